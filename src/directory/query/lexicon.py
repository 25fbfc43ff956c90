"""Every name that a query can use: turns what a person typed or chose into a query."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from directory.countries import Countries
from directory.errors import NotUnderstood
from directory.languages import Languages
from directory.members import Directory
from directory.names import fold, nearest
from directory.places import Gazetteer, Geocoder, NoAnswer
from directory.places.coordinates import alone
from directory.query.asked import (
    NEEDS,
    Near,
    Query,
    Who,
    near_address,
    near_point,
    near_town,
)
from directory.query.meanings import Meaning, Meanings
from directory.query.reading import Reading, read
from directory.query.text import Names
from directory.query.wording import Wording

#: Specialisms that the person asked for says already.
ASKED_AS_PERSON = ("men", "women_who_use_violence")

#: Said beside a place that is not known, where asking again later may help.
NO_ANSWER = "The address service did not answer."


@dataclass(frozen=True, slots=True)
class Understood:
    """The query that the words make, and what of them was not understood."""

    query: Query
    hints: tuple[NotUnderstood, ...]


@dataclass(frozen=True)
class Lexicon:
    """Every name that a query can use: languages, places, countries, codes."""

    directory: Directory
    languages: Languages
    gazetteer: Gazetteer
    geocoder: Geocoder | None = None

    @cached_property
    def countries(self) -> Countries:
        """The countries by name."""
        return Countries(self.directory)

    @cached_property
    def _names(self) -> Names:
        labels = {
            Meaning(column, code): label
            for column in NEEDS
            for code, label in self.labels(column).items()
            if code not in ASKED_AS_PERSON
        }
        meanings = Meanings(self.directory.words, labels)
        return Names(meanings, self.languages, self.countries, self.gazetteer)

    def read(self, text: str) -> Reading:
        """Return what a typed text asks; what was not understood is part of the reading."""
        return read(self._names, text)

    def understand(self, wording: Wording) -> Query:
        """Return the query that the words mean.

        Raises NotUnderstood with the nearest valid names for whatever is not known, and with
        the choices for a name that stands for several languages.
        """
        query = self._fields(wording)
        if wording.text.strip():
            reading = self.read(wording.text)
            hint = next(_hints(wording.text, reading), None)
            if hint:
                raise hint
            query = _merged(query, reading.query)
        return _with_radius(query, wording)

    def understood(self, wording: Wording) -> Understood:
        """Return the query that the fields make without what is not known, and what that is."""
        hints: list[NotUnderstood] = []
        while True:
            try:
                query = self._fields(wording)
                return Understood(_with_radius(query, wording), tuple(hints))
            except NotUnderstood as hint:
                hints.append(hint)
                less = wording.without(hint.text)
                wording = less if less != wording else replace(wording, within_km=None)

    def near(self, text: str) -> Near:
        """Return the point that a text means: coordinates, a town, or else an address.

        The namesakes of a town are in ``others``. Raises NotUnderstood if it means none.
        """
        point = alone(text)
        if point:
            country = self.gazetteer.nearest_country(point.latitude, point.longitude)
            return near_point(point, country)
        towns = self.gazetteer.candidates(text)
        if towns:
            return near_town(towns[0], towns[1:])
        return self._address(text)

    def _address(self, text: str) -> Near:
        """Return the point of an address, of which only the site's address service knows."""
        remark = ""
        try:
            found = self.geocoder.locate(text) if self.geocoder else None
        except NoAnswer:
            found, remark = None, NO_ANSWER
        if found:
            return near_address(found, text.strip())
        raise NotUnderstood("Place", text, self.gazetteer.suggestions(text), remark=remark)

    def language(self, text: str) -> str:
        """Return the code of a language named in any way, also as "eesti keel".

        Raises NotUnderstood with the nearest names, or with the choices.
        """
        found = self.languages.candidates(text)
        if text in found:
            # What the fields hold is the code, even if another language is called so ("ca").
            return text
        if not found:
            items = [item for item in self._names.items(text) if not item.means("ignore")]
            if len(items) == 1 and len(items[0].languages) == 1:
                return items[0].languages[0]
        return self.languages.resolve(text)

    def _fields(self, wording: Wording) -> Query:
        needs = {
            column: _once(self._code(column, text) for text in getattr(wording, column))
            for column in NEEDS
        }
        return Query(
            languages=_once(self.language(text) for text in wording.languages),
            who=self._who(wording.who),
            near=self.near(wording.near) if wording.near.strip() else None,
            countries=_once(self.countries.resolve(text) for text in wording.countries),
            specialisms=needs["specialisms"],
            formats=needs["formats"],
            referral_routes=needs["referral_routes"],
        )

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


def _hints(text: str, reading: Reading) -> Iterator[NotUnderstood]:
    yield from reading.asked_back
    if reading.is_empty:
        suggestions = reading.missed[0].suggestions if reading.missed else ()
        yield NotUnderstood("Text", text, suggestions)


def _merged(query: Query, text: Query) -> Query:
    """Return a query with what a text adds to it; what the fields say wins."""
    return Query(
        languages=_once((*query.languages, *text.languages)),
        who=query.who or text.who,
        near=query.near or text.near,
        countries=_once((*query.countries, *text.countries)),
        within_km=query.within_km or text.within_km,
        specialisms=_once((*query.specialisms, *text.specialisms)),
        formats=_once((*query.formats, *text.formats)),
        referral_routes=_once((*query.referral_routes, *text.referral_routes)),
        not_understood=text.not_understood,
        denied=text.denied,
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _with_radius(query: Query, wording: Wording) -> Query:
    km = query.within_km if wording.within_km is None else wording.within_km
    return replace(query, within_km=_radius(km, query.near))


def _radius(within_km: float | None, near: Near | None) -> float | None:
    if within_km is None:
        return None
    if not (math.isfinite(within_km) and 0 < within_km <= 20_000):
        raise NotUnderstood("Radius", f"{within_km:g}", ["100", "200", "500"])
    if near is None:
        raise NotUnderstood("Place for the radius", f"{within_km:g}", [])
    return within_km
