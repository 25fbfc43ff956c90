"""How sure it is that a member works in a language that is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from directory.languages import Languages
from directory.matching.arrays import Levels, Numbers
from directory.matching.index import Index
from directory.members import Member

#: Best first (design: Matching).
GRADES = ("stated", "official", "interpreter", "related", "unknown")
STATED, OFFICIAL, INTERPRETER, RELATED, UNKNOWN = np.arange(len(GRADES), dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Offer:
    """The language asked, the one in which it is offered, and how sure that is.

    All blank where no language is asked; ``offered`` is blank where none is known.
    """

    asked: str = ""
    offered: str = ""
    grade: str = ""


def grade(index: Index, languages: tuple[str, ...]) -> Levels:
    """Return per member the best grade among the languages asked; STATED where none is asked.

    A related language counts where it is stated, and where it is the usual official one.
    """
    if not languages:
        return np.full(len(index.members), STATED, dtype=np.int8)
    return reduce(np.minimum, (_graded(index, language) for language in languages))


def _graded(index: Index, language: str) -> Levels:
    """Return the grades of one language; they are worked out once, and nobody may change them."""
    grades = index.graded.get(language)
    if grades is None:
        grades = index.graded[language] = _worked_out(index, language)
    return grades


def _worked_out(index: Index, language: str) -> Levels:
    grades = np.full(len(index.members), UNKNOWN, dtype=np.int8)
    # From the worst grade to the best, so that the best is what stays.
    for level, members in (
        *((RELATED, members) for members in _related(index, language)),
        (INTERPRETER, index.interpreter),
        (OFFICIAL, index.official.get(language)),
        (STATED, index.stated.get(language)),
    ):
        if members is not None:
            grades[members] = level
    grades.flags.writeable = False
    return grades


def offer(languages: Languages, member: Member, asked: tuple[str, ...]) -> Offer:
    """Return how a member meets the languages asked: the best grade, the first of equals."""
    if not asked:
        return Offer()
    offers = [_single(languages, member, language) for language in asked]
    return min(offers, key=lambda found: GRADES.index(found.grade)) if offers[1:] else offers[0]


def _single(languages: Languages, member: Member, asked: str) -> Offer:
    if asked in member.languages:
        return Offer(asked, asked, "stated")
    usual = languages.usual(member)
    if asked in usual:
        return Offer(asked, asked, "official")
    if member.interpreter == "yes":
        return Offer(asked, "", "interpreter")
    relatives = [relative.offered for relative in languages.relatives.of(asked)]
    for offered in (*member.languages, *usual):
        if offered in relatives:
            return Offer(asked, offered, "related")
    return Offer(asked, "", "unknown")


def _related(index: Index, language: str) -> Iterator[Numbers]:
    for relative in index.languages.relatives.of(language):
        for offers in (index.stated, index.official):
            if relative.offered in offers:
                yield offers[relative.offered]
