"""The tabular data package: the files that make up the data, for other programs.

The format is a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date

from directory.declaration import FILE as DECLARATION
from directory.declaration import Table
from directory.exports.as_json import written
from directory.exports.entries import entries
from directory.finder import Finder
from directory.tables import written as csv_written

FILE = "package.zip"

#: A file of the archive bears no time of its making (the earliest that ZIP knows).
_NO_TIME = (1980, 1, 1, 0, 0, 0)

Cells = Mapping[str, str]


def archive(finder: Finder) -> bytes:
    """Return the bytes of package.zip, the same for the same data."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, content in files(finder).items():
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix, wherever it is made
            info.external_attr = 0o644 << 16
            archived.writestr(info, content)
    return packed.getvalue()


def files(finder: Finder) -> dict[str, bytes]:
    """Return the files of the package by their names, the declaration first.

    Contacts that may not be shown, and the sources of them, are left out.
    """
    tables = {name: _public(finder, name) for name in _ROWS}
    contents = {
        table.path: csv_written(table, _ROWS[name](finder)) for name, table in tables.items()
    }
    about = dict(finder.directory.declaration.about)
    resources = [table.resource for table in tables.values()]
    return {DECLARATION: written(about | {"resources": resources})} | contents


def _members(finder: Finder) -> Iterable[Cells]:
    for told in entries(finder):
        shown = {name: getattr(told.contact, name) for name in ("phone", "email", "website")}
        yield _cells(asdict(told.member) | shown)


def _sites(finder: Finder) -> Iterable[Cells]:
    groups = finder.directory.sites.values()
    return (_cells(asdict(site)) for group in groups for site in group)


def _sources(finder: Finder) -> Iterable[Cells]:
    return (_cells(asdict(source)) for told in entries(finder) for source in told.sources)


def _vocabulary(finder: Finder) -> Iterable[Cells]:
    return (_cells(asdict(term)) for term in finder.directory.vocabulary.values())


def _places(finder: Finder) -> Iterable[Cells]:
    for (country, city), (latitude, longitude) in finder.directory.places.items():
        yield {
            "country": country,
            "city": city,
            "latitude": f"{latitude:.2f}",
            "longitude": f"{longitude:.2f}",
        }


#: What partners need of the data folder; the others serve the search and the staff.
_ROWS: Mapping[str, Callable[[Finder], Iterable[Cells]]] = {
    "members": _members,
    "sites": _sites,
    "sources": _sources,
    "vocabulary": _vocabulary,
    "places": _places,
}


def _cells(values: Mapping[str, object]) -> Cells:
    """Return the cells of a row as the data folder writes them."""
    return {name: _cell(value) for name, value in values.items()}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def _public(finder: Finder, name: str) -> Table:
    """Return the declaration of a table; a town's id in GeoNames stays in the data folder."""
    table = finder.directory.declaration.tables[name]
    fields = [field for field in table.schema["fields"] if field["name"] != "geonames_id"]
    schema = {**table.schema, "fields": fields}
    return replace(
        table,
        columns=tuple(column for column in table.columns if column.name != "geonames_id"),
        resource={**table.resource, "schema": schema},
    )
