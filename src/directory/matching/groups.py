"""Which group of the answer each member stands in, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directory.matching.grades import INTERPRETER, OFFICIAL, RELATED, Graded, grade
from directory.matching.index import Flags, Index, Numbers
from directory.matching.reach import Distances, at_home, distances, reachable
from directory.query import Query

#: In the order in which they are shown (design: Groups).
GROUPS = ("match", "interpreter", "related", "ask", "elsewhere", "network")
MATCH, IN_INTERPRETER, IN_RELATED, ASK, ELSEWHERE, NETWORK = range(len(GROUPS))
NOWHERE = len(GROUPS)

#: Without a language, so many members of other countries stand in *elsewhere*.
NEAREST_ELSEWHERE = 5

#: Members of other countries that are as near as this, km, stand there whatever their language:
#: from Malmö the next programme is in Copenhagen, and unknown is not no.
NEXT_DOOR_KM = 60.0


@dataclass(frozen=True)
class Placed:
    """Per member: its group, and what put it there."""

    groups: Numbers
    graded: Graded
    distances: Distances
    home: Flags
    reachable: Flags

    @property
    def fitting(self) -> int:
        """Return how many stand in match, interpreter and related together."""
        return int(np.count_nonzero(self.groups <= IN_RELATED))


def place(index: Index, query: Query) -> Placed:
    """Return the group of every member."""
    away = distances(index, query.near)
    graded = grade(index, query.languages)
    home = at_home(index, query)
    within = reachable(index, query, home, away.km)
    groups = np.where(within, _within_reach(index, query, graded), NOWHERE)
    groups[~within & home] = ELSEWHERE
    groups[_abroad(query, graded, away, ~within & ~home & ~index.points_on)] = ELSEWHERE
    groups[index.points_on] = np.where(home[index.points_on], NETWORK, NOWHERE)
    return Placed(groups, graded, away, home, within)


def _within_reach(index: Index, query: Query, graded: Graded) -> Numbers:
    levels = graded.grades
    groups = np.select(
        [levels <= OFFICIAL, levels == INTERPRETER, levels == RELATED],
        [MATCH, IN_INTERPRETER, IN_RELATED],
        ASK,
    )
    other_only = {"man": index.women_only, "woman": index.men_only}.get(query.who)
    if other_only is not None:
        groups[other_only] = ASK
    groups[~index.describes] = ASK
    return groups


def _abroad(query: Query, graded: Graded, away: Distances, candidates: Flags) -> Flags:
    if query.languages:
        return candidates & ((graded.grades <= OFFICIAL) | (away.km <= NEXT_DOOR_KM))
    numbers = np.flatnonzero(candidates & np.isfinite(away.km))
    nearest = numbers[np.argsort(away.km[numbers], kind="stable")[:NEAREST_ELSEWHERE]]
    chosen = np.zeros_like(candidates)
    chosen[nearest] = True
    return chosen


def order(index: Index, query: Query, placed: Placed, group: int) -> Numbers:
    """Return the numbers of the members of a group, best first (design: Order in a group).

    Needs met; grade; programmes before others before victim support; distance, unknown
    last; documented membership; name.
    """
    numbers = np.flatnonzero(placed.groups == group)
    keys = (
        index.names[numbers],
        ~index.documented[numbers],
        placed.distances.km[numbers],
        index.kinds[numbers],
        placed.graded.grades[numbers],
        -_needs_met(index, query)[numbers],
    )
    return numbers[np.lexsort(keys)]


def _needs_met(index: Index, query: Query) -> Numbers:
    met = np.zeros(len(index.members), dtype=np.int64)
    for need in query.needs:
        members = index.needs.get(need)
        if members is not None:
            met[members] += 1
    return met
