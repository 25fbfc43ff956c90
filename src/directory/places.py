"""Places: towns by name, offline, and how far apart two points are.

The gazetteer is derived from GeoNames (data/gazetteer.csv.gz, scripts/make_gazetteer.py).
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from geopy.distance import geodesic
from numpy.typing import NDArray

from directory import countries
from directory.errors import DataError, NotUnderstood, Problem
from directory.names import fold, nearest

FILE = "gazetteer.csv.gz"

#: A member's town wins over a namesake unless that has this many times its inhabitants.
CLOSE_CALL = 10

#: Radius at the equator, km, and flattening of the WGS 84 ellipsoid.
_EQUATOR_KM = 6378.137
_FLATTENING = 1 / 298.257223563


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer: name, country code, degrees (WGS 84), inhabitants."""

    id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int

    @property
    def label(self) -> str:
        """Return the name with the country, as a person writes it."""
        return f"{self.name}, {countries.name(self.country)}"


class Gazetteer:
    """Towns of Europe and its neighbourhood by all their names."""

    def __init__(self, rows: Sequence[Sequence[str]], preferred: frozenset[str]) -> None:
        self._towns: list[Town] = []
        self._index: dict[str, list[int]] = {}
        self._preferred = preferred
        for number, row in enumerate(rows):
            id_, name, country, latitude, longitude, population, names = row
            self._towns.append(
                Town(id_, name, country, float(latitude), float(longitude), int(population))
            )
            for key in {fold(spelling) for spelling in (name, *names.split(";"))}:
                self._index.setdefault(key, []).append(number)
        self._index.pop("", None)

    @classmethod
    def read(cls, folder: Path, preferred: frozenset[str] = frozenset()) -> Gazetteer:
        """Return the gazetteer of a data folder; ``preferred`` are the ids of members' towns.

        Raises DataError if the file is missing or damaged.
        """
        try:
            with gzip.open(folder / FILE, "rt", encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                next(rows)
                return cls(list(rows), preferred)
        except (OSError, EOFError, ValueError, StopIteration, zlib.error, csv.Error) as error:
            words = f"Cannot be read: {str(error) or 'it is empty'}."
            right = "Make it again: python scripts/make_gazetteer.py"
            raise DataError([Problem(FILE, 0, "", "file-unreadable", words, right)]) from error

    def resolve(self, text: str) -> list[Town]:
        """Return the towns a text names, likeliest first: ``Bergen``, ``Bergen, Norway``.

        Raises NotUnderstood with the nearest names if there is none.
        """
        found = self.candidates(text)
        if found:
            return found
        near = [self._best(self._index[name]).label for name in nearest(fold(text), self._index)]
        raise NotUnderstood("Place", text, list(dict.fromkeys(near)))

    def candidates(self, text: str) -> list[Town]:
        """Return the towns a text names exactly, likeliest first; none if it names none."""
        numbers = self._index.get(fold(text), [])
        if numbers:
            return self._ranked(numbers)
        town, _, country = text.rstrip(" )").replace("(", ",").rpartition(",")
        code = countries.find(country)
        numbers = [n for n in self._index.get(fold(town), []) if self._towns[n].country == code]
        return self._ranked(numbers)

    def _ranked(self, numbers: Sequence[int]) -> list[Town]:
        towns = [self._towns[number] for number in numbers]
        return sorted(towns, key=lambda town: (-self._weight(town), town.id))

    def _weight(self, town: Town) -> int:
        return town.population * (CLOSE_CALL if town.id in self._preferred else 1)

    def _best(self, numbers: Sequence[int]) -> Town:
        return self._ranked(numbers)[0]


def kilometres(
    latitude: float,
    longitude: float,
    latitudes: NDArray[np.float64],
    longitudes: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the distances in km from one point (degrees) to many, within 0.1 km of geodesic.

    Lambert's formula for long lines on the WGS 84 ellipsoid (great circle between reduced
    latitudes, corrected for the flattening): geopy's exact geodesic takes 0.1 ms a pair.
    """
    first = np.arctan((1 - _FLATTENING) * np.tan(np.radians(latitude)))
    second = np.arctan((1 - _FLATTENING) * np.tan(np.radians(latitudes)))
    half_turn = np.radians(longitudes - longitude) / 2
    mean, half = (first + second) / 2, (second - first) / 2
    chord = np.sin(half) ** 2 + np.cos(first) * np.cos(second) * np.sin(half_turn) ** 2
    angle = 2 * np.arcsin(np.sqrt(np.minimum(chord, 1)))
    with np.errstate(invalid="ignore", divide="ignore"):
        along = (angle - np.sin(angle)) * (np.sin(mean) * np.cos(half) / np.cos(angle / 2)) ** 2
        across = (angle + np.sin(angle)) * (np.cos(mean) * np.sin(half) / np.sin(angle / 2)) ** 2
    correction = np.nan_to_num(along + across) * _FLATTENING / 2
    return np.asarray(_EQUATOR_KM * (angle - correction), dtype=np.float64)


def exact_kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the geodesic distance in km between two points in degrees (geopy, WGS 84)."""
    return float(geodesic(one, other).km)
