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


def test_a_town_of_another_country_is_said_to_be_there(change: Callable[..., Files]) -> None:
    [problem] = towns.without_coordinates(change("members", country="FR", city="Geneva"))
    assert (problem.code, problem.severity) == ("other-country", "error")
    assert problem.message == "'Geneva' lies in Switzerland (CH), the row says FR."
    assert problem.suggestion.startswith("Type CH as the country")


def test_our_own_places_say_it_before_the_gazetteer(
    folder: Path, change: Callable[..., Files]
) -> None:
    with (folder / "places.csv").open("a", encoding="utf-8") as file:
        file.write("NO,Little Nowhere,60.00,10.00,1\n")
    [problem] = towns.without_coordinates(change("members", city="Little Nowhere"))
    assert problem.message == "'Little Nowhere' lies in Norway (NO), the row says SE."


def test_a_town_that_both_countries_have_only_lacks_coordinates(
    change: Callable[..., Files],
) -> None:
    [problem] = towns.without_coordinates(change("members", country="DE", city="Bergen"))
    assert problem.code == "no-coordinates"


def test_without_the_gazetteer_a_town_only_lacks_coordinates(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "gazetteer.csv.gz").unlink()
    [problem] = towns.without_coordinates(change("members", country="FR", city="Geneva"))
    assert problem.code == "no-coordinates"


def test_a_whole_country_and_a_blank_need_none(change: Callable[..., Files]) -> None:
    assert list(towns.without_coordinates(change("local_languages", place="*"))) == []
    assert list(towns.without_coordinates(change("members", city=""))) == []


def test_no_town_is_missing_while_the_places_cannot_be_read(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "places.csv").write_bytes(b"")
    assert list(towns.without_coordinates(change("members", city="Xanadu"))) == []
