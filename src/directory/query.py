"""What is asked: a ``Query``, made of words that people type, options, or a URL."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from directory import countries as countries_module
from directory.errors import NotUnderstood
from directory.languages import Languages
from directory.members import Directory
from directory.names import fold, nearest
from directory.places import Gazetteer, Town

Who = Literal["", "man", "woman"]

#: The columns of members.csv that a referrer can ask for and that order, never exclude.
NEEDS = ("specialisms", "formats", "referral_routes")

#: A town has namesakes by the dozen; more than this many nobody reads.
MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Near:
    """A point to be near to (degrees), and the other places of that name."""

    name: str
    country: str
    latitude: float
    longitude: float
    others: tuple[Town, ...] = ()

    @property
    def label(self) -> str:
        """Return the name with the country, as the gazetteer reads it again."""
        return f"{self.name}, {countries_module.name(self.country)}"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Empty means: not asked. ``within_km`` needs ``near``."""

    languages: tuple[str, ...] = ()
    who: Who = ""
    near: Near | None = None
    countries: tuple[str, ...] = ()
    within_km: float | None = None
    specialisms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    referral_routes: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()

    @property
    def home(self) -> tuple[str, ...]:
        """Return the countries in which to look: those asked, or else that of the place."""
        if self.countries or self.near is None:
            return self.countries
        return (self.near.country,)

    @property
    def needs(self) -> list[tuple[str, str]]:
        """Return (column, value) of every need that is asked."""
        return [(column, value) for column in NEEDS for value in getattr(self, column)]


@dataclass(frozen=True)
class Wording:
    """What a person typed, field by field, before it is understood."""

    languages: Sequence[str] = ()
    who: str = ""
    near: str = ""
    countries: Sequence[str] = ()
    within_km: float | None = None
    specialisms: Sequence[str] = ()
    formats: Sequence[str] = ()
    referral_routes: Sequence[str] = ()
    text: str = ""

    def without(self, text: str) -> Wording:
        """Return the same words without one text, in whichever field it stands."""

        def kept(values: Sequence[str]) -> tuple[str, ...]:
            return tuple(value for value in values if value != text)

        return replace(
            self,
            languages=kept(self.languages),
            who="" if self.who == text else self.who,
            near="" if self.near == text else self.near,
            countries=kept(self.countries),
            within_km=None if self.near == text else self.within_km,
            specialisms=kept(self.specialisms),
            formats=kept(self.formats),
            referral_routes=kept(self.referral_routes),
        )


@dataclass(frozen=True)
class Lexicon:
    """Every name that a query can use: languages, places, countries, codes."""

    directory: Directory
    languages: Languages
    gazetteer: Gazetteer = field(repr=False)

    def understand(self, wording: Wording) -> Query:
        """Return the query that the words mean.

        Raises NotUnderstood with the nearest valid names for whatever is not known.
        """
        near = self.near(wording.near) if wording.near.strip() else None
        needs = {
            column: _once(self._code(column, text) for text in getattr(wording, column))
            for column in NEEDS
        }
        query = Query(
            languages=_once(self.languages.resolve(text) for text in wording.languages),
            who=self._who(wording.who),
            near=near,
            countries=_once(countries_module.resolve(text) for text in wording.countries),
            specialisms=needs["specialisms"],
            formats=needs["formats"],
            referral_routes=needs["referral_routes"],
        )
        query = self._with_text(query, wording.text)
        return replace(query, within_km=_radius(wording.within_km, query.near))

    def understood(self, wording: Wording) -> tuple[Query, tuple[NotUnderstood, ...]]:
        """Return the query that is left when what is not known is put aside, and what that is."""
        hints: list[NotUnderstood] = []
        while True:
            try:
                return self.understand(wording), tuple(hints)
            except NotUnderstood as hint:
                hints.append(hint)
                less = wording.without(hint.text)
                wording = less if less != wording else replace(wording, within_km=None, text="")

    def near(self, text: str) -> Near:
        """Return the point that a place's name means, its namesakes in ``others``."""
        town, *others = self.gazetteer.resolve(text)
        return near_town(town, others)

    def _with_text(self, query: Query, text: str) -> Query:
        words = text.split()
        before, missed = query, list[str]()
        while words:
            for length in range(min(4, len(words)), 0, -1):
                found = self._named(" ".join(words[:length]), query)
                if found is not None:
                    query, words = found, words[length:]
                    break
            else:
                missed.append(words.pop(0))
        if missed and query == before:
            raise NotUnderstood("Text", text, self._near_names(missed[0]))
        return replace(query, not_understood=tuple(missed))

    def _near_names(self, word: str) -> list[str]:
        """Return the names of languages and places that are nearest to a word."""
        found: list[str] = []
        for resolve in (self.languages.resolve, self.gazetteer.resolve):
            try:
                resolve(word)
            except NotUnderstood as error:
                found += error.suggestions[:2]
        return found

    def _named(self, phrase: str, query: Query) -> Query | None:
        if fold(phrase) in ("man", "woman"):
            return replace(query, who=self._who(fold(phrase)))
        codes = self.languages.named(phrase)
        if codes:
            return replace(
                query, languages=_once([*query.languages, self.languages.resolve(phrase)])
            )
        country = countries_module.find(phrase) if len(phrase) > 2 else ""
        if country:
            return replace(query, countries=_once([*query.countries, country]))
        if query.near is None and self.gazetteer.candidates(phrase):
            return replace(query, near=self.near(phrase))
        return None

    def _who(self, text: str) -> Who:
        if text in ("", "man", "woman"):
            return text  # type: ignore[return-value]
        raise NotUnderstood("Person", text, ["man", "woman"])

    def _code(self, column: str, text: str) -> str:
        labels = self.labels(column)
        named = {fold(label): code for code, label in labels.items()}
        code = text if text in labels else named.get(fold(text))
        if code:
            return code
        near = nearest(fold(text), [*named, *(fold(code) for code in labels)])
        by_name = named | {fold(code): code for code in labels}
        kind = self.directory.declaration.tables["members"].column(column).title
        raise NotUnderstood(kind, text, list(dict.fromkeys(by_name[name] for name in near)))

    def labels(self, column: str) -> Mapping[str, str]:
        """Return the words for each code of specialisms, formats or referral routes."""
        if column == "specialisms":
            return {code: term.label for code, term in self.directory.vocabulary.items()}
        return self.directory.declaration.tables["members"].column(column).labels


def near_town(town: Town, others: Iterable[Town] = ()) -> Near:
    """Return the point of a town."""
    return Near(town.name, town.country, town.latitude, town.longitude, tuple(others)[:MOST_OTHERS])


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _radius(within_km: float | None, near: Near | None) -> float | None:
    if within_km is None:
        return None
    if not (math.isfinite(within_km) and 0 < within_km <= 20_000):
        raise NotUnderstood("Radius", f"{within_km:g}", ["100", "200", "500"])
    if near is None:
        raise NotUnderstood("Place for the radius", f"{within_km:g}", [])
    return within_km
