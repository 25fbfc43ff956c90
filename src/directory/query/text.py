"""Typed text, in any tongue: which languages, places, persons, needs and routes it names.

Words are looked up in tables, longest phrase first; nothing is guessed. The order in which a
phrase is looked up: words for needs, names of languages, of countries, of towns; then a single
word without an attached article or preposition (Arabic), as a changed form, and last, in small
letters, as a language with one typing mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from directory import countries
from directory.countries import Countries
from directory.languages import Languages
from directory.names import fold
from directory.places import Gazetteer, Town
from directory.query import line
from directory.query.line import Word
from directory.query.meanings import BEFORE, Meaning, Meanings

#: A code of a language is only read in so short a line: elsewhere "pt" is a patient.
FEW_WORDS, LONGEST_CODE = 3, 3

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
SHORTEST_ALIKE, LONGEST_ALIKE, MOST_ALIKE = 5, 30, 3

#: A city of so many inhabitants is likelier meant than a language of that name: Valencia.
BIG_CITY = 200_000

#: What Arabic attaches to the front of a word, longest first.
_ATTACHED = ("وبال", "وال", "بال", "لل", "ال", "ب", "ل", "و")

Kind = Literal["language", "country", "place", "word", "missed"]


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the text and what it may mean; ``typed`` is what the person wrote.

    A language may be a country as well: Polska is Polish to a Swede and Poland to a Pole.
    ``sure`` says that the language is called so in itself or in English, ``changed`` that it is
    no name as it stands, but a form of one ("po polsku").
    """

    typed: str
    kind: Kind
    languages: tuple[str, ...] = ()
    country: str = ""
    towns: tuple[Town, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    sure: bool = False
    changed: bool = False
    clause: int = 0
    joined: bool = False
    placed: bool = False

    @property
    def follows(self) -> bool:
        """Whether it speaks of the piece before it, as Turkish negations do."""
        return any(meaning.value == BEFORE for meaning in self.meanings)

    def means(self, column: str) -> bool:
        """Return whether the piece is a word of that kind (see words.csv)."""
        return any(meaning.column == column for meaning in self.meanings)


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
        words = line.words(text)
        if whole and len(words) == 1:
            return [self._only(words[0])]
        items: list[Item] = []
        codes = len(words) <= FEW_WORDS
        place = 0
        while place < len(words):
            unknown = sum(item.kind == "missed" for item in items)
            item, length = self._longest(words[place:], mistakes=unknown < MOST_MISTAKES)
            if codes and item.kind == "missed":
                item = replace(item, **self._coded(words[place]))
            items.append(_set_in(item, words, place, place + length))
            place += length
        rest = line.unread(text)
        return [*items, Item(rest, "missed")] if rest else items

    def alike(self, typed: str) -> list[str]:
        """Return the names of languages and towns that a word resembles closely, if any."""
        folded = fold(typed)
        if not SHORTEST_ALIKE <= len(folded) <= LONGEST_ALIKE or " " in folded:
            return []
        return [*self.languages.alike(folded), *self.gazetteer.alike(folded)][:MOST_ALIKE]

    def _longest(self, words: Sequence[Word], *, mistakes: bool) -> tuple[Item, int]:
        for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
            phrase = words[:length]
            folded = " ".join(word.folded for word in phrase)
            typed = " ".join(dict.fromkeys(word.typed for word in phrase))
            # Only a phrase of the table goes on after a comma: "Frauen, die Gewalt ausüben".
            one_clause = phrase[0].clause == phrase[-1].clause
            item = self._known(folded, typed) if one_clause else self._worded(folded, typed)
            if item:
                return item, length
        return self._changed(words[0], mistakes=mistakes), 1

    def _only(self, word: Word) -> Item:
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
        return self._worded(folded, typed) or self._named(folded, typed)

    def _worded(self, folded: str, typed: str) -> Item | None:
        meanings = self.meanings.of(folded, typed)
        return Item(typed, "word", meanings=meanings) if meanings else None

    def _named(self, folded: str, typed: str, *, alone: bool = False) -> Item | None:
        """Return what a name names. Short and rare names are only taken where they stand alone."""
        languages = self.languages.named(folded)
        if not alone:
            languages = self._likely(folded, languages)
        country = self.countries.named(folded) if len(folded) > 2 else ""
        towns = self.gazetteer.named(folded) if alone or len(folded) >= SHORTEST_TOWN else ()
        big = towns and towns[0].population >= BIG_CITY and fold(towns[0].name) == folded
        if languages and not big:
            if country and fold(countries.name(country)) == folded:
                return Item(typed, "country", country=country)
            own = any(self.languages.is_called(code, folded) for code in languages)
            where = country if self.gazetteer.covers(country) else ""
            return Item(typed, "language", languages=languages, country=where, sure=own)
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

    def _changed(self, word: Word, *, mistakes: bool = True) -> Item:
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
            return Item(typed, "language", languages=languages, country=country, changed=True)
        if country:
            return Item(typed, "country", country=country)
        towns = self.gazetteer.inflected(folded)
        if towns:
            return Item(typed, "place", towns=tuple(towns))
        # A capital may begin a surname: Manning is no Mandinka.
        small = typed == typed.casefold()
        languages = self.languages.mistyped(folded) if mistakes and small else ()
        languages = self._likely(folded, languages)
        if languages:
            return Item(typed, "language", languages=languages)
        return Item(typed, "missed")

    def _coded(self, word: Word) -> dict[str, Any]:
        """Return what an unknown word of two or three letters is as the code of a language."""
        codes = self.languages.coded(word.folded) if len(word.folded) <= LONGEST_CODE else ()
        likely = self._likely("", codes)
        return {"kind": "language", "languages": likely} if likely else {}


def _set_in(item: Item, words: Sequence[Word], start: int, end: int) -> Item:
    """Return a piece with what its neighbours say of it."""
    word = words[start]
    item = replace(item, clause=word.clause, joined=word.joined, placed=word.placed)
    beside = (*words[max(0, start - 1) : start], *words[end : end + 1])
    if item.languages and any(neighbour.says_language for neighbour in beside):
        return replace(item, country="")
    return item
