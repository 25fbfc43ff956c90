"""Which group of the answer each member stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from directory.matching.arrays import NOBODY, Flags, Kilometres, Levels, Numbers, least, marked
from directory.matching.grades import INTERPRETER, OFFICIAL, RELATED, grade
from directory.matching.index import Index
from directory.matching.reach import at_home, reachable, to_towns
from directory.query import Query

#: In the order in which they are shown (design: Groups).
GROUPS = ("match", "interpreter", "related", "ask", "elsewhere", "network")
NETWORK = GROUPS.index("network")

#: Without a language, so many members of other countries stand in *elsewhere*.
NEAREST_ELSEWHERE = 5

#: Members of other countries that are as near as this, km, stand there whatever their language:
#: from Malmö the next programme is in Copenhagen, and unknown is not no.
NEXT_DOOR_KM = 60.0


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
        """Km to each member's nearest place; all infinite if no point is asked."""
        if self.query.near is None:
            return np.full(len(self.index.members), np.inf, dtype=np.float32)
        return self.index.towns.nearest(self.km_to_towns)

    @cached_property
    def at_home(self) -> Numbers:
        """The members of the countries in which to look, in the order of the index."""
        return at_home(self.index, self.query)

    @cached_property
    def home(self) -> Flags:
        """Who belongs to the countries in which to look."""
        size = len(self.index.members)
        return marked(self.at_home, size) if self.query.home else np.ones(size, dtype=bool)

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
    def needs_met(self) -> Numbers:
        """How many of the needs each member meets."""
        met = np.zeros(len(self.index.members), dtype=np.int64)
        for need in self.query.needs:
            members = self.index.needs.get(need)
            if members is not None:
                met[members] += 1
        return met

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
            "at_home": query.home == asked.home,
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
    def available(self) -> Numbers:
        """Who can be reached and takes, in the order of the index."""
        return self._numbers(self._part(self.reachable & self.takes))

    @cached_property
    def groups(self) -> tuple[Numbers, ...]:
        """Who stands in each of ``GROUPS``, in the order of the index; nobody in two."""
        index = self.index
        grades = self.grades.take(self.available)
        asked = index.placeable & self.reachable & ~(self.takes & self.understands)
        elsewhere = self._numbers(self._part(self.home & ~self.reachable & index.placeable))
        if self.query.home:
            elsewhere = np.sort(np.concatenate([elsewhere, self._abroad()]))
        return (
            _those(self.available, grades <= OFFICIAL),
            _those(self.available, grades == INTERPRETER),
            _those(self.available, grades == RELATED),
            self._numbers(self._part(asked)),
            elsewhere,
            _those(index.points_on, self.home.take(index.points_on)),
        )

    @cached_property
    def totals(self) -> list[int]:
        """How many members stand in each group."""
        return [len(group) for group in self.groups]

    @cached_property
    def _candidates(self) -> Numbers | None:
        """Who is at home, where only they can be reached; None for everybody."""
        radius_abroad = self.query.within_km is not None and not self.query.countries
        return self.at_home if self.query.home and not radius_abroad else None

    def _part(self, flags: Flags) -> Flags:
        """Return the flags of the candidates alone."""
        return flags if self._candidates is None else flags.take(self._candidates)

    def _numbers(self, part: Flags) -> Numbers:
        """Return the candidates that are flagged."""
        found = np.flatnonzero(part)
        return found if self._candidates is None else self._candidates.take(found)

    def _abroad(self) -> Numbers:
        candidates = ~(self.reachable | self.home) & self.index.placeable
        if self.query.languages:
            wanted = self.grades <= OFFICIAL
            if self.query.near is not None:
                wanted |= self.km <= NEXT_DOOR_KM
            return np.flatnonzero(candidates & wanted)
        if self.query.near is None:
            return NOBODY
        numbers = np.flatnonzero(candidates & (self.km < np.inf))
        return least(numbers, self.km[numbers], NEAREST_ELSEWHERE)


def _those(numbers: Numbers, flags: Flags) -> Numbers:
    """Return the numbers that are flagged; where flags are mixed, twice as fast as a mask."""
    return numbers.take(np.flatnonzero(flags))
