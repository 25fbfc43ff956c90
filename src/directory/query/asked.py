"""What is asked, understood: codes, a point, a radius."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from directory import countries as countries_module
from directory.places import Coordinates, Found, Town
from directory.places.coordinates import written

Who = Literal["", "man", "woman"]

#: The columns of members.csv that a referrer can ask for and that order, never exclude.
NEEDS = ("specialisms", "formats", "referral_routes")

#: A town has namesakes by the dozen; more than this many nobody reads.
MOST_OTHERS = 5


@dataclass(frozen=True, slots=True)
class Near:
    """A point to be near to (degrees), and the other places of that name.

    ``typed`` is what reads back to the point where its name does not. The country is blank
    where no town is near.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    others: tuple[Town, ...] = ()
    typed: str = ""

    @property
    def label(self) -> str:
        """Return what reads back to the point: the name with the country, or what was typed."""
        return self.typed or f"{self.name}, {countries_module.name(self.country)}"


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Empty means: not asked. ``within_km`` needs ``near``.

    ``denied`` are languages that the person does not speak: never offered as a loosening.
    """

    languages: tuple[str, ...] = ()
    who: Who = ""
    near: Near | None = None
    countries: tuple[str, ...] = ()
    within_km: float | None = None
    specialisms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    referral_routes: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()

    @property
    def home(self) -> tuple[str, ...]:
        """Return the countries in which to look: those asked, or else that of the place."""
        if self.countries or self.near is None or not self.near.country:
            return self.countries
        return (self.near.country,)

    @property
    def needs(self) -> list[tuple[str, str]]:
        """Return (column, value) of every need that is asked."""
        return [(column, value) for column in NEEDS for value in getattr(self, column)]


def near_town(town: Town, others: Iterable[Town] = ()) -> Near:
    """Return the point of a town; namesakes that could not be told from another are left out."""
    told_apart = {other.label: other for other in reversed(tuple(others))}
    told_apart.pop(town.label, None)
    namesakes = tuple(reversed(told_apart.values()))[:MOST_OTHERS]
    return Near(town.name, town.country, town.latitude, town.longitude, namesakes)


def near_point(point: Coordinates, country: str) -> Near:
    """Return the point of coordinates, to 1 km: an address is nobody's business."""
    name = written(point.latitude, point.longitude)
    return Near(name, country, *_rounded(point.latitude, point.longitude), typed=name)


def near_address(found: Found, typed: str) -> Near:
    """Return the point of an address, to 1 km: the address itself is nobody's business."""
    degrees = _rounded(found.latitude, found.longitude)
    return Near(found.name or typed, found.country, *degrees, typed=typed)


def _rounded(latitude: float, longitude: float) -> tuple[float, float]:
    # Members' places are no more exact.
    return round(latitude, 2) + 0.0, round(longitude, 2) + 0.0
