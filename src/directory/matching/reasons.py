"""Why a result stands where it stands: remarks as data, worded by the translator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from directory.freshness import OLD, is_older, sure_on
from directory.languages import official
from directory.matching.grades import Offer
from directory.matching.groups import Placed
from directory.matching.index import Index
from directory.members import Member
from directory.query import Query

#: Grades beside which the languages that a member does state are worth knowing.
_UNSURE = ("interpreter", "related", "unknown")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say, as a code and the values that its words need."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def reasons(placed: Placed, number: int, offer: Offer) -> list[Remark]:
    """Return why a member stands in its group; what most changes the call comes first."""
    index, query = placed.index, placed.query
    return [
        *_who(index, query, number),
        *_programme(index, number),
        *_language(index, query, number, offer),
        *_reach(placed, number),
        *_needs(index, query, number),
        *age(index.members[number], placed.today),
    ]


def age(member: Member, today: date) -> list[Remark]:
    """Return the remark that nobody has made sure of an entry for ``OLD`` months, or none."""
    day = sure_on(member.checked_on, member.confirmed_on)
    if not is_older(day, OLD, today):
        return []
    code = "confirmed_long_ago" if day == member.confirmed_on else "read_long_ago"
    return [Remark(code, {"day": day.isoformat()})]


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


def _language(index: Index, query: Query, number: int, offer: Offer) -> Iterator[Remark]:
    if not query.languages:
        return
    member = index.members[number]
    if offer.grade == "unknown":
        for language in query.languages:
            if language in official(member.country):
                values = {"language": language, "country": member.country}
                yield Remark("official_in_country", values)
            else:
                yield Remark("language_unknown", {"language": language})
    elif offer.grade == "related":
        stated = offer.offered in member.languages
        yield Remark(
            "language_related" if stated else "language_related_official",
            {"language": offer.asked, "offered": offer.offered},
        )
        if index.languages.relatives.caution(offer.asked, offer.offered):
            yield Remark("language_caution", {"language": offer.asked, "offered": offer.offered})
    else:
        yield Remark(f"language_{offer.grade}", {"language": offer.asked})
    others = [language for language in member.languages if language != offer.offered]
    if offer.grade in _UNSURE and others:
        yield Remark("works_in_others", {"languages": ";".join(others)})
    if member.interpreter == "no":
        yield Remark("no_interpreter")


def _reach(placed: Placed, number: int) -> Iterator[Remark]:
    index, query = placed.index, placed.query
    member = index.members[number]
    at_home = bool(placed.home[number])
    if not at_home:
        yield Remark("other_country", {"country": member.country})
    if query.near is None:
        return
    km = float(placed.km[number])
    if np.isinf(km):
        if index.describes[number]:
            yield Remark("distance_unknown")
    elif not placed.reachable[number] and at_home:
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
