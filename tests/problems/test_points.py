"""Coordinates that are not those of the town."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.problems import points
from directory.problems.files import Files

MALMO = {"country": "SE", "city": "Malmö", "geonames_id": "2692969"}


def _found(change: Callable[..., Files], **cells: str) -> list[tuple[str, str, str]]:
    problems = points.far_from_towns(change("places", **(MALMO | cells)))
    return [(p.column, p.code, p.severity) for p in problems]


@pytest.mark.parametrize(("latitude", "longitude"), [("55.61", "13.00"), ("55.82", "13.00")])
def test_up_to_25_km_from_the_centre_a_point_passes(
    change: Callable[..., Files], latitude: str, longitude: str
) -> None:
    assert _found(change, latitude=latitude, longitude=longitude) == []


@pytest.mark.parametrize(("latitude", "longitude"), [("55.84", "13.00"), ("13.00", "55.61")])
def test_farther_away_it_is_an_error(
    change: Callable[..., Files], latitude: str, longitude: str
) -> None:
    cells = {"latitude": latitude, "longitude": longitude}
    [problem] = points.far_from_towns(change("places", **(MALMO | cells)))
    assert (problem.column, problem.code) == ("latitude", "far-from-town")
    assert problem.suggestion == "Type 55.61, 13.00 as latitude and longitude."


@pytest.mark.parametrize(
    ("id_", "said", "right"),
    [
        ("2660646", "GeoNames id 2660646 is Geneva (CH), not 'Malmö' (SE).", "Type 2692969, whi"),
        ("2693678", "GeoNames id 2693678 is Lund (SE), not 'Malmö' (SE).", "Type 2692969, which"),
    ],
)
def test_the_id_of_another_town_is_an_error(
    change: Callable[..., Files], id_: str, said: str, right: str
) -> None:
    cells = {"latitude": "55.61", "longitude": "13.00", "geonames_id": id_}
    [problem] = points.far_from_towns(change("places", **(MALMO | cells)))
    assert (problem.column, problem.code, problem.message) == ("geonames_id", "far-from-town", said)
    assert problem.suggestion.startswith(right)


def test_a_town_in_the_wrong_country_is_looked_up_by_hand(change: Callable[..., Files]) -> None:
    cells = {"country": "FR", "city": "Geneva", "geonames_id": "2660646"}
    [problem] = points.far_from_towns(change("places", latitude="46.20", longitude="6.15", **cells))
    assert problem.suggestion.startswith("Look the town up at https://www.geonames.org")


@pytest.mark.parametrize("name", ["Malmoe", "MALMÖ", "Мальмё", "Malmö-Västra"])
def test_a_town_may_have_another_name(change: Callable[..., Files], name: str) -> None:
    assert _found(change, city=name, latitude="55.61", longitude="13.00") == []


def test_a_village_called_like_a_town_is_a_warning(change: Callable[..., Files]) -> None:
    cells = {"latitude": "60.50", "longitude": "15.00", "geonames_id": "999999999"}
    assert _found(change, **cells) == [("latitude", "far-from-namesake", "warning")]
    assert _found(change, **(cells | {"latitude": "55.61", "longitude": "13.00"})) == []
    assert _found(change, **(cells | {"city": "Little Nowhere"})) == []


@pytest.mark.parametrize("cell", ["", "north", "NaN", "inf", "95"])
def test_what_is_no_point_is_another_problem(change: Callable[..., Files], cell: str) -> None:
    assert _found(change, latitude=cell, longitude="13.00") == []


def test_nothing_is_far_while_the_gazetteer_cannot_be_read(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "gazetteer.csv.gz").unlink()
    assert _found(change, latitude="0", longitude="0") == []
