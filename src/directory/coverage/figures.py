"""The figures behind the coverage: how many members of a country are in which state.

The grades are those of the search, so that the two never say different things of one member.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from directory.languages import official
from directory.matching import Index
from directory.matching.arrays import Flags, Numbers
from directory.matching.grades import GRADES, UNKNOWN, grade
from directory.members import FACTS

#: Languages of many people who came to Europe: chosen for the campaign, not counted.
ASKED = (
    "ar", "fa", "prs", "tr", "kmr", "ckb", "so", "ti", "ps", "ur", "pa", "uk", "ru",
)  # fmt: skip

#: What can be known of a member, best first; each member counts in the first that fits. In
#: ``official_ask`` the language is official in the country, but not assumed there.
STATES = ("stated", "official", "interpreter", "related", "official_ask", "not_stated")

#: A contact for victims is no competence of the work with people who use violence.
NO_COMPETENCE = ("victim_service",)

#: The facts that may be blank and that a referrer or campaigner misses then.
COLUMNS = tuple(
    name
    for name in FACTS
    if name not in ("name", "name_native", "acronym", "kind", "membership", "country")
)


@dataclass(frozen=True, slots=True)
class Figure:
    """So many members of a country are in this state; ``code`` is of the ``topic``.

    Topics: ``language``, ``interpreter`` (yes, no), ``specialism``, ``column``.
    """

    country: str
    topic: str
    code: str
    state: str
    members: int


class Lands:
    """The countries of the members, and the country of each member."""

    def __init__(self, index: Index) -> None:
        self.codes = tuple(sorted(index.countries))
        self.of_member = np.zeros(len(index.members), dtype=np.int64)
        for number, code in enumerate(self.codes):
            self.of_member[index.countries[code]] = number
        self.sizes = self.counted(np.ones(len(index.members), dtype=bool))

    def counted(self, members: Flags | Numbers) -> list[int]:
        """Return for each country how many of some members work in it."""
        found: list[int] = np.bincount(self.of_member[members], minlength=len(self.codes)).tolist()
        return found

    def graded(self, index: Index, language: str) -> list[list[int]]:
        """Return for each country how many members have which grade for a language."""
        levels = grade(index, (language,))
        cells = np.bincount(
            self.of_member * len(GRADES) + levels, minlength=len(self.codes) * len(GRADES)
        )
        found: list[list[int]] = cells.reshape(len(self.codes), len(GRADES)).tolist()
        return found


def figures(index: Index) -> tuple[Figure, ...]:
    """Return all figures by topic, code and country; a state without members has none.

    The states of one country and code make up all its members; only of ``interpreter`` they
    do not, whose blanks are counted as a ``column``.
    """
    lands = Lands(index)
    return (
        *_languages(index, lands),
        *_interpreters(index, lands),
        *_specialisms(index, lands),
        *_columns(index, lands),
    )


def competences(index: Index) -> Iterator[str]:
    """Yield the codes of the vocabulary that say what the work with perpetrators can do."""
    return (code for code in index.directory.vocabulary if code not in NO_COMPETENCE)


def stating(index: Index, specialism: str) -> Numbers:
    """Return the numbers of the members that state a specialism."""
    return index.needs.get(("specialisms", specialism), np.empty(0, dtype=np.int64))


def _languages(index: Index, lands: Lands) -> Iterator[Figure]:
    """Yield the figures of the languages asked or stated, and of each country's own."""
    everywhere = {*ASKED, *index.stated}
    own = {code for country in lands.codes for code in official(country)} | set(index.official)
    for code in sorted(everywhere | own):
        usual = lands.counted(index.official.get(code, np.empty(0, dtype=np.int64)))
        for country, here, counts in zip(
            lands.codes, usual, lands.graded(index, code), strict=True
        ):
            at_home = code in official(country)
            if code in everywhere or at_home or here:
                yield from _graded(country, code, counts, at_home=at_home)


def _graded(country: str, code: str, counts: Sequence[int], *, at_home: bool) -> Iterator[Figure]:
    for level, members in enumerate(counts):
        state = GRADES[level]
        if level == UNKNOWN:
            state = "official_ask" if at_home else "not_stated"
        if members:
            yield Figure(country, "language", code, state, members)


def _interpreters(index: Index, lands: Lands) -> Iterator[Figure]:
    for value in ("yes", "no"):
        counts = lands.counted(_flags(index, [m.interpreter == value for m in index.members]))
        for country, members in zip(lands.codes, counts, strict=True):
            if members:
                yield Figure(country, "interpreter", value, "stated", members)


def _specialisms(index: Index, lands: Lands) -> Iterator[Figure]:
    for code in competences(index):
        yield from _stated_or_not(lands, "specialism", code, stating(index, code))


def _columns(index: Index, lands: Lands) -> Iterator[Figure]:
    for name in COLUMNS:
        yield from _stated_or_not(lands, "column", name, filled(index, name))


def filled(index: Index, column: str) -> Flags:
    """Return which members have something in a column of members.csv."""
    return _flags(index, [bool(getattr(member, column)) for member in index.members])


def _flags(index: Index, values: Sequence[bool]) -> Flags:
    return np.fromiter(values, dtype=bool, count=len(index.members))


def _stated_or_not(
    lands: Lands, topic: str, code: str, members: Flags | Numbers
) -> Iterator[Figure]:
    for country, size, count in zip(lands.codes, lands.sizes, lands.counted(members), strict=True):
        if count:
            yield Figure(country, topic, code, "stated", count)
        if size > count:
            yield Figure(country, topic, code, "not_stated", size - count)
