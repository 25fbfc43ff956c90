"""Typed text, in any tongue: which languages, places, persons, needs and routes it names.

Words are looked up in tables, longest phrase first; nothing is guessed. The order in which a
phrase is looked up: words for needs, names of languages, of countries, of towns; then a single
word without an attached article or preposition (Arabic), as a changed form, and last as a
language with one typing mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from directory.countries import Countries
from directory.languages import Languages
from directory.names import fold
from directory.places import Gazetteer, Town
from directory.query.meanings import BEFORE, Meaning, Meanings

#: A line of text; nobody types more by hand, and a pasted letter is no search.
MOST_CHARACTERS = 300
MOST_WORDS = 40

#: Of so many unknown words each may be a language with a mistake (1 ms each); a line with more
#: is not about languages.
MOST_MISTAKES = 8

#: No name or phrase of the tables that people type has more words.
LONGEST_PHRASE = 5

#: Shorter Latin words are prepositions rather than towns.
SHORTEST_TOWN = 3

#: Shorter names of languages are everyday words somewhere, but for these, and for those in
#: scripts in which a letter is a syllable or a word (Thai and what follows it in Unicode).
SHORTEST_LANGUAGE = 4
_SHORT_NAMES = {"bks", "edo", "ewe", "ibo", "lao", "twi", "yue", "دري"}
_SYLLABIC = "\u0e00"

#: Words of so many letters are compared with all names, and so many of those are named.
SHORTEST_ALIKE, LONGEST_ALIKE, MOST_ALIKE = 4, 30, 3

#: A city of so many inhabitants is likelier meant than a language of that name: Valencia.
BIG_CITY = 200_000

#: What Arabic attaches to the front of a word, longest first.
_ATTACHED = ("وبال", "وال", "بال", "لل", "ال", "ب", "ل", "و")

_RADIUS = re.compile(
    r"(?<![\w.,])(\d{1,4}(?:[.,]\d+)?)\s*(?:km|kms|kilom\w+|kilóm\w+|км|кілом\w+|килом\w+|χλμ|χιλιόμ\w+|كم|كيلومتر\w*)(?!\w)",
    re.IGNORECASE,
)

Kind = Literal["language", "country", "place", "word", "missed"]


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the text and what it may mean; ``typed`` is what the person wrote.

    A language may be a country as well: Polska is Polish to a Swede and Poland to a Pole.
    """

    typed: str
    kind: Kind
    languages: tuple[str, ...] = ()
    country: str = ""
    towns: tuple[Town, ...] = ()
    meanings: tuple[Meaning, ...] = ()

    @property
    def follows(self) -> bool:
        """Whether it speaks of the piece before it, as Turkish negations do."""
        return any(meaning.value == BEFORE for meaning in self.meanings)

    def means(self, column: str) -> bool:
        """Return whether the piece is a word of that kind (see words.csv)."""
        return any(meaning.column == column for meaning in self.meanings)


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    typed: str


