"""The read-only API (HSDS 3.1) and the files to keep, open to every site (docs/api.md)."""

from directory.web.api.routes import BELOW, nothing, routes

__all__ = ["BELOW", "nothing", "routes"]
