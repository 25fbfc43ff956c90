"""A data folder of made-up organisations, as many as one wants, for benchmarks and tests.

``python benchmarks/made_up.py --members 100000 --out build/bench/100000``

What an organisation is and does is drawn, column by column, from the rows of the project's own
members.csv, so that blanks, kinds, specialisms and formats are as frequent as there. Only
languages are stated more often (by 6 to 20 % of a country's organisations), as they would be in
a directory that staff have looked after. Towns are drawn from the gazetteer by inhabitants, in
the countries of the members. No name, contact or note of a real organisation is used. The
same seed makes the same files.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

DATA = Path(__file__).parent.parent / "data"

#: Files that are made; all others are copied.
MADE = ("members.csv", "sites.csv", "sources.csv", "places.csv")

#: Columns that are drawn together, because they belong together.
TOGETHER = (
    ("kind", "specialisms"), ("membership",), ("serves",), ("interpreter",), ("formats",),
    ("referral_routes",),
)  # fmt: skip

#: Facts of members.csv that a made-up organisation may have, each with its source.
FACTS = (
    "name", "kind", "membership", "country", "city", "serves", "website", "languages",
    "interpreter", "specialisms", "formats", "referral_routes",
)  # fmt: skip

#: The first of these is stated most often, each further one a little less.
LANGUAGES = (
    "en ar tr ru uk fa prs so sq ro pl fr es pt ti kmr ckb ps ur bs hr sr de it bg hu el sv fi nl "
    "pa bn vi zh ta am wo sw yue haz lv lt et cs sk sl mk da no rom"
).split()
MOST_LANGUAGES = 6

#: So many of 100 organisations have further places.
WITH_SITES = 0.3

DAY = "2026-11-22"
NOTE = "Made up."

Row = dict[str, str]
Edges = NDArray[np.int64]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the gazetteer, by the name that stands there."""

    country: str
    name: str
    latitude: str
    longitude: str
    id: str


class Maker:
    """Draws organisations from the rows of a data folder."""

    def __init__(self, data: Path, seed: int) -> None:
        self._data = data
        self._chance = np.random.default_rng(seed)
        self._rows = _read(data / "members.csv")
        self.columns = list(self._rows[0])
        self._countries = sorted({row["country"] for row in self._rows})
        self._shares = {
            country: float(share)
            for country, share in zip(
                self._countries, self._chance.uniform(0.06, 0.2, len(self._countries)), strict=True
            )
        }
        self.towns, self._people = self._gazetteer()

    def _gazetteer(self) -> tuple[list[Town], list[int]]:
        """Return the towns and how many live there; of namesakes in a country the largest."""
        with gzip.open(self._data / "gazetteer.csv.gz", "rt", encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["country"] in self._countries]
        found: dict[tuple[str, str], tuple[int, Town]] = {}
        for row in rows:
            people = int(row["population"])
            latitude, longitude = (f"{float(row[name]):.2f}" for name in ("latitude", "longitude"))
            town = Town(row["country"], row["name"], latitude, longitude, row["id"])
            if people > found.get((town.country, town.name), (0, town))[0]:
                found[town.country, town.name] = people, town
        return [town for _, town in found.values()], [people for people, _ in found.values()]

    @cached_property
    def _by_country(self) -> Mapping[str, tuple[list[Town], Edges]]:
        found: dict[str, tuple[list[Town], list[int]]] = defaultdict(lambda: ([], []))
        for town, people in zip(self.towns, self._people, strict=True):
            found[town.country][0].append(town)
            found[town.country][1].append(people)
        return {country: (towns, np.cumsum(people)) for country, (towns, people) in found.items()}

    def members(self, size: int) -> Iterator[tuple[Row, list[Town]]]:
        """Yield organisations, each with the towns of its further places."""
        parts = {columns: self._drawn(self._rows, size) for columns in TOGETHER}
        blank = dict.fromkeys(self.columns, "")
        towns = self._drawn(self.towns, size, np.cumsum(self._people))
        placed = self._chance.random(size) < self._filled("city")
        named = self._chance.random(size) < self._filled("website")
        for number in range(size):
            town = towns[number]
            row = blank | {
                "id": f"{town.country.lower()}-organisation-{number:05}",
                "name": f"Organisation {number:05}",
                "country": town.country,
                "city": town.name if placed[number] else "",
                "website": f"https://example.org/{number:05}" if named[number] else "",
                "languages": ";".join(self._languages(town.country)),
                "checked_on": DAY,
                "notes": NOTE,
            }
            for columns, rows in parts.items():
                row |= {column: rows[number][column] for column in columns}
            yield row, self._sites(town) if placed[number] else []

    def _languages(self, country: str) -> list[str]:
        if self._chance.random() >= self._shares[country]:
            return []
        many = min(int(self._chance.geometric(0.45)), MOST_LANGUAGES)
        weights = 1 / np.arange(2, len(LANGUAGES) + 2)
        chosen = self._chance.choice(len(LANGUAGES), many, replace=False, p=weights / weights.sum())
        return [LANGUAGES[number] for number in sorted(chosen.tolist())]

    def _sites(self, town: Town) -> list[Town]:
        if self._chance.random() >= WITH_SITES:
            return []
        many = min(int(self._chance.geometric(0.4)), 8)
        towns, edges = self._by_country[town.country]
        found = self._drawn(towns, many, edges)
        return [other for other in dict.fromkeys(found) if other != town]

    def _filled(self, column: str) -> float:
        return sum(bool(row[column]) for row in self._rows) / len(self._rows)

    def _drawn(self, things: Sequence[Thing], many: int, edges: Edges | None = None) -> list[Thing]:
        """Return so many of the things, each drawn anew; ``edges`` are the sums of weights."""
        if edges is None:
            edges = np.arange(1, len(things) + 1)
        drawn = np.searchsorted(edges, self._chance.random(many) * edges[-1], side="right")
        return [things[number] for number in drawn.tolist()]


