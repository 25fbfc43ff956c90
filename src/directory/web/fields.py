"""The fields of a search as text: what they ask, and what a typed line puts into them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from directory import countries
from directory.errors import NotUnderstood
from directory.query import Lexicon, Query, Reading, Wording


@dataclass(frozen=True)
class Fields:
    """What stands in the fields of a search; ``within_km`` is 0 if none is chosen."""

    languages: tuple[str, ...] = ()
    place: str = ""
    who: str = ""
    within_km: int = 0
    specialisms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    referral_routes: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: Query) -> Fields:
        """Return what the fields must hold so that they ask a query."""
        places = [query.near.label] if query.near else []
        return cls(
            languages=query.languages,
            place="; ".join([*places, *map(countries.name, query.countries)]),
            who=query.who,
            within_km=max(1, round(query.within_km)) if query.within_km else 0,
            specialisms=query.specialisms,
            formats=query.formats,
            referral_routes=query.referral_routes,
        )

    def wording(self, lexicon: Lexicon) -> Wording:
        """Return what the fields say; the place field may hold a town and countries."""
        parts = [part.strip() for part in self.place.split(";") if part.strip()]
        named = [part for part in parts if lexicon.countries.find(part)]
        near = "; ".join(part for part in parts if part not in named)
        return Wording(
            languages=self.languages,
            who=self.who if self.who in ("man", "woman") else "",
            near=near,
            countries=named,
            within_km=(self.within_km or None) if near else None,
            specialisms=self.specialisms,
            formats=self.formats,
            referral_routes=self.referral_routes,
        )

    def filled(self, query: Query, *, names_a_language: bool) -> Fields:
        """Return the fields after a line: with a language and a place it is about another person.

        A shorter line adds to what is asked; the kind of thing that it names takes the place of
        the one before.
        """
        places = query.near is not None or bool(query.countries)
        new = Fields.of(query)
        if names_a_language and places:
            return new
        said = {name: value for name, value in vars(new).items() if value}
        if names_a_language:
            said["languages"] = new.languages
        if places:
            said["within_km"] = new.within_km
        return replace(self, **said)

    def poured(self, reading: Reading) -> Fields:
        """Return the fields after a line was read; empty if it speaks of someone who is hurt."""
        if reading.survivor:
            return Fields()
        unclear = any(hint.what == "Language" for hint in reading.asked_back)
        named = unclear or bool(reading.query.languages)
        return self.filled(reading.query, names_a_language=named)


@dataclass(frozen=True)
class Left:
    """What the last line left open, or said that is not searched.

    ``held`` is what it asks if it speaks of someone who is hurt: no programme is shown for that
    before somebody says that it is for a person who uses violence. ``own`` says that the line
    speaks of its writer.
    """

    asked_back: tuple[NotUnderstood, ...] = ()
    missed: tuple[NotUnderstood, ...] = ()
    denied: tuple[str, ...] = ()
    not_spoken: tuple[str, ...] = ()
    held: Query | None = None
    own: bool = False

    @classmethod
    def of(cls, reading: Reading) -> Left:
        """Return what a line leaves open."""
        empty = (NotUnderstood("Text", "", ()),) if reading.is_empty else ()
        return cls(
            asked_back=(*reading.asked_back, *empty),
            missed=() if reading.is_empty else reading.missed,
            denied=reading.denied,
            not_spoken=reading.query.denied,
            held=reading.query if reading.survivor else None,
            own="self" in reading.query.referral_routes,
        )
