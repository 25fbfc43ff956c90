"""The pages of text: safety, and about the data."""

from __future__ import annotations

from directory.web.figures import about
from directory.web.pages.page import Desk, Page


def safety(desk: Desk) -> Page:
    """Return the safety page."""
    return Page(
        "safety.html",
        desk.titled(desk.t("Safety")),
        desk.t("Leave at once, what stays behind on the device, and where survivors find help."),
        {"settings": desk.finder.settings},
    )


def about_data(desk: Desk) -> Page:
    """Return the page about the data."""
    return Page(
        "about.html",
        desk.titled(desk.t("About the data")),
        desk.t("What is known of each organisation, where it comes from, how to read a blank."),
        about(desk.finder, desk.phrases),
    )
