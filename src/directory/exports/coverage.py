"""The coverage as one long table: a row for each country, code and state (docs/coverage.md)."""

from __future__ import annotations

from directory import countries
from directory.coverage import Figure, figures
from directory.exports.cells import written
from directory.finder import Finder

FILE = "coverage.csv"

COLUMNS = ("country", "country_name", "topic", "code", "label", "state", "members")


def table(finder: Finder) -> bytes:
    """Return the bytes of coverage.csv, countries by name."""
    found = sorted(figures(finder.index), key=lambda figure: countries.name(figure.country))
    return written(COLUMNS, (_row(finder, figure) for figure in found))


def _row(finder: Finder, figure: Figure) -> tuple[str | int, ...]:
    return (
        figure.country,
        countries.name(figure.country),
        figure.topic,
        figure.code,
        _label(finder, figure),
        figure.state,
        figure.members,
    )


def _label(finder: Finder, figure: Figure) -> str:
    """Return the English words for a figure's code."""
    declaration = finder.directory.declaration
    if figure.topic == "language":
        return finder.languages.name(figure.code)
    if figure.topic == "specialism":
        return finder.directory.vocabulary[figure.code].label
    if figure.topic == "column":
        return declaration.tables["members"].column(figure.code).title
    return declaration.label("interpreter", figure.code)
