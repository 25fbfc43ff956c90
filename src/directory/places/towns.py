"""The towns of a gazetteer and the names that they bear, as its file says."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from directory import countries
from directory.names import fold


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


#: The towns, and the places in that list of those that bear a folded name.
Named = tuple[Sequence[Town], Mapping[str, Sequence[int]]]


@lru_cache(maxsize=1)
def unpacked(packed: bytes) -> Named:
    """Return the towns of a packed file and who bears each folded name.

    Folding 150,000 names takes most of a second, and a correction of the members changes none of
    them: the last file is kept. Raises OSError, EOFError, ValueError, StopIteration, zlib.error or
    csv.Error if it is damaged.
    """
    towns: list[Town] = []
    index: dict[str, list[int]] = {}
    with gzip.open(io.BytesIO(packed), "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for number, row in enumerate(rows):
            id_, name, country, latitude, longitude, population, names = row
            towns.append(
                Town(id_, name, country, float(latitude), float(longitude), int(population))
            )
            for key in {fold(spelling) for spelling in (name, *names.split(";"))}:
                index.setdefault(key, []).append(number)
    index.pop("", None)
    return towns, index
