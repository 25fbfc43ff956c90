"""Towns that have no coordinates, and so no point on the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from directory import countries
from directory.errors import Problem
from directory.problems.files import Files
from directory.problems.wording import nearest, quoted

#: Where towns are named: table and column.
_NAMED = (("members", "city"), ("sites", "city"), ("local_languages", "place"))


def without_coordinates(files: Files) -> Iterator[Problem]:
    """Yield the towns that have no row in places.csv for their country."""
    if not files.whole("places"):
        return
    known = _towns(files)
    for name, column in _NAMED:
        path = files.declaration.tables[name].path
        for row in files.rows[name]:
            country, town = row.cells["country"], row.cells[column]
            towns = known.get(country, set())
            known_country = country in countries.english_names()
            if known_country and town not in ("", "*") and town not in towns:
                words = f"{quoted(town)} ({country}) has no coordinates in places.csv."
                near = nearest(town, sorted(towns))
                right = f"Type {near}, or add" if near else "Add"
                right += " a line to places.csv, or run: python scripts/make_places.py"
                yield Problem(path, row.line, column, "no-coordinates", words, right)


def _towns(files: Files) -> Mapping[str, set[str]]:
    towns: dict[str, set[str]] = defaultdict(set)
    for row in files.rows["places"]:
        towns[row.cells["country"]].add(row.cells["city"])
    return towns
