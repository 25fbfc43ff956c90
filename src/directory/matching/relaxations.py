"""What each single loosening of a query would yield."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from directory.matching.groups import Placed
from directory.query import Query

#: Radii that are offered, km.
RADII_KM = (100.0, 200.0, 500.0, 1000.0)

#: So many other languages are offered.
OTHER_LANGUAGES = 3


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change of the query, the query it makes, and how many would fit after it.

    ``change`` is a code, with a value after a colon: ``any_language``, ``language:no``,
    ``within_km:500``, ``whole_country``, ``any_country``, ``anybody``; a plus joins two.
    """

    change: str
    query: Query
    count: int


def relaxations(placed: Placed) -> list[Relaxation]:
    """Return the loosenings that yield more than the query itself, with their counts.

    Counted is the size of match, interpreter and related together. Of the radii only the
    smallest that yields more is offered. Where nothing fits and no single loosening helps,
    two at once are tried, so that nobody is left without a way on.
    """
    single = _counted(placed, [*_narrow(placed), *_broad(placed.query)])
    if single or placed.fitting:
        return single
    pairs = [
        (f"{first}+{second}", loosest)
        for first, looser in _broad(placed.query)
        for second, loosest in _broad(looser)
        if first < second
    ]
    return _counted(placed, pairs)


def _counted(placed: Placed, changes: Iterable[tuple[str, Query]]) -> list[Relaxation]:
    found: dict[str, Relaxation] = {}
    for change, looser in changes:
        kind = change.partition(":")[0]
        if kind == "within_km" and any(other.startswith(kind) for other in found):
            continue
        count = placed.changed(looser).fitting
        if count > placed.fitting:
            found[change] = Relaxation(change, looser, count)
    return list(found.values())


def _narrow(placed: Placed) -> Iterator[tuple[str, Query]]:
    """Yield the loosenings that keep most of the query: another language, a wider radius."""
    query = placed.query
    if query.languages:
        for code in _languages_within_reach(placed):
            yield f"language:{code}", replace(query, languages=(code,))
    if query.near is not None:
        for radius in RADII_KM:
            if query.within_km is None or radius > query.within_km:
                yield f"within_km:{radius:g}", replace(query, countries=(), within_km=radius)


def _broad(query: Query) -> Iterator[tuple[str, Query]]:
    """Yield the loosenings that leave one thing out."""
    if query.languages:
        yield "any_language", replace(query, languages=())
    if query.near is not None and query.home:
        yield "whole_country", replace(query, near=None, within_km=None, countries=query.home)
    if query.home:
        yield "any_country", replace(query, near=None, within_km=None, countries=())
    if query.who:
        yield "anybody", replace(query, who="")


def _languages_within_reach(placed: Placed) -> list[str]:
    """Return the languages in which most programmes within reach work, the asked left out."""
    offers = placed.index.offers
    counts = offers.counted(placed.available)
    known = {*placed.query.languages, *placed.query.denied}
    # Codes are in order, and a stable sort keeps equals so.
    ranked = np.argsort(-counts, kind="stable")[: OTHER_LANGUAGES + len(known)]
    found = (offers.codes[number] for number in ranked if counts[number])
    return [code for code in found if code not in known][:OTHER_LANGUAGES]
