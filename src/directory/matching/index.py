"""The members as arrays, built once per data version and shared by every search.

At 100,000 members a loop over objects takes seconds and arrays take milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.languages import Languages
from directory.members import Directory, Member
from directory.names import fold
from directory.places import Positions
from directory.query import NEEDS

Flags = NDArray[np.bool_]
Levels = NDArray[np.int8]
Numbers = NDArray[np.int64]
Kilometres = NDArray[np.float64]
Key = TypeVar("Key", str, tuple[str, str])

#: Kinds of body that are whom to ask, if they describe no programme (design: Groups).
POINTING_KINDS = ("national_network", "umbrella", "public_authority", "victim_support")

#: How far a member is reachable within its country, km (design: Reach).
REACH_KM = {"local": 60.0, "regional": 200.0, "": 200.0, "national": np.inf}


@dataclass(frozen=True)
class Points:
    """All places of all members, grouped by owner; ``starts`` opens each group.

    Those of member n are the places from ``bounds[n]`` to before ``bounds[n + 1]``.
    """

    positions: Positions
    owners: Numbers
    starts: Numbers
    bounds: Numbers
    cities: tuple[str, ...]


@dataclass(frozen=True)
class Offers:
    """Which members work in which language: (language, member) pairs, and members by language."""

    codes: tuple[str, ...]
    languages: Numbers
    members: Numbers
    by_language: Mapping[str, Numbers]

    @classmethod
    def of(cls, by_language: Mapping[str, Numbers]) -> Offers:
        """Return the offers of the members that each language has."""
        codes = tuple(sorted(by_language))
        sizes = [len(by_language[code]) for code in codes]
        nobody = np.empty(0, dtype=np.int64)
        members = np.concatenate([nobody, *(by_language[code] for code in codes)])
        return cls(codes, np.repeat(np.arange(len(codes)), sizes), members, by_language)

    def counted(self, chosen: Flags) -> Numbers:
        """Return for each of ``codes`` how many of the chosen members work in it."""
        return np.bincount(self.languages[chosen[self.members]], minlength=len(self.codes))


@dataclass(frozen=True)
class Index:
    """One entry a member in every array, in the order of ``members``.

    That order is the last part of every group's (documented membership, name, id), so that a
    stable sort of what comes before is enough, and the order of the file says nothing.
    """

    directory: Directory
    languages: Languages
    members: tuple[Member, ...]
    countries: Mapping[str, Flags]
    kinds: Levels
    describes: Flags
    points_on: Flags
    reach_km: Kilometres
    remote: Flags
    men_only: Flags
    women_only: Flags
    interpreter: Numbers
    stated: Mapping[str, Numbers]
    official: Mapping[str, Numbers]
    offers: Offers
    needs: Mapping[tuple[str, str], Numbers]
    points: Points

    @classmethod
    def of(cls, directory: Directory, languages: Languages) -> Index:
        """Return the arrays of a directory."""
        members = tuple(sorted(directory.members, key=_last_in_order))

        def flags(test: Callable[[Member], bool]) -> Flags:
            return np.fromiter(map(test, members), dtype=bool, count=len(members))

        describes = flags(directory.describes_programme)
        stated = _numbers(members, lambda member: member.languages)
        official = _numbers(members, languages.usual)
        countries = np.array([member.country for member in members], dtype="U2")
        return cls(
            directory=directory,
            languages=languages,
            members=members,
            countries={str(code): countries == code for code in np.unique(countries)},
            kinds=np.array([_kind_rank(member) for member in members], dtype=np.int8),
            describes=describes,
            points_on=~describes & flags(lambda member: member.kind in POINTING_KINDS),
            reach_km=np.array([REACH_KM[member.serves] for member in members], dtype=np.float64),
            remote=flags(lambda member: bool({"online", "phone"} & set(member.formats))),
            men_only=flags(lambda member: states_only(member, "man")),
            women_only=flags(lambda member: states_only(member, "woman")),
            interpreter=np.flatnonzero(flags(lambda member: member.interpreter == "yes")),
            stated=stated,
            official=official,
            offers=Offers.of(_numbers(members, lambda m: {*m.languages, *languages.usual(m)})),
            needs=_numbers(members, _needs),
            points=_points(directory, members),
        )


def states_only(member: Member, who: str) -> bool:
    """Return whether a member states that it works with men only, or with women only."""
    own, other = ("men", "women_who_use_violence")[:: 1 if who == "man" else -1]
    return own in member.specialisms and other not in member.specialisms


def _last_in_order(member: Member) -> tuple[bool, str, str]:
    return member.membership != "confirmed", fold(member.name), member.id


def _kind_rank(member: Member) -> int:
    return {"perpetrator_programme": 0, "victim_support": 2}.get(member.kind, 1)


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


def _points(directory: Directory, members: Sequence[Member]) -> Points:
    found = [
        (*directory.places[place], number, place[1])
        for number, member in enumerate(members)
        for place in directory.cities(member)
        if place in directory.places
    ]
    owners = np.array([point[2] for point in found], dtype=np.int64)
    return Points(
        positions=Positions(
            np.array([point[0] for point in found], dtype=np.float64),
            np.array([point[1] for point in found], dtype=np.float64),
        ),
        owners=owners,
        starts=np.flatnonzero(np.diff(owners, prepend=-1)),
        bounds=np.searchsorted(owners, np.arange(len(members) + 1)),
        cities=tuple(point[3] for point in found),
    )
