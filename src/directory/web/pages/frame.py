"""The frame of the plain pages: title, description, navigation, exit link, one style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from directory.web.addresses import LIST, Addresses, FileAddress, file_name, served_address
from directory.web.pages.page import Desk, Page
from directory.web.shell import framed
from directory.web.templating import static

#: The map alone, for the page that frames it: in a folder, and for pages that other sites frame.
MAP_FRAME, EMBEDDED_MAP = "map-frame", "/embed/map"


@dataclass(frozen=True)
class Surface:
    """Where the pages stand: served by the process, or as files in a folder.

    ``addresses`` gives the addresses as seen from a page, ``public`` the one that search engines
    are told, blank if nobody said where the site is. ``is_whole`` means that every link is one
    of these, for a page that may be shown at any address.
    """

    is_files: bool
    base_url: str
    is_embedded: bool = False
    is_whole: bool = False

    def addresses(self, here: str) -> Addresses:
        """Return the addresses of pages as seen from the page ``here``."""
        if self.is_whole:
            return self.public
        return FileAddress(here) if self.is_files else served_address

    def public(self, name: str) -> str:
        """Return the whole address of a page, blank if the site has no known address."""
        if not self.base_url:
            return ""
        if self.is_files:
            path = file_name(name) if name != LIST else ""
            return f"{self.base_url}/{path}"
        return self.base_url + served_address(name)

    def map_address(self, here: str) -> str:
        """Return the address of the map as seen from the page ``here``."""
        if self.is_files:
            return self.addresses(here)(MAP_FRAME)
        return EMBEDDED_MAP if self.is_embedded else "/map"


def framed_page(desk: Desk, surface: Surface, name: str, page: Page) -> str:
    """Return the HTML of a page at its name."""
    t, to = desk.t, surface.addresses(name)
    # In a folder there is no server to ask: there the page with the map finds.
    found_by = () if surface.is_files else (("map", t("Map")),)
    navigation = (
        ("search", t("Find")),
        (LIST, t("List")),
        *found_by,
        ("self", t("For yourself")),
        ("about", t("About")),
        ("safety", t("Safety")),
    )
    told: dict[str, Any] = {
        "phrases": desk.phrases,
        "to": to,
        "pages": [(to(each), words) for each, words in navigation if to(each)],
        "here": to(name),
        "name": name,
        "title": page.title,
        "description": page.description,
        "canonical": surface.public(name) if page.listed else "",
        "is_listed": page.listed,
        "is_files": surface.is_files,
        "labelled": lambda column: partial(desk.phrases.label, column),
        "is_embedded": surface.is_embedded,
        "map_address": surface.map_address(name),
        "find_js": static("find.js"),
        "network_email": desk.finder.settings.network.email,
        "emergency_number": desk.finder.settings.emergency,
        "scripted": False,
        "sheets": True,
        "on_map": frozenset(),
        "own": False,
        "asked": [],
        "styles": static("parts.css") + static("pages.css"),
    }
    return framed(f"pages/{page.template}", t, desk.finder.settings, **told | dict(page.values))
