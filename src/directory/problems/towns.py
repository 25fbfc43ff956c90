"""Towns that have no coordinates, and so no point on the map, or lie in another country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from directory import countries
from directory.declaration import Table
from directory.errors import Problem
from directory.problems.files import Files
from directory.problems.wording import nearest, quoted
from directory.tables import Row

#: Where towns are named: table and column.
_NAMED = (("members", "city"), ("sites", "city"), ("local_languages", "place"))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A town as it is named in a row."""

    table: Table
    row: Row
    column: str

    @property
    def country(self) -> str:
        return self.row.cells["country"]

    @property
    def town(self) -> str:
        return self.row.cells[self.column]


def without_coordinates(files: Files) -> Iterator[Problem]:
    """Yield the towns that have no row in places.csv for their country."""
    if not files.whole("places"):
        return
    known = _towns(files)
    for name, column in _NAMED:
        table = files.declaration.tables[name]
        for row in files.rows[name]:
            cell = _Cell(table, row, column)
            known_country = cell.country in countries.english_names()
            towns = known.get(cell.country, set())
            if known_country and cell.town not in ("", "*") and cell.town not in towns:
                abroad = _abroad(files, known, cell)
                yield _in_another(cell, abroad) if abroad else _unknown(cell, towns)


def _towns(files: Files) -> Mapping[str, set[str]]:
    towns: dict[str, set[str]] = defaultdict(set)
    for row in files.rows["places"]:
        towns[row.cells["country"]].add(row.cells["city"])
    return towns


def _abroad(files: Files, known: Mapping[str, set[str]], cell: _Cell) -> str:
    """Return the code of the country in which a town lies, blank if it may lie in its own."""
    called = files.atlas.called(cell.town) if files.atlas else ()
    if any(town.country == cell.country for town in called):
        return ""
    named = [country for country, towns in known.items() if cell.town in towns]
    return next(iter([*named, *(town.country for town in called)]), "")


def _in_another(cell: _Cell, country: str) -> Problem:
    where = f"{countries.name(country)} ({country})"
    words = f"{quoted(cell.town)} lies in {where}, the row says {cell.country}."
    right = f"Type {country} as the country, or the right town."
    right += f" If {cell.country} has a town of that name too, add a line to places.csv."
    return Problem(cell.table.path, cell.row.line, cell.column, "other-country", words, right)


def _unknown(cell: _Cell, towns: set[str]) -> Problem:
    words = f"{quoted(cell.town)} ({cell.country}) has no coordinates in places.csv."
    near = nearest(cell.town, sorted(towns))
    right = f"Type {near}, or add" if near else "Add"
    right += " a line to places.csv, or run: directory geocode"
    return Problem(cell.table.path, cell.row.line, cell.column, "no-coordinates", words, right)
