"""Coverage: what organisations state, by language, country and specialism, and the gaps."""

from __future__ import annotations

from directory.app.visit import Visit
from directory.web.coverage import shown


def page() -> None:
    """Put the coverage on the screen."""
    visit = Visit.now()
    visit.put("coverage.html", coverage=shown(visit.finder, visit.phrases))
