"""Towns by name, and distances."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.places import Gazetteer, Positions, exact_kilometres, whole_kilometres


@pytest.fixture(scope="module")
def gazetteer(finder: Finder) -> Gazetteer:
    return finder.lexicon.gazetteer


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Berlin", "DE"), ("Köln", "DE"), ("Cologne", "DE"), ("malmo", "SE"), ("Malmö", "SE"),
        ("Wien", "AT"), ("Vienna", "AT"), ("Kraków", "PL"), ("Cracow", "PL"), ("Białystok", "PL"),
        ("København", "DK"), ("Genève", "CH"), ("Geneva", "CH"), ("Antwerp", "BE"),
        ("Београд", "RS"), ("Θεσσαλονίκη", "GR"), ("İstanbul", "TR"), ("Kyiv", "UA"),
        ("Targovishte", "BG"), ("Dimitrovgrad", "BG"), ("Tuzla", "BA"), ("Scutari", "AL"),
        ("Nicosia", "CY"), ("Bergen", "NO"), ("Kiel", "DE"), ("Most", "CZ"),
        ("Bergen, Germany", "DE"), ("Bergen (NL)", "NL"), ("Munich, Germany", "DE"),
    ],
)  # fmt: skip
def test_a_town_is_found_in_its_own_and_in_english_spelling(
    gazetteer: Gazetteer, text: str, country: str
) -> None:
    assert gazetteer.candidates(text)[0].country == country


def test_namesakes_follow_the_likeliest(gazetteer: Gazetteer) -> None:
    first, *others = gazetteer.candidates("Bergen")
    assert first.country == "NO"
    assert {"NL", "DE"} <= {town.country for town in others}


def test_every_label_is_found_again(gazetteer: Gazetteer, finder: Finder) -> None:
    for country, city in finder.directory.places:
        town = gazetteer.candidates(f"{city}, {country}")[0]
        assert gazetteer.candidates(town.label)[0] == town


def test_every_place_of_a_member_is_where_the_gazetteer_has_it(
    gazetteer: Gazetteer, finder: Finder
) -> None:
    for (country, city), point in finder.directory.places.items():
        town = gazetteer.candidates(f"{city}, {country}")[0]
        assert exact_kilometres(point, (town.latitude, town.longitude)) < 2, city


def test_an_unknown_town_suggests_the_nearest(finder: Finder) -> None:
    with pytest.raises(NotUnderstood) as raised:
        finder.lexicon.near("Berlinn")
    assert "Berlin, Germany" in raised.value.suggestions


@pytest.mark.parametrize(
    "text", ["", ",", "\u202e", "\0", "x" * 10_000, "<script>", "Berlin, Nowhere"]
)
def test_nonsense_is_no_town(finder: Finder, text: str) -> None:
    with pytest.raises(NotUnderstood):
        finder.lexicon.near(text)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        (55.6, 13.0, "SE"), (52.52, 13.4, "DE"), (42.66, 21.16, "XK"), (48.85, 2.35, "FR"),
        (45.0, -20.0, ""), (90.0, 0.0, ""), (40.7, -74.0, ""), (-33.9, 18.4, ""),
    ],
)  # fmt: skip
def test_the_country_of_a_point_is_that_of_the_nearest_town(
    gazetteer: Gazetteer, latitude: float, longitude: float, country: str
) -> None:
    assert gazetteer.nearest_country(latitude, longitude) == country


def test_how_near_a_town_must_be_can_be_said(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest_country(45.0, -20.0, within_km=5000)


def fast_kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    positions = Positions(np.array([other[0]]), np.array([other[1]]))
    return float(positions.kilometres(*one)[0])


@given(st.tuples(st.floats(28, 74), st.floats(-30, 60)), st.floats(-8, 8), st.floats(-8, 8))
def test_fast_distances_agree_with_the_exact_ones(
    one: tuple[float, float], north: float, east: float
) -> None:
    other = (one[0] + north, one[1] + east)
    exact = exact_kilometres(one, other)
    fast = fast_kilometres(one, other)
    assert fast == pytest.approx(exact, abs=0.02 if exact < 1000 else 0.2)


@given(
    st.tuples(st.floats(28, 74), st.floats(-30, 60)),
    st.tuples(st.floats(28, 74), st.floats(-30, 60)),
)
def test_whole_kilometres_are_those_of_the_exact_distance(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    exact = exact_kilometres(one, other)
    assert whole_kilometres(fast_kilometres(one, other), one, other) == round(exact)


def test_a_place_is_no_distance_from_itself() -> None:
    assert fast_kilometres((52.5, 13.4), (52.5, 13.4)) < 0.001
