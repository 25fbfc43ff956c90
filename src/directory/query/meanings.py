"""What words mean: needs, routes, the person, and words that add nothing (words.csv)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.members import Words
from directory.names import fold

#: Stands at the end of a word for any ending.
STAR = "*"

#: The value of a negation, or a word for origin, that stands after what it speaks of.
BEFORE = "before"

#: The value of a word that adds nothing but that someone did something to someone.
DEED = "deed"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column of members.csv with a code, or how the reader takes the words around."""

    column: str
    value: str


class Meanings:
    """The meaning of words and phrases in any of the languages of words.csv."""

    def __init__(self, rows: Iterable[Words], labels: Mapping[Meaning, str]) -> None:
        self._exact: dict[str, tuple[Meaning, ...]] = {}
        self._starred: dict[str, tuple[Meaning, ...]] = {}
        self._written: dict[str, tuple[Meaning, ...]] = {}
        language_of: dict[tuple[int, str], str] = {}
        # A need is rarer than a word that adds nothing, and so the likelier of two meanings.
        for row in sorted(rows, key=lambda row: row.column == "ignore"):
            for words in row.words:
                meaning, folded = Meaning(row.column, row.value), fold(words)
                known = self._starred if words.endswith(STAR) else self._exact
                spellings = [(known, folded)]
                if words.casefold() != folded:
                    spellings.append((self._written, words.casefold()))
                for found, spelling in spellings:
                    # "Vätergruppe" says two things; what it says elsewhere is another word.
                    language = language_of.setdefault((id(found), spelling), row.language)
                    if language == row.language:
                        found[spelling] = (*found.get(spelling, ()), meaning)
        for meaning, label in labels.items():
            self._exact.setdefault(fold(label), (meaning,))
            self._exact.setdefault(fold(meaning.value), (meaning,))
        self._shortest = min(map(len, self._starred), default=0)

    def of(self, folded: str, typed: str = "") -> tuple[Meaning, ...]:
        """Return the meanings of a word or phrase, the longest stem first; mostly one.

        As it was typed it may mean something else than folded: Albanian "në", French "ne".
        """
        exact = self._written.get(typed.casefold()) or self._exact.get(folded)
        if exact:
            return exact
        last_word = folded.rfind(" ") + 1
        for length in range(len(folded), max(last_word, self._shortest - 1), -1):
            starred = self._starred.get(folded[:length])
            if starred:
                return starred
        return ()
