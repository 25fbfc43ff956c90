"""Making a query of the pieces of a typed text: what is asked, and what must be asked back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from directory.errors import NotUnderstood
from directory.languages import spoken
from directory.places import SAME_PLACE_KM, Coordinates, exact_kilometres
from directory.places.coordinates import cut
from directory.query.asked import NEEDS, Near, Query, Who, near_point, near_town
from directory.query.text import Item, Names, radius

#: Of a country's languages so many are offered as the one that a person may speak.
MOST_SPOKEN = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text asks, and what it leaves open.

    ``asked_back`` are names of several languages with their choices; ``missed`` what was not
    understood, with the nearest names; ``survivor`` whether it speaks of someone who is hurt.
    """

    query: Query
    asked_back: tuple[NotUnderstood, ...] = ()
    missed: tuple[NotUnderstood, ...] = ()
    survivor: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was understood."""
        asked = replace(self.query, not_understood=()) != Query()
        return not (asked or self.asked_back or self.survivor)


@dataclass
class _Asked:
    """What the pieces add up to, while they are read."""

    languages: dict[str, None] = field(default_factory=dict)
    unclear: list[Item] = field(default_factory=list)
    who: set[Who] = field(default_factory=set)
    needs: dict[tuple[str, str], None] = field(default_factory=dict)
    places: list[Item] = field(default_factory=list)
    countries: list[Item] = field(default_factory=list)
    origins: list[Item] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    survivor: bool = False
    point: Coordinates | None = None


def read(names: Names, text: str) -> Reading:
    """Return what a text asks for. Nothing is refused: what is not understood is in ``missed``."""
    within_km, text = radius(text)
    point, text = cut(text)
    items = _decided(_told(names.items(text, whole=point is None)))
    asked = _Asked(point=point)
    position = 0
    while position < len(items):
        position = _take(asked, items, position)
    query = _query(names, asked, within_km)
    return Reading(
        query=query,
        asked_back=tuple(_asked_back(names, asked)),
        missed=tuple(_missed(names, asked, query.not_understood)),
        survivor=asked.survivor,
    )


def _told(items: Sequence[Item]) -> list[Item]:
    """Return the pieces without the words that add nothing."""
    return [item for item in items if not item.means("ignore")]


def _decided(items: Sequence[Item]) -> list[Item]:
    """Return the pieces, each that names a language and a country taken for one of the two.

    A country if another language is named or nothing else says where; else a language.
    """
    language = any(item.kind == "language" and not item.country for item in items)
    somewhere = any(item.kind in ("place", "country") for item in items)
    is_country = language or not somewhere
    return [
        item
        if item.kind != "language" or not item.country
        else Item(item.typed, "country", country=item.country)
        if is_country
        else Item(item.typed, "language", languages=item.languages)
        for item in items
    ]


def _take(asked: _Asked, items: Sequence[Item], position: int) -> int:
    """Take one piece, with the next where one speaks of the other; return the following."""
    item, following = items[position], position + 1
    if item.means("not") or item.means("origin"):
        return following if item.follows else _speaking_of_next(asked, items, position)
    after = items[following] if following < len(items) else None
    if after and after.follows:
        _set_aside(asked, item, after)
        return following + 1
    _add(asked, item)
    return following


def _speaking_of_next(asked: _Asked, items: Sequence[Item], position: int) -> int:
    """Put aside what follows a negation ("ne parle pas français") or a word for origin."""
    item, following = items[position], position + 1
    while following < len(items) and items[following].means("not"):
        following += 1
    if following == len(items):
        return following
    after = items[following]
    if item.means("origin") and after.country:
        asked.origins.append(after)
        return following + 1
    if item.means("not") and after.kind != "missed":
        asked.missed.append(f"{item.typed} {after.typed}")
        return following + 1
    return following


def _set_aside(asked: _Asked, item: Item, after: Item) -> None:
    """Put aside a piece that the word after it denies, or marks as where someone comes from."""
    if after.means("origin") and item.country:
        asked.origins.append(item)
    elif after.means("not") and item.kind != "missed":
        asked.missed.append(f"{item.typed} {after.typed}")
    else:
        _add(asked, item)


def _add(asked: _Asked, item: Item) -> None:
    if item.kind == "missed":
        asked.missed.append(item.typed)
    elif item.kind == "language":
        if len(item.languages) == 1:
            asked.languages[item.languages[0]] = None
        else:
            asked.unclear.append(item)
    elif item.kind == "country":
        asked.countries.append(item)
    elif item.kind == "place":
        asked.places.append(item)
    for meaning in item.meanings:
        if meaning.column == "who":
            asked.who.add("man" if meaning.value == "man" else "woman")
        elif meaning.column == "survivor":
            asked.survivor = True
        else:
            asked.needs[meaning.column, meaning.value] = None


def _query(names: Names, asked: _Asked, within_km: float | None) -> Query:
    near = _near(names, asked)
    countries = _countries(names, asked, near)
    if within_km is not None and not (near and within_km > 0):
        asked.missed.append(f"{within_km:g} km")
        within_km = None
    needs = {column: tuple(v for c, v in asked.needs if c == column) for column in NEEDS}
    return Query(
        languages=tuple(asked.languages),
        who=next(iter(asked.who)) if len(asked.who) == 1 else "",
        near=near,
        countries=countries,
        within_km=within_km,
        specialisms=needs["specialisms"],
        formats=needs["formats"],
        referral_routes=needs["referral_routes"],
        not_understood=tuple(dict.fromkeys(asked.missed)),
    )


def _near(names: Names, asked: _Asked) -> Near | None:
    """Return the place: coordinates, or the first town that is named.

    Of a town's namesakes it is the one in a country that is named as well.
    """
    if asked.point:
        return _near_point(names, asked, asked.point)
    if not asked.places:
        return None
    first, *others = asked.places
    asked.missed += [item.typed for item in others]
    named = {item.country for item in asked.countries}
    inside = [town for town in first.towns if town.country in named]
    town, *namesakes = [*inside, *(town for town in first.towns if town not in inside)]
    return near_town(town, namesakes)


def _near_point(names: Names, asked: _Asked, point: Coordinates) -> Near:
    """Return the point of coordinates; a town that is named as well may only be where they are."""
    here = (point.latitude, point.longitude)
    for item in asked.places:
        ways = (exact_kilometres(here, (town.latitude, town.longitude)) for town in item.towns)
        if min(ways, default=0) > SAME_PLACE_KM:
            asked.missed.append(item.typed)
    return near_point(point, names.gazetteer.nearest_country(*here))


def _countries(names: Names, asked: _Asked, near: Near | None) -> tuple[str, ...]:
    """Return the countries in which to look; those far from the place are where he comes from."""
    found: dict[str, None] = {}
    for item in asked.countries:
        if near is not None and item.country == near.country:
            # "Bergen, Norway": the country only says which Bergen.
            continue
        if near is None:
            here = names.gazetteer.covers(item.country)
        else:
            here = names.gazetteer.reaches(item.country, near.latitude, near.longitude)
        if here:
            found[item.country] = None
        else:
            asked.origins.append(item)
    asked.missed += [item.typed for item in asked.origins]
    return tuple(found)


def _asked_back(names: Names, asked: _Asked) -> Iterable[NotUnderstood]:
    """Yield the names that mean several languages of which none is named besides."""
    for item in asked.unclear:
        if asked.languages.keys().isdisjoint(item.languages):
            choices = names.languages.choices(item.languages)
            yield NotUnderstood("Language", item.typed, choices, several=True)


def _missed(names: Names, asked: _Asked, typed: Sequence[str]) -> Iterable[NotUnderstood]:
    """Yield what was not understood, with the nearest names, or the languages of a country."""
    origins = {item.typed: item.country for item in asked.origins}
    for number, words in enumerate(typed):
        if words in origins:
            codes = [code for code in spoken(origins[words]) if names.languages.is_known(code)]
            choices = [] if asked.languages else names.languages.choices(codes[:MOST_SPOKEN])
            yield NotUnderstood("Origin", words, choices, several=True)
        else:
            # Looking through 150,000 names takes 20 ms: once is enough for a line.
            yield NotUnderstood("Word", words, [] if number else names.alike(words))
