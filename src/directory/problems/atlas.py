"""The towns of the gazetteer, as far as a check needs them.

``places.Gazetteer`` answers searches: making it takes most of a second, and data without a
mistake. A check mostly looks up a few towns by id, which takes a tenth of that.
"""

from __future__ import annotations

import csv
import gzip
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from directory.errors import DataError, Problem
from directory.members import split_list
from directory.moment import Folder, content
from directory.names import fold
from directory.places import FILE, Town
from directory.tables import Row

#: The first line of the file.
HEADER = "id,name,country,latitude,longitude,population,names"


@dataclass(frozen=True, slots=True)
class Named:
    """A town of the gazetteer with all its names, folded."""

    town: Town
    names: frozenset[str]


class Atlas:
    """The towns of the gazetteer by id and by name."""

    def __init__(self, lines: Sequence[str], further: Mapping[str, Sequence[str]]) -> None:
        """Take the lines of the file without the first, and further names by id."""
        self._lines = lines
        self._further = further

    @classmethod
    def read(cls, folder: Folder, names: Iterable[Row]) -> Atlas:
        """Return the atlas of a data folder; ``names`` are the rows of place_names.csv.

        Raises DataError if the file is missing or damaged.
        """
        try:
            lines = gzip.decompress(content(folder, FILE)).decode("utf-8").split("\n")
        except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
            words = getattr(error, "strerror", None) or str(error)
            raise DataError([_unreadable(words)]) from error
        if lines[0].rstrip() != HEADER:
            raise DataError([_unreadable(f"the first line must be {HEADER}")])
        further = {row.cells["geonames_id"]: split_list(row.cells["other_names"]) for row in names}
        return cls(lines[1:], further)

    def with_ids(self, ids: Collection[str]) -> Mapping[str, Named]:
        """Return the towns of these ids by id; those that it does not have are left out."""
        wanted = set(ids)
        lines = (line for line in self._lines if line.partition(",")[0] in wanted)
        return {named.town.id: named for named in self._made(lines)}

    def called(self, name: str) -> Sequence[Town]:
        """Return the towns of a name in any spelling, those with most inhabitants first."""
        return self._by_name.get(fold(name), ())

    def spellings(self) -> Sequence[str]:
        """Return lines that hold the names of all towns, with other things between."""
        return self._lines

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Town]]:
        index: dict[str, list[Town]] = defaultdict(list)
        for named in self._made(self._lines):
            for name in named.names:
                index[name].append(named.town)
        for towns in index.values():
            towns.sort(key=lambda town: (-town.population, town.id))
        return index

    def _made(self, lines: Iterable[str]) -> Iterator[Named]:
        for row in csv.reader(lines):
            try:
                id_, name, country, latitude, longitude, population, names = row
                town = Town(id_, name, country, float(latitude), float(longitude), int(population))
            except ValueError:
                # The file is made by a script and packed with a checksum: a blank last line.
                continue
            spellings = (name, *names.split(";"), *self._further.get(id_, ()))
            yield Named(town, frozenset(filter(None, map(fold, spellings))))


def _unreadable(why: str) -> Problem:
    right = "Make it again: python scripts/make_gazetteer.py"
    return Problem(FILE, 0, "", "file-unreadable", f"Cannot be read: {why}.", right)
