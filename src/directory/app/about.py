"""About the data: how many, how sure, how to read a blank."""

from __future__ import annotations

from directory.app.visit import Visit
from directory.web.figures import about


def page() -> None:
    """Put the page about the data on the screen."""
    visit = Visit.now()
    visit.put("about.html", **about(visit.finder, visit.phrases))
