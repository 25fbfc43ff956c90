"""The members as arrays, built once per data version and shared by every search.

At 100,000 members a loop over objects takes seconds and arrays take milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from directory.freshness import sure_on
from directory.languages import Languages
from directory.members import Directory, Member
from directory.names import fold
from directory.places import Positions
from directory.query import NEEDS

Flags = NDArray[np.bool_]
Levels = NDArray[np.int8]
Numbers = NDArray[np.int64]
Kilometres = NDArray[np.float64]
Days = NDArray[np.int32]
Key = TypeVar("Key", str, tuple[str, str])

#: Kinds of body that are whom to ask, if they describe no programme (design: Groups).
POINTING_KINDS = ("national_network", "umbrella", "public_authority", "victim_support")

#: How far a member is reachable within its country, km (design: Reach).
REACH_KM = {"local": 60.0, "regional": 200.0, "": 200.0, "national": np.inf}


@dataclass(frozen=True)
class Towns:
    """The towns in which members have places, each once, and which of them are whose.

    ``of[n]`` are the numbers of the towns of member n, ``first[n]`` the first of them, or one
    beyond the last town if it has none. ``further`` holds (members, their towns) for the second
    town of those that have one, for the third, and so on.
    """

    positions: Positions
    names: tuple[str, ...]
    of: tuple[tuple[int, ...], ...]
    first: Numbers
    further: tuple[tuple[Numbers, Numbers], ...]


@dataclass(frozen=True)
class Offers:
    """In which languages members work, stated or usual: ``codes``, and their numbers by member.

    ``first[n]`` is the first language of member n, or one beyond the last if it has none.
    ``further`` holds (members, their languages) for the second, the third, and so on.
    """

    codes: tuple[str, ...]
    first: Numbers
    further: tuple[tuple[Numbers, Numbers], ...]

    @classmethod
    def of(cls, members: Sequence[Member], languages: Languages) -> Offers:
        """Return the offers of members."""
        offered = [{*member.languages, *languages.usual(member)} for member in members]
        codes = tuple(sorted(set().union(*offered)))
        number = {code: place for place, code in enumerate(codes)}
        of = [sorted(number[code] for code in own) for own in offered]
        first = np.array([own[0] if own else len(codes) for own in of], dtype=np.int64)
        return cls(codes, first, tuple(_further(of)))

    def counted(self, chosen: Flags) -> Numbers:
        """Return for each of ``codes`` how many of the chosen members work in it."""
        size = len(self.codes) + 1
        counts = np.bincount(self.first.take(np.flatnonzero(chosen)), minlength=size)
        for members, languages in self.further:
            also = np.flatnonzero(chosen.take(members))
            counts += np.bincount(languages.take(also), minlength=size)
        return counts[:-1]


@dataclass(frozen=True)
class Index:
    """One entry a member in every array, in the order of ``members``.

    That order is the last part of every group's (documented membership, name, id), so that a
    stable sort of what comes before is enough, and the order of the file says nothing.
    ``sure_on`` are days (``freshness.sure_on``) as ordinals, ``oldest`` the first of them: an
    index lives for months, so that a search, not the index, knows what is long ago.
    """

    directory: Directory
    languages: Languages
    members: tuple[Member, ...]
    countries: Mapping[str, Flags]
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

    @classmethod
    def of(cls, directory: Directory, languages: Languages) -> Index:
        """Return the arrays of a directory."""
        members = tuple(sorted(directory.members, key=_last_in_order))

        def flags(test: Callable[[Member], bool]) -> Flags:
            return np.fromiter(map(test, members), dtype=bool, count=len(members))

        describes = flags(directory.describes_programme)
        points_on = ~describes & flags(lambda member: member.kind in POINTING_KINDS)
        stated = _numbers(members, lambda member: member.languages)
        official = _numbers(members, languages.usual)
        countries = np.array([member.country for member in members], dtype="U2")
        days = np.array([_ordinal(member) for member in members], dtype=np.int32)
        return cls(
            directory=directory,
            languages=languages,
            members=members,
            countries={str(code): countries == code for code in np.unique(countries)},
            kinds=np.array([_kind_rank(member) for member in members], dtype=np.int8),
            describes=describes,
            points_on=np.flatnonzero(points_on),
            placeable=~points_on,
            reach_km=np.array([REACH_KM[member.serves] for member in members], dtype=np.float64),
            remote=flags(lambda member: bool({"online", "phone"} & set(member.formats))),
            men_only=flags(lambda member: states_only(member, "man")),
            women_only=flags(lambda member: states_only(member, "woman")),
            interpreter=np.flatnonzero(flags(lambda member: member.interpreter == "yes")),
            stated=stated,
            official=official,
            offers=Offers.of(members, languages),
            needs=_numbers(members, _needs),
            towns=_towns(directory, members),
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


def _towns(directory: Directory, members: Sequence[Member]) -> Towns:
    numbers: dict[tuple[str, str], int] = {}
    of = tuple(
        tuple(
            numbers.setdefault(place, len(numbers))
            for place in directory.cities(member)
            if place in directory.places
        )
        for member in members
    )
    degrees = np.array([directory.places[place] for place in numbers]).reshape(-1, 2)
    return Towns(
        positions=Positions(degrees[:, 0], degrees[:, 1]),
        names=tuple(city for _, city in numbers),
        of=of,
        first=np.array([towns[0] if towns else len(numbers) for towns in of], dtype=np.int64),
        further=tuple(_further(of)),
    )


def _further(of: Sequence[Sequence[int]]) -> Iterator[tuple[Numbers, Numbers]]:
    for place in range(1, max(map(len, of), default=0)):
        members = [number for number, towns in enumerate(of) if len(towns) > place]
        yield np.array(members), np.array([of[number][place] for number in members])
