"""The answer to a query: groups of results with their reasons, and what to loosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

import numpy as np

from directory.matching.arrays import Numbers
from directory.matching.grades import Offer, offer
from directory.matching.groups import GROUPS, NETWORK, Placed
from directory.matching.index import Index
from directory.matching.order import best_first
from directory.matching.reach import nearest_place
from directory.matching.reasons import Remark, reasons
from directory.matching.relaxations import Relaxation, relaxations
from directory.members import Member
from directory.query import Query
from directory.settings import Network


@dataclass(frozen=True, slots=True)
class Result:
    """A member in the answer, or the network itself; ``city`` is its nearest place.

    ``distance_km`` is whole km, as the coordinates of towns allow; None where unknown.
    """

    id: str
    name: str
    country: str
    city: str
    distance_km: int | None
    language: Offer
    reasons: tuple[Remark, ...]
    notes: str
    member: Member | None


class Results(Sequence[Result]):
    """The results of one group, best first, each made when it is looked at.

    A large directory has a hundred thousand of them, of which a page shows five.
    """

    def __init__(self, placed: Placed, group: int, length: int, last: Result | None) -> None:
        self._placed = placed
        self._group = group
        self._length = length
        self._last = last
        self._numbers: list[int] = []
        self._made: dict[int, Result] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Result: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Result, ...]: ...
    def __getitem__(self, place: int | slice) -> Result | tuple[Result, ...]:
        if isinstance(place, slice):
            return tuple(self._at(number) for number in range(*place.indices(self._length)))
        return self._at(range(self._length)[place])

    def __iter__(self) -> Iterator[Result]:
        return iter(self[:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(result.id for result in self))

    @property
    def numbers(self) -> Numbers:
        """Where the members among the results stand in the data, in no order that says anything."""
        return self._placed.index.in_data[self._placed.groups[self._group]]

    def _at(self, place: int) -> Result:
        members = self._length - (self._last is not None)
        if place >= members and self._last is not None:
            return self._last
        if place >= len(self._numbers):
            limit = max(place + 1, min(members, FIRST)) if place < FIRST else None
            self._numbers = best_first(self._placed, self._group, limit).tolist()
        if place not in self._made:
            self._made[place] = _result(self._placed, self._numbers[place])
        return self._made[place]


#: So many results of a group are put in order at first; looking further orders all.
FIRST = 20


_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one group; ``total`` counts those beyond the limit too."""

    code: str
    total: int
    results: Sequence[Result]

    @property
    def numbers(self) -> Numbers:
        """Where all its members stand in the data, in no order, beyond the limit too."""
        return self.results.numbers if isinstance(self.results, Results) else _NONE


@dataclass(frozen=True)
class Answer:
    """What a search returns; groups without results are left out."""

    query: Query
    groups: tuple[Group, ...]
    relaxations: tuple[Relaxation, ...]

    def group(self, code: str) -> Group:
        """Return a group by its code, empty if it is left out."""
        return next((g for g in self.groups if g.code == code), Group(code, 0, ()))


def find(
    index: Index,
    query: Query,
    network: Network,
    limit: int | None = None,
    today: date | None = None,
) -> Answer:
    """Return the answer to a query; ``limit`` holds for each group, None shows all.

    The age of entries counts from ``today``, the computer's own day if none is given.
    """
    placed = Placed(index, query, today or date.today())
    groups = (_group(placed, code, network, limit) for code in range(len(GROUPS)))
    return Answer(
        query=query,
        groups=tuple(group for group in groups if group.total),
        relaxations=tuple(relaxations(placed)),
    )


def in_order(index: Index, query: Query, today: date | None = None) -> Iterator[str]:
    """Yield the ids of all members in an answer as they stand there, without their reasons."""
    placed = Placed(index, query, today or date.today())
    for group in range(len(GROUPS)):
        yield from (index.members[number].id for number in best_first(placed, group).tolist())


def _group(placed: Placed, code: int, network: Network, limit: int | None) -> Group:
    itself = _network(network) if code == NETWORK else None
    total = placed.totals[code] + (itself is not None)
    length = total if limit is None else min(total, limit)
    last = itself if length == total else None
    return Group(GROUPS[code], total, Results(placed, code, length, last))


def _network(network: Network) -> Result:
    """Return the network itself, which always stands last among those to ask."""
    return Result(
        id=network.id,
        name=network.name,
        country="",
        city="",
        distance_km=None,
        language=Offer(),
        reasons=(Remark("the_network"),),
        notes="",
        member=None,
    )


def _result(placed: Placed, number: int) -> Result:
    member = placed.index.members[number]
    found = offer(placed.index.languages, member, placed.query.languages)
    city, distance_km = nearest_place(placed.index, placed.query.near, placed.km_to_towns, number)
    return Result(
        id=member.id,
        name=member.name,
        country=member.country,
        city=city,
        distance_km=distance_km,
        language=found,
        reasons=tuple(reasons(placed, number, found)),
        notes=member.notes,
        member=member,
    )
