"""The addresses of pages by their names: ``safety``, ``organisation/ID``, ``country/de``.

The app, the plain pages and the exported files have the same pages at other addresses; a template
names the page and the surface that shows it knows the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import relpath
from typing import Protocol
from urllib.parse import quote

#: Below this the plain pages are served.
PAGES = "/pages/"

#: Below a base address the list stands first; it has no name of its own.
LIST = ""


class Addresses(Protocol):
    """Where the pages of one surface stand."""

    def __call__(self, name: str) -> str:
        """Return the address of a page by its name."""


def app_address(name: str) -> str:
    """Return the address of a page of the app."""
    if name.endswith("/sheet"):
        # To be printed, so that it needs nothing of the app.
        return served_address(name)
    kind, _, member = name.partition("/")
    return f"/{kind}?member={quote(member)}" if member else f"/{kind}"


def served_address(name: str) -> str:
    """Return the address of a plain page as the process serves it."""
    return PAGES + quote(name)


@dataclass(frozen=True, slots=True)
class FileAddress:
    """Addresses as seen from an exported file: relative, so that the folder works anywhere."""

    here: str

    def __call__(self, name: str) -> str:
        """Return the address of a page, from the page ``here``."""
        folder = file_name(self.here).rpartition("/")[0]
        return quote(relpath(file_name(name), folder or "."))


def file_name(name: str) -> str:
    """Return the path of a page in the exported folder."""
    return f"{name}.html" if name else "index.html"
