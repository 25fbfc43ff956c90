"""Reading the data folder into a ``Directory``, whole or with every problem of its shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from inspect import signature
from typing import TypeVar

from directory import declaration, tables
from directory.declaration import Declaration, Table
from directory.errors import DataError, Problem
from directory.members.entities import (
    Directory,
    Member,
    Site,
    Source,
    Term,
)
from directory.members.names import (
    Country,
    Ending,
    Language,
    LanguageName,
    LanguagePair,
    Macrolanguage,
    PlaceNames,
    Words,
)
from directory.moment import Folder, Moment
from directory.tables import Row

Made = TypeVar("Made")
OfMember = TypeVar("OfMember", Site, Source)

TABLES = (
    "members", "sites", "sources", "vocabulary", "local_languages", "languages",
    "language_names", "macrolanguages", "language_pairs", "countries", "words", "endings", "places",
    "place_names",
)  # fmt: skip


def read(folder: Folder) -> Directory:
    """Return the directory in a data folder, whole; DataError with every problem of its shape."""
    folder = Moment.of(folder)
    declared = declaration.read(folder)
    problems = undeclared(declared)
    if problems:
        raise DataError(problems)
    rows: dict[str, list[Row]] = {}
    for name in TABLES:
        rows[name], found = tables.read(folder, declared.tables[name])
        problems += found
    problems = problems or list(_not_allowed(declared, rows))
    if problems:
        raise DataError(problems)
    return assemble(declared, rows)


def _not_allowed(declared: Declaration, rows: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    """Yield the values of members.csv that the program has no words for."""
    codes = {row.cells["code"] for row in rows["vocabulary"]}
    table = declared.tables["members"]
    for column in table.columns:
        known = codes if column.allowed == "vocabulary.code" else set(column.labels)
        if not known:
            continue
        for row in rows["members"]:
            cell = row.cells[column.name]
            for value in split_list(cell) if column.is_list else (cell,):
                if value and value not in known:
                    words = f"{value!r} is not allowed."
                    yield Problem(table.path, row.line, column.name, "not-allowed", words)


def undeclared(declared: Declaration) -> list[Problem]:
    """Return a problem for each table that the program reads and the declaration lacks."""
    return [_differs(name, "must be declared") for name in TABLES if name not in declared.tables]


def assemble(declared: Declaration, rows: Mapping[str, Sequence[Row]]) -> Directory:
    """Return the directory made of rows that are already read; DataError on a bad value."""
    records = _Records(declared, rows)
    usual = records.made("local_languages", _local_languages)
    towns = records.made("places", _town)
    directory = Directory(
        declaration=declared,
        members=tuple(records.made("members", Member)),
        sites=_by_member(records.made("sites", Site)),
        sources=_by_member(records.made("sources", Source)),
        vocabulary={term.code: term for term in records.made("vocabulary", Term)},
        local_languages={place: languages for place, languages, _ in usual},
        languages=tuple(records.made("languages", Language)),
        language_names=tuple(records.made("language_names", LanguageName)),
        macrolanguages=tuple(records.made("macrolanguages", Macrolanguage)),
        language_pairs=tuple(records.made("language_pairs", LanguagePair)),
        countries=tuple(records.made("countries", Country)),
        place_names=tuple(records.made("place_names", PlaceNames)),
        words=tuple(records.made("words", Words)),
        endings=tuple(records.made("endings", Ending)),
        places={town: point for town, point, _ in towns},
        geonames_ids=frozenset(geonames_id for _, _, geonames_id in towns),
    )
    if records.problems:
        raise DataError(records.problems)
    return directory


class _Records:
    """Makes objects of rows, each cell in its declared type, and keeps what went wrong."""

    def __init__(self, declared: Declaration, rows: Mapping[str, Sequence[Row]]) -> None:
        self.declared = declared
        self.rows = rows
        self.problems: list[Problem] = []

    def made(self, table: str, make: Callable[..., Made]) -> list[Made]:
        declared = self.declared.tables[table]
        known = list(signature(make).parameters)
        if sorted(known) != sorted(column.name for column in declared.columns):
            self.problems.append(_differs(table, f"must have the columns {', '.join(known)}"))
            return []
        read = (self._cells(declared, row) for row in self.rows[table])
        return [make(**cells) for cells in read if len(cells) == len(known)]

    def _cells(self, declared: Table, row: Row) -> dict[str, object]:
        cells: dict[str, object] = {}
        for column in declared.columns:
            cell = row.cells[column.name]
            if column.required and not cell:
                self.problems.append(tables.blank_cell(declared, row.line, column))
                continue
            try:
                cells[column.name] = _CONVERTERS.get(column.type, str)(cell)
            except ValueError:
                self.problems.append(tables.wrong_type(declared, row.line, column, cell))
        return cells


def _differs(table: str, words: str) -> Problem:
    return Problem(
        declaration.FILE, 0, "", "declaration-differs", f"The table {table!r} {words}.",
        "Declare what the program reads, or change both together.",
    )  # fmt: skip


def split_list(cell: str) -> tuple[str, ...]:
    """Return the values of a list cell, which a semicolon joins."""
    return tuple(value.strip() for value in cell.split(";")) if cell else ()


_CONVERTERS: Mapping[str, Callable[[str], object]] = {
    "list": split_list,
    "date": lambda cell: date.fromisoformat(cell) if cell else None,
    "number": float,
}


def _local_languages(
    country: str, place: str, languages: tuple[str, ...], reason: str
) -> tuple[tuple[str, str], tuple[str, ...], str]:
    return (country, place), languages, reason


def _town(
    country: str, city: str, latitude: float, longitude: float, geonames_id: str
) -> tuple[tuple[str, str], tuple[float, float], str]:
    return (country, city), (latitude, longitude), geonames_id


def _by_member(items: Iterable[OfMember]) -> dict[str, tuple[OfMember, ...]]:
    grouped: dict[str, list[OfMember]] = defaultdict(list)
    for item in items:
        grouped[item.member_id].append(item)
    return {member_id: tuple(group) for member_id, group in grouped.items()}
