"""How sure it is that a member works in a language that is asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directory.matching.index import Index, Numbers

#: Best first (design: Matching). The seat of *related* is kept for the reviewed table.
GRADES = ("stated", "official", "interpreter", "related", "unknown")
STATED, OFFICIAL, INTERPRETER, RELATED, UNKNOWN = range(len(GRADES))


@dataclass(frozen=True)
class Graded:
    """Per member: the best grade among the languages asked, and which of them has it.

    ``grades`` is all STATED and ``asked`` empty where no language is asked.
    """

    grades: Numbers
    asked: Numbers


def grade(index: Index, languages: tuple[str, ...]) -> Graded:
    """Return the grade of every member for the languages asked; the first of equals counts."""
    count = len(index.members)
    if not languages:
        return Graded(np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64))
    best = np.where(index.interpreter, INTERPRETER, UNKNOWN).astype(np.int64)
    asked = np.zeros(count, dtype=np.int64)
    for level, offers in ((OFFICIAL, index.official), (STATED, index.stated)):
        for number, language in reversed(list(enumerate(languages))):
            members = offers.get(language)
            if members is not None:
                best[members] = level
                asked[members] = number
    return Graded(best, asked)
