"""Towns without coordinates."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.problems import towns
from directory.problems.files import Files


@pytest.mark.parametrize(
    ("table", "column"), [("members", "city"), ("sites", "city"), ("local_languages", "place")]
)
def test_a_town_needs_coordinates(change: Callable[..., Files], table: str, column: str) -> None:
    [problem] = towns.without_coordinates(change(table, **{column: "Malmo"}))
    assert (problem.file, problem.line, problem.column) == (f"{table}.csv", 2, column)
    assert problem.suggestion.startswith("Type Malmö, or add a line to places.csv")


def test_a_town_of_another_country_does_not_count(change: Callable[..., Files]) -> None:
    [problem] = towns.without_coordinates(change("members", country="DK"))
    assert problem.suggestion.startswith("Add a line to places.csv")


def test_a_whole_country_and_a_blank_need_none(change: Callable[..., Files]) -> None:
    assert list(towns.without_coordinates(change("local_languages", place="*"))) == []
    assert list(towns.without_coordinates(change("members", city=""))) == []


def test_no_town_is_missing_while_the_places_cannot_be_read(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "places.csv").write_bytes(b"")
    assert list(towns.without_coordinates(change("members", city="Xanadu"))) == []
