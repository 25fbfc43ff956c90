"""About the data: how many, how sure, how to read a blank."""

from __future__ import annotations

from itertools import chain

from directory.app.visit import Visit
from directory.web.figures import by_country, known


def page() -> None:
    """Put the page about the data on the screen."""
    visit = Visit.now()
    directory = visit.finder.directory
    sources = list(chain.from_iterable(directory.sources.values()))
    visit.put(
        "about.html",
        members=len(directory.members),
        documented=int((directory.frame["membership"] == "confirmed").sum()),
        confirmed=int(directory.frame["confirmed_on"].notna().sum()),
        sources=len(sources),
        pages=len({source.url for source in sources}),
        undated=sum(not source.source_date for source in sources),
        known=known(directory, visit.phrases),
        countries=by_country(directory, visit.phrases),
        network=visit.finder.settings.network,
    )
