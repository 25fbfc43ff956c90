"""Making a query of a typed line: what is asked, what must be asked back, what is not used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from directory import countries
from directory.errors import NotUnderstood
from directory.languages import spoken
from directory.places import exact_kilometres
from directory.places.coordinates import Coordinates, cut
from directory.query.asked import NEEDS, Near, Query, near_point, near_town
from directory.query.line import radius
from directory.query.taking import Asked, taken
from directory.query.text import Item, Names

#: Of a country's languages so many are offered as the one that a person may speak.
MOST_SPOKEN = 5

#: A town named beside coordinates is where they lie if it is not farther away, km.
SAME_PLACE_KM = 50.0

#: The later of two towns is meant if it has so many times the inhabitants: Lukas, Berlin.
FAR_BIGGER = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line asks, and what it leaves open.

    ``asked_back`` are names of several languages with their choices; ``missed`` what was not
    understood, with the nearest names; ``denied`` what the line says is not so; ``survivor``
    whether it speaks of someone who is hurt: then it says nothing about a person to be referred.
    """

    query: Query
    asked_back: tuple[NotUnderstood, ...] = ()
    missed: tuple[NotUnderstood, ...] = ()
    denied: tuple[str, ...] = ()
    survivor: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was understood."""
        asked = replace(self.query, not_understood=(), denied=()) != Query()
        return not (asked or self.asked_back or self.survivor)


def read(names: Names, text: str) -> Reading:
    """Return what a text asks for. Nothing is refused: what is not understood is in ``missed``."""
    within_km, text = radius(text)
    point, text = cut(text)
    items = names.items(text, whole=point is None)
    asked = taken(_decided(items, somewhere=point is not None))
    query = _query(names, asked, point, within_km)
    if asked.survivor:
        query = replace(query, who="", specialisms=(), referral_routes=())
    return Reading(
        query=query,
        asked_back=tuple(_asked_back(names, asked)),
        missed=tuple(_missed(names, asked)),
        denied=tuple(item.typed for item in asked.denied),
        survivor=asked.survivor,
    )


def _decided(items: Sequence[Item], *, somewhere: bool) -> list[Item]:
    """Return the pieces, those that name a language and a country taken for one where it is clear.

    The country of a town that is named ("Helsinki Suomi"), or if nothing else says anything; the
    language if something else says where. Otherwise it stays both, and is asked back.
    """
    held = {town.country for item in items for town in item.towns}
    placed = somewhere or any(item.kind in ("place", "country") for item in items)
    spoken_of = any(item.kind == "language" and not item.country for item in items)
    return [_either(item, held, placed, spoken_of) for item in items]


def _either(item: Item, held: set[str], placed: bool, spoken_of: bool) -> Item:
    if item.kind != "language" or not item.country:
        return item
    if item.country in held and not item.changed:
        return replace(item, kind="country", languages=())
    if item.sure or placed or (item.changed and not spoken_of):
        return replace(item, country="")
    return item if spoken_of else replace(item, kind="country", languages=())


def _query(names: Names, asked: Asked, point: Coordinates | None, km: float | None) -> Query:
    near = _near_point(names, asked, point) if point else _near(asked)
    countries_asked = _countries(names, asked, near)
    if km is not None and not (near and km > 0):
        asked.missed.append(f"{km:g} km")
        km = None
    needs = {column: tuple(v for c, v in asked.needs if c == column) for column in NEEDS}
    denied = (code for item in asked.denied for code in item.languages)
    return Query(
        languages=tuple(asked.languages),
        who=next(iter(asked.who)) if len(asked.who) == 1 else "",
        near=near,
        countries=countries_asked,
        within_km=km,
        specialisms=needs["specialisms"],
        formats=needs["formats"],
        referral_routes=needs["referral_routes"],
        not_understood=tuple(dict.fromkeys(asked.missed)),
        denied=tuple(dict.fromkeys(denied)),
    )


def _near(asked: Asked) -> Near | None:
    """Return the town that is named; of its namesakes the one in a country named as well.

    Of several towns it is the first after a preposition ("in Cork"), or else the first, unless
    a later one is far bigger.
    """
    if not asked.places:
        return None
    placed = [item for item in asked.places if item.placed] or asked.places
    biggest = max(placed, key=lambda item: item.towns[0].population)
    chosen = placed[0]
    if biggest.towns[0].population > chosen.towns[0].population * FAR_BIGGER:
        chosen = biggest
    asked.missed += [item.typed for item in asked.places if item is not chosen]
    named = {item.country for item in asked.countries}
    inside = [town for town in chosen.towns if town.country in named]
    town, *namesakes = [*inside, *(town for town in chosen.towns if town not in inside)]
    return near_town(town, namesakes)


def _near_point(names: Names, asked: Asked, point: Coordinates) -> Near:
    """Return the point of coordinates; a town that is named as well may only be where they are."""
    here = (point.latitude, point.longitude)
    for item in asked.places:
        ways = (exact_kilometres(here, (town.latitude, town.longitude)) for town in item.towns)
        if min(ways, default=0) > SAME_PLACE_KM:
            asked.missed.append(item.typed)
    return near_point(point, names.gazetteer.nearest_country(*here))


def _countries(names: Names, asked: Asked, near: Near | None) -> tuple[str, ...]:
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


def _asked_back(names: Names, asked: Asked) -> Iterable[NotUnderstood]:
    """Yield the names that mean several things of which none is named besides."""
    for item in asked.unclear:
        if item.country or asked.languages.keys().isdisjoint(item.languages):
            choices = names.languages.choices(item.languages)
            if item.country:
                choices.append(countries.name(item.country))
            yield NotUnderstood("Language", item.typed, choices, several=True)


def _missed(names: Names, asked: Asked) -> Iterable[NotUnderstood]:
    """Yield what was not understood, with the nearest names, or the languages of a country."""
    origins = {item.typed: item.country for item in asked.origins}
    for number, words in enumerate(dict.fromkeys(asked.missed)):
        if words in origins:
            codes = [code for code in spoken(origins[words]) if names.languages.is_known(code)]
            choices = [] if asked.languages else names.languages.choices(codes[:MOST_SPOKEN])
            yield NotUnderstood("Origin", words, choices, several=True)
        else:
            # Looking through 150,000 names takes 20 ms: once is enough for a line.
            yield NotUnderstood("Word", words, [] if number else names.alike(words))
