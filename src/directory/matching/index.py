"""The members as arrays, built once per data version and shared by every search.

At 100,000 members a loop over objects takes seconds and arrays take milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np

from directory.freshness import sure_on
from directory.languages import Languages
from directory.matching.arrays import Days, Flags, Kilometres, Levels, Numbers
from directory.matching.offers import Offers
from directory.matching.towns import Towns
from directory.members import Directory, Member
from directory.names import fold
from directory.query import NEEDS

Key = TypeVar("Key", str, tuple[str, str])

#: Kinds of body that are whom to ask, if they describe no programme (design: Groups).
POINTING_KINDS = ("national_network", "umbrella", "public_authority", "victim_support")

#: How far a member is reachable within its country, km (design: Reach).
REACH_KM = {"local": 60.0, "regional": 200.0, "": 200.0, "national": np.inf}


@dataclass(frozen=True)
class Index:
    """One entry a member in every array, in the order of ``members``; ``in_data`` leads back.

    That order is the last part of every group's (documented membership, name, id), so that a
    stable sort of what comes before is enough, and the order of the file says nothing.
    ``sure_on`` are days (``freshness.sure_on``) as ordinals, ``oldest`` the first of them: an
    index lives for months, so that a search, not the index, knows what is long ago. ``graded``
    holds the grades of the languages that were asked so far (``grades``).
    """

    directory: Directory
    languages: Languages
    members: tuple[Member, ...]
    in_data: Numbers
    countries: Mapping[str, Numbers]
    kinds: Levels
    describes: Flags
    points_on: Numbers
    placeable: Flags
    reach_km: Kilometres
    remote: Flags
    men_only: Flags
    women_only: Flags
    interpreter: Numbers
    stated: Mapping[str, Numbers]
    official: Mapping[str, Numbers]
    offers: Offers
    needs: Mapping[tuple[str, str], Numbers]
    towns: Towns
    sure_on: Days
    oldest: int
    graded: dict[str, Levels] = field(default_factory=dict)

    @classmethod
    def of(cls, directory: Directory, languages: Languages) -> Index:
        """Return the arrays of a directory."""
        of_data = directory.members
        in_data = sorted(range(len(of_data)), key=lambda number: _last_in_order(of_data[number]))
        members = tuple(of_data[number] for number in in_data)

        def flags(test: Callable[[Member], bool]) -> Flags:
            return np.fromiter(map(test, members), dtype=bool, count=len(members))

        describes = flags(directory.describes_programme)
        points_on = ~describes & flags(lambda member: member.kind in POINTING_KINDS)
        stated = _numbers(members, lambda member: member.languages)
        official = _numbers(members, languages.usual)
        days = np.array([_ordinal(member) for member in members], dtype=np.int32)
        return cls(
            directory=directory,
            languages=languages,
            members=members,
            in_data=np.array(in_data, dtype=np.int64),
            countries=_numbers(members, lambda member: [member.country]),
            kinds=np.array([_kind_rank(member) for member in members], dtype=np.int8),
            describes=describes,
            points_on=np.flatnonzero(points_on),
            placeable=~points_on,
            reach_km=np.array([REACH_KM[member.serves] for member in members], dtype=np.float32),
            remote=flags(lambda member: bool({"online", "phone"} & set(member.formats))),
            men_only=flags(lambda member: states_only(member, "man")),
            women_only=flags(lambda member: states_only(member, "woman")),
            interpreter=np.flatnonzero(flags(lambda member: member.interpreter == "yes")),
            stated=stated,
            official=official,
            offers=Offers.of(members, languages),
            needs=_numbers(members, _needs),
            towns=Towns.of_members(directory, members),
            sure_on=days,
            oldest=int(days.min(initial=date.max.toordinal())),
        )


def states_only(member: Member, who: str) -> bool:
    """Return whether a member states that it works with men only, or with women only."""
    own, other = ("men", "women_who_use_violence")[:: 1 if who == "man" else -1]
    return own in member.specialisms and other not in member.specialisms


def _last_in_order(member: Member) -> tuple[bool, str, str]:
    return member.membership != "confirmed", fold(member.name), member.id


def _kind_rank(member: Member) -> int:
    return {"perpetrator_programme": 0, "victim_support": 2}.get(member.kind, 1)


def _ordinal(member: Member) -> int:
    return sure_on(member.checked_on, member.confirmed_on).toordinal()


def _needs(member: Member) -> list[tuple[str, str]]:
    return [(column, value) for column in NEEDS for value in getattr(member, column)]


def _numbers(
    members: Iterable[Member], values: Callable[[Member], Iterable[Key]]
) -> Mapping[Key, Numbers]:
    found: dict[Key, list[int]] = defaultdict(list)
    for number, member in enumerate(members):
        for value in values(member):
            found[value].append(number)
    return {value: np.array(numbers, dtype=np.int64) for value, numbers in found.items()}
