"""Why a result stands where it stands: remarks as data, worded by the translator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from directory.languages import official
from directory.matching.grades import GRADES, OFFICIAL, UNKNOWN
from directory.matching.groups import Placed
from directory.matching.index import Index
from directory.query import Query


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say, as a code and the values that its words need."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def reasons(index: Index, query: Query, placed: Placed, number: int) -> list[Remark]:
    """Return why a member stands in its group; what most changes the call comes first."""
    return [
        *_who(index, query, number),
        *_programme(index, number),
        *_language(index, query, placed, number),
        *_reach(index, query, placed, number),
        *_needs(index, query, number),
    ]


def _who(index: Index, query: Query, number: int) -> Iterator[Remark]:
    if index.women_only[number] and query.who != "woman":
        yield Remark("for_women_only")
    if index.men_only[number] and query.who != "man":
        yield Remark("states_men_only")
    if query.who and index.describes[number] and not _states(index, number, query.who):
        yield Remark(f"{query.who}_not_stated")


def _states(index: Index, number: int, who: str) -> bool:
    code = "men" if who == "man" else "women_who_use_violence"
    # Who states only the other is told apart by the remarks above.
    only = index.men_only if who == "woman" else index.women_only
    return code in index.members[number].specialisms or bool(only[number])


def _programme(index: Index, number: int) -> Iterator[Remark]:
    if not index.describes[number]:
        yield Remark("no_programme_described")


def _language(index: Index, query: Query, placed: Placed, number: int) -> Iterator[Remark]:
    if not query.languages:
        return
    member = index.members[number]
    level = int(placed.graded.grades[number])
    asked = query.languages[int(placed.graded.asked[number])]
    for language in query.languages if level == UNKNOWN else (asked,):
        if level == UNKNOWN and language in official(member.country):
            yield Remark("official_in_country", {"language": language, "country": member.country})
        else:
            yield Remark(f"language_{GRADES[level]}", {"language": language})
    if level > OFFICIAL and member.languages:
        yield Remark("works_in_others", {"languages": ";".join(member.languages)})
    if member.interpreter == "no":
        yield Remark("no_interpreter")


def _reach(index: Index, query: Query, placed: Placed, number: int) -> Iterator[Remark]:
    member = index.members[number]
    if not placed.home[number]:
        yield Remark("other_country", {"country": member.country})
    if query.near is None:
        return
    km = float(placed.distances.km[number])
    if np.isinf(km):
        if index.describes[number]:
            yield Remark("distance_unknown")
    elif not placed.reachable[number] and placed.home[number]:
        yield Remark("beyond_reach", {"serves": member.serves})
    elif km > (query.within_km or float(index.reach_km[number])) and index.remote[number]:
        yield Remark("from_a_distance")
    elif member.serves == "national":
        yield Remark("serves_nationwide")


def _needs(index: Index, query: Query, number: int) -> Iterator[Remark]:
    member = index.members[number]
    for column, value in query.needs:
        met = value in getattr(member, column)
        yield Remark("need_met" if met else "need_not_stated", {"column": column, "value": value})
