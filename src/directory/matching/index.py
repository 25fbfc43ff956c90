"""The members as arrays, built once per data version and shared by every search.

At 100,000 members a loop over objects takes seconds and arrays take milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.languages import Languages
from directory.members import Directory, Member
from directory.names import fold
from directory.query import NEEDS

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Kilometres = NDArray[np.float64]
Key = TypeVar("Key", str, tuple[str, str])

#: Kinds of body that are whom to ask, if they describe no programme (design: Groups).
POINTING_KINDS = ("national_network", "umbrella", "public_authority", "victim_support")

#: How far a member is reachable within its country, km (design: Reach).
REACH_KM = {"local": 60.0, "regional": 200.0, "": 200.0, "national": np.inf}


@dataclass(frozen=True)
class Points:
    """All places of all members (degrees), grouped by owner; ``starts`` opens each group."""

    latitudes: Kilometres
    longitudes: Kilometres
    owners: Numbers
    starts: Numbers
    cities: tuple[str, ...]


@dataclass(frozen=True)
class Index:
    """One entry a member in every array, in the order of ``members``."""

    directory: Directory
    languages: Languages
    members: tuple[Member, ...]
    countries: NDArray[np.str_]
    kinds: Numbers
    describes: Flags
    points_on: Flags
    reach_km: Kilometres
    remote: Flags
    men_only: Flags
    women_only: Flags
    interpreter: Flags
    documented: Flags
    names: Numbers
    stated: Mapping[str, Numbers]
    official: Mapping[str, Numbers]
    needs: Mapping[tuple[str, str], Numbers]
    points: Points

    @classmethod
    def of(cls, directory: Directory, languages: Languages) -> Index:
        """Return the arrays of a directory."""
        members = directory.members

        def flags(test: Callable[[Member], bool]) -> Flags:
            return np.fromiter(map(test, members), dtype=bool, count=len(members))

        describes = flags(directory.describes_programme)
        return cls(
            directory=directory,
            languages=languages,
            members=members,
            countries=np.array([member.country for member in members], dtype="U2"),
            kinds=np.array([_kind_rank(member) for member in members], dtype=np.int64),
            describes=describes,
            points_on=~describes & flags(lambda member: member.kind in POINTING_KINDS),
            reach_km=np.array([REACH_KM[member.serves] for member in members], dtype=np.float64),
            remote=flags(lambda member: bool({"online", "phone"} & set(member.formats))),
            men_only=flags(lambda member: states_only(member, "man")),
            women_only=flags(lambda member: states_only(member, "woman")),
            interpreter=flags(lambda member: member.interpreter == "yes"),
            documented=flags(lambda member: member.membership == "confirmed"),
            names=_ranks([fold(member.name) for member in members]),
            stated=_numbers(members, lambda member: member.languages),
            official=_numbers(members, languages.usual),
            needs=_numbers(members, _needs),
            points=_points(directory),
        )


def states_only(member: Member, who: str) -> bool:
    """Return whether a member states that it works with men only, or with women only."""
    own, other = ("men", "women_who_use_violence")[:: 1 if who == "man" else -1]
    return own in member.specialisms and other not in member.specialisms


def _kind_rank(member: Member) -> int:
    return {"perpetrator_programme": 0, "victim_support": 2}.get(member.kind, 1)


def _needs(member: Member) -> list[tuple[str, str]]:
    return [(column, value) for column in NEEDS for value in getattr(member, column)]


def _ranks(values: list[str]) -> Numbers:
    order = {value: rank for rank, value in enumerate(sorted(set(values)))}
    return np.array([order[value] for value in values], dtype=np.int64)


def _numbers(
    members: Iterable[Member], values: Callable[[Member], Iterable[Key]]
) -> Mapping[Key, Numbers]:
    found: dict[Key, list[int]] = defaultdict(list)
    for number, member in enumerate(members):
        for value in values(member):
            found[value].append(number)
    return {value: np.array(numbers, dtype=np.int64) for value, numbers in found.items()}


def _points(directory: Directory) -> Points:
    found = [
        (*directory.places[place], number, place[1])
        for number, member in enumerate(directory.members)
        for place in directory.cities(member)
        if place in directory.places
    ]
    owners = np.array([point[2] for point in found], dtype=np.int64)
    return Points(
        latitudes=np.array([point[0] for point in found], dtype=np.float64),
        longitudes=np.array([point[1] for point in found], dtype=np.float64),
        owners=owners,
        starts=np.flatnonzero(np.diff(owners, prepend=-1)),
        cities=tuple(point[3] for point in found),
    )