@dataclass(frozen=True, slots=True)
class Names:
    """Everything that a text may name."""

    meanings: Meanings
    languages: Languages
    countries: Countries
    gazetteer: Gazetteer

    def items(self, text: str, *, whole: bool = True) -> list[Item]:
        """Return the pieces of a text in order; what was not understood is *missed*.

        A text that is not the ``whole`` of what was typed is read as running text even if only
        one word of it is left.
        """
        words = list(_words(text[:MOST_CHARACTERS]))
        if whole and len(words) == 1:
            return [self._only(words[0])]
        rest = text[MOST_CHARACTERS:] or " ".join(word.typed for word in words[MOST_WORDS:])
        items: list[Item] = []
        words = words[:MOST_WORDS]
        while words:
            unknown = sum(item.kind == "missed" for item in items)
            item, length = self._longest(words, mistakes=unknown < MOST_MISTAKES)
            items.append(item)
            words = words[length:]
        if rest:
            items.append(Item(f"{rest[:20]}…", "missed"))
        return items

    def alike(self, typed: str) -> list[str]:
        """Return the names of languages and towns that a word resembles closely, if any."""
        folded = fold(typed)
        if not SHORTEST_ALIKE <= len(folded) <= LONGEST_ALIKE:
            return []
        return [*self.languages.alike(folded), *self.gazetteer.alike(folded)][:MOST_ALIKE]

    def _longest(self, words: Sequence[_Word], *, mistakes: bool) -> tuple[Item, int]:
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            folded = " ".join(word.folded for word in words[:length])
            typed = " ".join(dict.fromkeys(word.typed for word in words[:length]))
            item = self._known(folded, typed)
            if item:
                return item, length
        return self._changed(words[0], mistakes=mistakes), 1

    def _only(self, word: _Word) -> Item:
        """Return what a text of one word means: there a name wins over a word for nothing."""
        item = self._known(word.folded, word.typed)
        if item and not item.means("ignore"):
            return item
        named = self._named(word.folded, word.typed, alone=True)
        codes = self.languages.coded(word.typed)
        if not named and codes:
            return Item(word.typed, "language", languages=codes)
        return named or item or self._changed(word)

    def _known(self, folded: str, typed: str) -> Item | None:
        meanings = self.meanings.of(folded, typed)
        if meanings:
            return Item(typed, "word", meanings=meanings)
        return self._named(folded, typed)

    def _named(self, folded: str, typed: str, *, alone: bool = False) -> Item | None:
        """Return what a name names. Short and rare names are only taken where they stand alone."""
        languages = self.languages.named(folded)
        if not alone:
            languages = self._likely(folded, languages)
        country = self.countries.named(folded) if len(folded) > 2 else ""
        towns = self.gazetteer.named(folded) if alone or len(folded) >= SHORTEST_TOWN else ()
        big = towns and towns[0].population >= BIG_CITY and fold(towns[0].name) == folded
        if languages and not big:
            return Item(typed, "language", languages=languages, country=country)
        if country:
            return Item(typed, "country", country=country)
        return Item(typed, "place", towns=tuple(towns)) if towns else None

    def _likely(self, folded: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the languages that a name in running text is likely to mean.

        Everyday words are also names of rare languages (English "more", Spanish "mandar").
        """
        if (
            0 < len(folded) < SHORTEST_LANGUAGE
            and folded < _SYLLABIC
            and folded not in _SHORT_NAMES
        ):
            return ()
        return tuple(code for code in codes if self.languages.is_asked_for(code))

    def _changed(self, word: _Word, *, mistakes: bool = True) -> Item:
        """Return what a single word means that is no name as it stands."""
        folded, typed = word.folded, word.typed
        for prefix in _ATTACHED:
            item = self._known(folded.removeprefix(prefix), typed)
            if item and folded.startswith(prefix) and len(folded) > len(prefix) + 2:
                return item
        languages = self._likely(folded, self.languages.inflected(folded))
        bases = self.gazetteer.endings.bases(folded)
        country = next(filter(None, map(self.countries.named, bases)), "")
        if languages:
            return Item(typed, "language", languages=languages, country=country)
        if country:
            return Item(typed, "country", country=country)
        towns = self.gazetteer.inflected(folded)
        if towns:
            return Item(typed, "place", towns=tuple(towns))
        languages = self._coded(folded)
        if mistakes and not languages:
            languages = self._likely(folded, self.languages.mistyped(folded))
        if languages:
            return Item(typed, "language", languages=languages)
        return Item(typed, "missed")

    def _coded(self, folded: str) -> tuple[str, ...]:
        # What nothing else claims, a preposition neither, may be a code.
        return self._likely("", self.languages.coded(folded)) if len(folded) <= 3 else ()


def radius(text: str) -> tuple[float | None, str]:
    """Return the radius in km that a text names, if any, and the text without it."""
    found = _RADIUS.search(text)
    if not found:
        return None, text
    return float(found[1].replace(",", ".")), text[: found.start()] + " " + text[found.end() :]


def _words(text: str) -> Iterator[_Word]:
    for typed in text.split():
        pieces = fold(typed).split()
        for piece in pieces:
            yield _Word(piece, typed.strip(" ,.;:!?()") if len(pieces) == 1 else piece)
