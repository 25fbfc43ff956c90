"""Safety: leaving, traces, and where survivors find help (quality F4)."""

from __future__ import annotations

from directory.app.visit import Visit


def page() -> None:
    """Put the safety page on the screen."""
    visit = Visit.now()
    visit.put("safety.html", settings=visit.finder.settings)
