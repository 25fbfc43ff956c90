"""What an organisation is, and reading the data folder into a ``Directory``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from inspect import signature
from pathlib import Path
from typing import TypeVar

import pandas as pd

from directory import declaration, tables
from directory.declaration import Declaration, Table
from directory.errors import DataError, Problem
from directory.tables import Row

#: Groups of the vocabulary whose codes describe a programme (design: Matching, Groups).
PROGRAMME_GROUPS = frozenset({"who", "how"})

#: Columns of members.csv that are facts and so need a source (quality D1).
FACTS = (
    "name", "name_native", "acronym", "kind", "membership", "country", "city", "serves",
    "website", "email", "phone", "languages", "interpreter", "specialisms", "formats",
    "referral_routes",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation of the network; blank text or an empty tuple means not known."""

    id: str
    name: str
    name_native: str
    acronym: str
    kind: str
    membership: str
    country: str
    city: str
    serves: str
    website: str
    email: str
    phone: str
    languages: tuple[str, ...]
    interpreter: str
    specialisms: tuple[str, ...]
    formats: tuple[str, ...]
    referral_routes: tuple[str, ...]
    checked_on: date
    confirmed_on: date | None
    notes: str


@dataclass(frozen=True, slots=True)
class Site:
    """A further place of a member."""

    member_id: str
    city: str
    country: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A public page that states one fact (a column of members.csv) about a member."""

    member_id: str
    field: str
    value: str
    url: str
    source_date: str
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the vocabulary with its words."""

    code: str
    group: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language as CLDR names it."""

    code: str
    name: str
    own_name: str


@dataclass(frozen=True, slots=True)
class LanguageName:
    """Names of a language that CLDR lacks; a blank keeps CLDR's."""

    code: str
    name: str
    own_name: str
    other_names: tuple[str, ...]
    reason: str


Made = TypeVar("Made")
OfMember = TypeVar("OfMember", Site, Source)


@dataclass(frozen=True)
class Directory:
    """All data of one folder, read whole. Lists keep the order of the files.

    ``places`` holds (latitude, longitude) in degrees by (country, city), and
    ``geonames_ids`` the same towns by their GeoNames id.
    """

    declaration: Declaration
    members: tuple[Member, ...]
    sites: Mapping[str, tuple[Site, ...]]
    sources: Mapping[str, tuple[Source, ...]]
    vocabulary: Mapping[str, Term]
    local_languages: Mapping[tuple[str, str], tuple[str, ...]]
    languages: tuple[Language, ...]
    language_names: tuple[LanguageName, ...]
    places: Mapping[tuple[str, str], tuple[float, float]]
    geonames_ids: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, Member]:
        """The members by their id."""
        return {member.id: member for member in self.members}

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The members as a table, one row each, for counting."""
        return pd.DataFrame(list(self.members))

    def cities(self, member: Member) -> list[tuple[str, str]]:
        """Return (country, city) of the member's places, its own first; blanks left out."""
        own = [(member.country, member.city)] if member.city else []
        return own + [(site.country, site.city) for site in self.sites.get(member.id, ())]

    def describes_programme(self, member: Member) -> bool:
        """Return whether the entry describes work with people who use violence."""
        return member.kind == "perpetrator_programme" or any(
            self.vocabulary[code].group in PROGRAMME_GROUPS for code in member.specialisms
        )


TABLES = (
    "members", "sites", "sources", "vocabulary", "local_languages", "languages",
    "language_names", "places",
)  # fmt: skip


def read(folder: Path) -> Directory:
    """Return the directory in a data folder, whole; DataError with every problem of its shape."""
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
