"""The answer to a query: groups of results with their reasons, and what to loosen."""

from __future__ import annotations

from dataclasses import dataclass

from directory.matching import relaxations as loosening
from directory.matching.grades import GRADES
from directory.matching.groups import GROUPS, NETWORK, Placed, order, place
from directory.matching.index import Index
from directory.matching.reach import nearest_place
from directory.matching.reasons import Remark, reasons
from directory.members import Member
from directory.places import exact_kilometres
from directory.query import Query
from directory.settings import Network


@dataclass(frozen=True, slots=True)
class Offer:
    """The language asked, the one in which it is offered, and how sure that is.

    All blank where no language is asked; ``offered`` is blank where none is known.
    """

    asked: str = ""
    offered: str = ""
    grade: str = ""


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


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one group, best first; ``total`` counts those beyond the limit too."""

    code: str
    total: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search returns; groups without results are left out."""

    query: Query
    groups: tuple[Group, ...]
    relaxations: tuple[loosening.Relaxation, ...]

    def group(self, code: str) -> Group:
        """Return a group by its code, empty if it is left out."""
        return next((g for g in self.groups if g.code == code), Group(code, 0, ()))


def find(index: Index, query: Query, network: Network, limit: int | None = None) -> Answer:
    """Return the answer to a query; ``limit`` holds for each group, None shows all."""
    placed = place(index, query)
    groups = [_group(index, query, placed, code, limit) for code in range(len(GROUPS) - 1)]
    groups.append(_whom_to_ask(index, query, placed, network, limit))
    return Answer(
        query=query,
        groups=tuple(group for group in groups if group.total),
        relaxations=tuple(loosening.relaxations(index, query, placed)),
    )


def _group(index: Index, query: Query, placed: Placed, code: int, limit: int | None) -> Group:
    numbers = order(index, query, placed, code)
    results = tuple(_result(index, query, placed, int(number)) for number in numbers[:limit])
    return Group(GROUPS[code], len(numbers), results)


def _whom_to_ask(
    index: Index, query: Query, placed: Placed, network: Network, limit: int | None
) -> Group:
    there = _group(index, query, placed, NETWORK, limit)
    itself = Result(
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
    return Group(there.code, there.total + 1, (*there.results, itself)[:limit])


def _result(index: Index, query: Query, placed: Placed, number: int) -> Result:
    member = index.members[number]
    city, distance_km = _nearest(index, query, placed, number)
    return Result(
        id=member.id,
        name=member.name,
        country=member.country,
        city=city,
        distance_km=distance_km,
        language=_offer(query, placed, number),
        reasons=tuple(reasons(index, query, placed, number)),
        notes=member.notes,
        member=member,
    )


def _nearest(index: Index, query: Query, placed: Placed, number: int) -> tuple[str, int | None]:
    point = nearest_place(index, placed.distances, number)
    if point is None or query.near is None:
        return index.members[number].city, None
    there = (float(index.points.latitudes[point]), float(index.points.longitudes[point]))
    km = exact_kilometres((query.near.latitude, query.near.longitude), there)
    return index.points.cities[point], round(km)


def _offer(query: Query, placed: Placed, number: int) -> Offer:
    if not query.languages:
        return Offer()
    grade = GRADES[int(placed.graded.grades[number])]
    asked = query.languages[int(placed.graded.asked[number])]
    return Offer(asked, asked if grade in ("stated", "official") else "", grade)
