"""The web server round the app: its pages' frame, headers, files and routes."""

from directory.web.headers import Door, Headers
from directory.web.routes import Site
from directory.web.shelf import Shelf, shelf

__all__ = ["Door", "Headers", "Shelf", "Site", "shelf"]
