"""Which group of the answer each member stands in, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from directory.freshness import LAST, months_before
from directory.matching.grades import GRADES, INTERPRETER, OFFICIAL, RELATED, grade
from directory.matching.index import Flags, Index, Kilometres, Levels, Numbers
from directory.matching.reach import at_home, reachable, to_members, to_towns
from directory.query import Query

#: In the order in which they are shown (design: Groups).
GROUPS = ("match", "interpreter", "related", "ask", "elsewhere", "network")
NETWORK = GROUPS.index("network")

#: Without a language, so many members of other countries stand in *elsewhere*.
NEAREST_ELSEWHERE = 5

#: Members of other countries that are as near as this, km, stand there whatever their language:
#: from Malmö the next programme is in Copenhagen, and unknown is not no.
NEXT_DOOR_KM = 60.0

#: Farther than any two points are from each other, km: where the distance is not known.
_FARTHEST_KM = 50_000.0


@dataclass(frozen=True)
class Placed:
    """Where every member stands for one query, part by part; each part is worked out once.

    ``today`` is the day of the search, from which the age of an entry counts.
    """

    index: Index
    query: Query
    today: date

    @cached_property
    def km_to_towns(self) -> Kilometres:
        """Km to every town in which a member has a place."""
        return to_towns(self.index, self.query.near)

    @cached_property
    def km(self) -> Kilometres:
        """Km to each member's nearest place."""
        return to_members(self.index, self.km_to_towns)

    @cached_property
    def home(self) -> Flags:
        """Who belongs to the countries in which to look."""
        return at_home(self.index, self.query)

    @cached_property
    def reachable(self) -> Flags:
        """Who can be reached."""
        if self.query.near is None:
            return self.home
        return reachable(self.index, self.query, self.home, self.km)

    @cached_property
    def grades(self) -> Levels:
        """How sure the language is."""
        return grade(self.index, self.query.languages)

    @cached_property
    def takes(self) -> Flags:
        """Who describes a programme and does not state only the other: men, or women."""
        index = self.index
        other_only = {"man": index.women_only, "woman": index.men_only}.get(self.query.who)
        return index.describes if other_only is None else index.describes & ~other_only

    @cached_property
    def understands(self) -> Flags:
        """Who works in a language asked, with an interpreter, or in a related language."""
        return self.grades <= RELATED

    @cached_property
    def fitting(self) -> int:
        """How many stand in match, interpreter and related together."""
        return int(np.count_nonzero(self.reachable & self.takes & self.understands))

    def changed(self, query: Query) -> Placed:
        """Return where every member stands for another query, keeping the parts that are equal."""
        other = Placed(self.index, query, self.today)
        asked = self.query
        kept = {
            "km": query.near == asked.near,
            "home": query.home == asked.home,
            "reachable": (query.near, query.home, query.countries, query.within_km)
            == (asked.near, asked.home, asked.countries, asked.within_km),
            "grades": query.languages == asked.languages,
            "understands": query.languages == asked.languages,
            "takes": query.who == asked.who,
        }
        for name, same in kept.items():
            if same:
                # Where a cached property keeps its value.
                other.__dict__[name] = getattr(self, name)
        return other

    @cached_property
    def groups(self) -> tuple[Flags, ...]:
        """Who stands in each of ``GROUPS``; nobody in two."""
        index, home, within = self.index, self.home, self.reachable
        available = within & self.takes
        asked = within & index.placeable & ~(available & self.understands)
        elsewhere = home & ~within & index.placeable
        if self.query.home:
            elsewhere[self._abroad(~(within | home) & index.placeable)] = True
        network = np.zeros(len(home), dtype=bool)
        network[index.points_on] = home[index.points_on]
        return (
            available & (self.grades <= OFFICIAL),
            available & (self.grades == INTERPRETER),
            available & (self.grades == RELATED),
            asked,
            elsewhere,
            network,
        )

    @cached_property
    def totals(self) -> list[int]:
        """How many members stand in each group."""
        return [int(np.count_nonzero(group)) for group in self.groups]

    def _abroad(self, candidates: Flags) -> Numbers:
        if self.query.languages:
            wanted = self.grades <= OFFICIAL
            if self.query.near is not None:
                wanted |= self.km <= NEXT_DOOR_KM
            return np.flatnonzero(candidates & wanted)
        numbers = np.flatnonzero(candidates & (self.km < np.inf))
        return _least(numbers, self.km[numbers], NEAREST_ELSEWHERE)

    def numbers(self, group: int) -> Numbers:
        """Return the numbers of the members of a group, in the order of the index."""
        return np.flatnonzero(self.groups[group])

    def order(self, group: int, limit: int | None = None) -> Numbers:
        """Return the numbers of the members of a group, best first (design: Order in a group).

        Entries that nobody has made sure of for ``LAST`` months are the last. Needs met; grade;
        programmes before others before victim support; distance, unknown last; documented
        membership, name and id, which is the order of the index.
        """
        numbers = self.numbers(group)
        ranks = self._ranks(numbers)
        keys = np.minimum(self.km[numbers], _FARTHEST_KM)
        keys += ranks * (_FARTHEST_KM * 2)
        return _least(numbers, keys, limit)

    def _ranks(self, numbers: Numbers) -> Numbers:
        """Return whole numbers that order as age, needs met, grade and kind do."""
        ranks = self.grades[numbers].astype(np.int64) * 3 + self.index.kinds[numbers]
        if self.query.who:
            # Who states only the other is the last to ask, however sure the language is.
            ranks[~self.takes[numbers] & self.index.describes[numbers]] += 10**6
        if self.query.needs:
            ranks -= self._needs_met[numbers] * (len(GRADES) * 3)
        long_ago = months_before(self.today, LAST).toordinal()
        if self.index.oldest < long_ago:
            ranks[self.index.sure_on[numbers] < long_ago] += 10**7
        return ranks

    @cached_property
    def _needs_met(self) -> Numbers:
        met = np.zeros(len(self.index.members), dtype=np.int64)
        for need in self.query.needs:
            members = self.index.needs.get(need)
            if members is not None:
                met[members] += 1
        return met


def _least(numbers: Numbers, keys: Kilometres, limit: int | None) -> Numbers:
    """Return the numbers with the least keys in order, equals in the order given."""
    if limit is not None and 0 < limit < len(numbers):
        # Sorting a hundred thousand to show five takes longer than all the rest.
        chosen = np.flatnonzero(keys <= np.partition(keys, limit - 1)[limit - 1])
        numbers, keys = numbers[chosen], keys[chosen]
    return numbers[np.argsort(keys, kind="stable")][:limit]