def make(
    folder: Path, size: int, *, seed: int = 1, sources: bool = True, data: Path = DATA
) -> Path:
    """Make a data folder with so many organisations, and return it.

    Without ``sources`` the facts have none: `directory check` refuses them, a search does not
    need them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file in data.iterdir():
        if file.is_file() and file.name not in MADE:
            shutil.copyfile(file, folder / file.name)
    maker = Maker(data, seed)
    made = list(maker.members(size))
    members = [row for row, _ in made]
    _write(folder / "members.csv", maker.columns, members)
    _write(folder / "sites.csv", *_sites(made))
    _write(folder / "sources.csv", *_sources(members if sources else []))
    _write(folder / "places.csv", *_places(data, maker, made))
    return folder


def _sites(made: Iterable[tuple[Row, list[Town]]]) -> tuple[list[str], Iterator[Row]]:
    return ["member_id", "city", "country", "note", "url"], (
        {
            "member_id": row["id"],
            "city": town.name,
            "country": town.country,
            "note": NOTE,
            "url": "https://example.org/sites",
        }
        for row, towns in made
        for town in towns
    )


def _sources(members: Iterable[Row]) -> tuple[list[str], Iterator[Row]]:
    lists = ("languages", "specialisms", "formats", "referral_routes")
    return ["member_id", "field", "value", "url", "source_date", "note"], (
        {
            "member_id": row["id"],
            "field": fact,
            "value": row[fact] if fact in lists else "",
            "url": f"https://example.org/{fact}",
            "source_date": "",
            "note": "",
        }
        for row in members
        for fact in FACTS
        if row[fact]
    )


def _places(
    data: Path, maker: Maker, made: Iterable[tuple[Row, list[Town]]]
) -> tuple[list[str], list[Row]]:
    """Return the towns of the organisations, and those that local_languages.csv names."""
    rows = {(row["country"], row["city"]): row for row in _read(data / "places.csv")}
    columns = list(next(iter(rows.values())))
    used = {(row["country"], row["city"]) for row, _ in made}
    used |= {(town.country, town.name) for _, towns in made for town in towns}
    for town in maker.towns:
        if (town.country, town.name) in used:
            cells = (town.country, town.name, town.latitude, town.longitude, town.id)
            rows.setdefault((town.country, town.name), dict(zip(columns, cells, strict=True)))
    return columns, list(rows.values())


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    """Make a data folder from the command line."""
    parser = argparse.ArgumentParser(description="Make a data folder of made-up organisations.")
    parser.add_argument("--members", type=int, required=True, metavar="N")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-sources", action="store_true", help="leave sources.csv empty")
    options = parser.parse_args()
    make(options.out, options.members, seed=options.seed, sources=not options.no_sources)
    return 0


if __name__ == "__main__":
    sys.exit(main())
