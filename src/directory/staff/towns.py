"""Coordinates for new towns: the rows that places.csv needs, looked up in the gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from directory.problems.atlas import Atlas
from directory.tables import Row

#: A town as the data name it: country code and name.
Town = tuple[str, str]


def named(rows: Iterable[Mapping[str, str]]) -> Iterator[Town]:
    """Yield the towns that rows of members.csv or sites.csv name."""
    for cells in rows:
        if cells["city"]:
            yield cells["country"], cells["city"]


def missing(places: Iterable[Row], towns: Iterable[Town]) -> list[Town]:
    """Return the towns without a row in places.csv, each once, by country and name."""
    known = {(row.cells["country"], row.cells["city"]) for row in places}
    return sorted(set(towns) - known)


def row(atlas: Atlas, town: Town) -> Mapping[str, str] | None:
    """Return the row of places.csv for a town; None if the gazetteer does not have it there.

    Of several towns of a name in a country it is the one with most inhabitants. The centre of
    the town, degrees with two decimals (about 1 km).
    """
    country, city = town
    for found in atlas.called(city):
        if found.country == country:
            return {
                "country": country,
                "city": city,
                "latitude": f"{found.latitude:z.2f}",
                "longitude": f"{found.longitude:z.2f}",
                "geonames_id": found.id,
            }
    return None


def with_rows(places: Iterable[Row], new: Iterable[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Return all rows of places.csv; a new one stands where its country and name belong."""
    cells = [row.cells for row in places]
    for row in new:
        later = (n for n, other in enumerate(cells) if _key(other) > _key(row))
        cells.insert(next(later, len(cells)), row)
    return cells


def as_known(places: Iterable[Row], found: Mapping[str, str]) -> str:
    """Return how places.csv writes a town of the gazetteer, blank if it does not have it."""
    same = (
        row.cells["city"]
        for row in places
        if (row.cells["country"], row.cells["geonames_id"])
        == (found["country"], found["geonames_id"])
    )
    return next(same, "")


def _key(cells: Mapping[str, str]) -> Town:
    return cells["country"], cells["city"]
