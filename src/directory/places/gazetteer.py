"""Towns by all their names, offline.

The gazetteer is derived from GeoNames (data/gazetteer.csv.gz, scripts/make_gazetteer.py).
"""

from __future__ import annotations

import csv
import zlib
from functools import cached_property

import numpy as np

from directory.countries import Countries
from directory.errors import DataError, Problem
from directory.members import Directory
from directory.moment import Folder, content
from directory.names import CLOSELY, Endings, fold, nearest
from directory.places.distances import Positions
from directory.places.towns import Town, unpacked

FILE = "gazetteer.csv.gz"

#: A member's town wins over a namesake unless that has this many times its inhabitants; so does
#: a town that is called so at home over one that is called so abroad (Niš, and Serbian for Nice).
CLOSE_CALL = 10

#: Shorter words that look like a changed name are mostly other words.
SHORTEST_INFLECTED = 4

#: Whoever lives this near to a border may go across it, km.
BORDER_KM = 100.0

#: A town no farther from a point may stand for it, km.
SAME_PLACE_KM = 50.0


class Gazetteer:
    """Towns of Europe and its neighbourhood by all their names."""

    def __init__(self, packed: bytes, directory: Directory) -> None:
        self._towns, index = unpacked(packed)
        self._index = dict(index)
        self._countries = Countries(directory)
        self.endings = Endings(row for row in directory.endings if row.kind == "place")
        self._preferred = directory.geonames_ids
        numbers = {town.id: number for number, town in enumerate(self._towns)}
        for row in directory.place_names:
            number = numbers.get(row.geonames_id)
            for key in {fold(name) for name in row.other_names} - {""}:
                known = self._index.get(key, ())
                if number is not None and number not in known:
                    self._index[key] = (*known, number)
        self._covered = frozenset(town.country for town in self._towns)

    @classmethod
    def read(cls, folder: Folder, directory: Directory) -> Gazetteer:
        """Return the gazetteer of a data folder; the towns of members win over namesakes.

        Raises DataError if the file is missing or damaged.
        """
        try:
            return cls(content(folder, FILE), directory)
        except (OSError, EOFError, ValueError, StopIteration, zlib.error, csv.Error) as error:
            words = f"Cannot be read: {str(error) or 'it is empty'}."
            right = "Make it again: python scripts/make_gazetteer.py"
            raise DataError([Problem(FILE, 0, "", "file-unreadable", words, right)]) from error

    def candidates(self, text: str) -> list[Town]:
        """Return the towns a text names, likeliest first: ``Bergen``, ``Bergen, Norway``."""
        found = self.named(fold(text))
        if found:
            return found
        town, _, country = text.rstrip(" )").replace("(", ",").rpartition(",")
        code = self._countries.find(country)
        found = [town for town in self.named(fold(town)) if town.country == code]
        return found or self.inflected(fold(text))

    def named(self, folded: str) -> list[Town]:
        """Return the towns that bear a folded name, likeliest first."""
        return self._ranked(folded)

    def inflected(self, folded: str) -> list[Town]:
        """Return the towns that a name changed by an ending means (endings.csv)."""
        if len(folded) < SHORTEST_INFLECTED:
            return []
        bases = (self.named(base) for base in self.endings.bases(folded))
        return next((towns for towns in bases if towns), [])

    def suggestions(self, text: str) -> list[str]:
        """Return the labels of the towns whose names are most like a text."""
        return self._nearest(fold(text))

    def alike(self, folded: str) -> list[str]:
        """Return the labels of the towns that a folded word resembles closely."""
        return self._nearest(folded, CLOSELY)

    def covers(self, country: str) -> bool:
        """Return whether a country lies in Europe or its neighbourhood, with its towns."""
        return country in self._covered

    @property
    def countries(self) -> frozenset[str]:
        """Return the codes of the countries whose towns are here."""
        return self._covered

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the corners (latitude, longitude) of a box that holds all towns."""
        latitudes = [town.latitude for town in self._towns]
        longitudes = [town.longitude for town in self._towns]
        return (min(latitudes), min(longitudes)), (max(latitudes), max(longitudes))

    def nearest_country(
        self, latitude: float, longitude: float, within_km: float = SAME_PLACE_KM
    ) -> str:
        """Return the country of the town nearest to a point (degrees), blank if none is near."""
        kilometres = self._positions.kilometres(latitude, longitude)
        nearest_town = int(kilometres.argmin())
        return self._towns[nearest_town].country if kilometres[nearest_town] <= within_km else ""

    @cached_property
    def _positions(self) -> Positions:
        return Positions(
            np.array([town.latitude for town in self._towns]),
            np.array([town.longitude for town in self._towns]),
        )

    def reaches(self, country: str, latitude: float, longitude: float) -> bool:
        """Return whether a country has a town within ``BORDER_KM`` of a point (degrees)."""
        towns = [town for town in self._towns if town.country == country]
        if not towns:
            return False
        positions = Positions(
            np.array([town.latitude for town in towns]),
            np.array([town.longitude for town in towns]),
        )
        return bool(positions.kilometres(latitude, longitude).min() <= BORDER_KM)

    def _nearest(self, folded: str, least: int = 35) -> list[str]:
        names = nearest(folded, self._index, least=least)
        return list(dict.fromkeys(self.named(name)[0].label for name in names))

    def _ranked(self, folded: str) -> list[Town]:
        """Return the towns of a folded name: by inhabitants, its own name before an exonym."""

        def weight(town: Town) -> int:
            member = CLOSE_CALL if town.id in self._preferred else 1
            own = CLOSE_CALL if fold(town.name) == folded else 1
            return town.population * member * own

        towns = [self._towns[number] for number in self._index.get(folded, ())]
        return sorted(towns, key=lambda town: (-weight(town), town.id))
