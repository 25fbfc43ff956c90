"""The coverage as one long table: a row for each country, code and state (docs/coverage.md)."""

from __future__ import annotations

from collections import Counter

from directory import countries
from directory.coverage import Figure, figures
from directory.exports.cells import written
from directory.finder import Finder

FILE = "coverage.csv"

COLUMNS = ("country", "country_name", "topic", "code", "label", "state", "members",
           "members_in_country")  # fmt: skip


def table(finder: Finder) -> bytes:
    """Return the bytes of coverage.csv, countries by name."""
    found = sorted(figures(finder.index), key=lambda figure: countries.name(figure.country))
    members = Counter(member.country for member in finder.directory.members)
    return written(COLUMNS, (_row(finder, figure, members) for figure in found))


def _row(finder: Finder, figure: Figure, members: Counter[str]) -> tuple[str | int, ...]:
    return (
        figure.country,
        countries.name(figure.country),
        figure.topic,
        figure.code,
        _label(finder, figure),
        figure.state,
        figure.members,
        members[figure.country],
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
