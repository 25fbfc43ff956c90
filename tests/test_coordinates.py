"""Coordinates that are typed in."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cli import main
from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.places.coordinates import MOST_CHARACTERS, alone, cut, find, written
from directory.query import Wording


def _dms(degrees: float, letters: str, marks: str = "°′″") -> str:
    seconds = round(abs(degrees) * 3600)
    minutes, seconds = divmod(seconds, 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}{marks[0]}{minutes}{marks[1]}{seconds}{marks[2]}{letters[degrees < 0]}"


def _spaced(degrees: float, letters: str) -> str:
    return _dms(degrees, letters).replace("°", "° ").replace("′", "' ").replace("″", '" ')


def _lettered(degrees: float, letters: str) -> str:
    return f"{abs(degrees):.4f}{letters[degrees < 0]}"


def _before(degrees: float, letters: str) -> str:
    return f"{letters[degrees < 0]} {abs(degrees):.4f}"


STYLES: dict[str, Callable[[float, float], str]] = {
    "comma and space": lambda n, e: f"{n:.4f}, {e:.4f}",
    "comma": lambda n, e: f"{n:.4f},{e:.4f}",
    "semicolon": lambda n, e: f"{n:.4f}; {e:.4f}",
    "space": lambda n, e: f"{n:.4f} {e:.4f}",
    "decimal comma, semicolon": lambda n, e: f"{n:.4f};{e:.4f}".replace(".", ","),
    "decimal comma, space": lambda n, e: f"{n:.4f} {e:.4f}".replace(".", ","),
    "decimal comma, comma": lambda n, e: f"{n:.4f}| {e:.4f}".replace(".", ",").replace("|", ","),
    "minus sign": lambda n, e: f"{n:.4f}, {e:.4f}".replace("-", "−"),
    "letters behind": lambda n, e: f"{_lettered(n, 'NS')} {_lettered(e, 'EW')}",
    "letters in front": lambda n, e: f"{_before(n, 'NS')} {_before(e, 'EW')}",
    "small letters": lambda n, e: f"{_lettered(n, 'ns')}, {_lettered(e, 'ew')}",
    "east first": lambda n, e: f"{_lettered(e, 'EW')}, {_lettered(n, 'NS')}",
    "degrees": lambda n, e: f"{n:.4f}°, {e:.4f}°",
    "minutes and seconds": lambda n, e: f"{_dms(n, 'NS')}{_dms(e, 'EW')}",
    "plain minutes and seconds": lambda n, e: f"{_spaced(n, 'NS')}, {_spaced(e, 'EW')}",
    "geo": lambda n, e: f"geo:{n:.4f},{e:.4f}",
    "geo with more": lambda n, e: f"geo:{n:.4f},{e:.4f};u=35",
    "map link": lambda n, e: f"https://maps.example.org/place/X/@{n:.4f},{e:.4f},12z/data=!3",
    "piece of a link": lambda n, e: f"@{n:.4f},{e:.4f},12z",
    "OpenStreetMap": lambda n, e: f"https://www.openstreetmap.org/#map=12/{n:.4f}/{e:.4f}",
    "as we write them": written,
}

#: Arabic, and full width as East Asian keyboards have them.
DIGITS = {"arabic": "٠١٢٣٤٥٦٧٨٩", "full": "０１２３４５６７８９"}

NORTH = st.floats(-90, 90).map(lambda degrees: round(degrees, 4))
EAST = st.floats(-180, 180).map(lambda degrees: round(degrees, 4))


@pytest.mark.parametrize("style", STYLES)
@given(NORTH, EAST)
def test_every_style_reads_back_inside_a_line(style: str, north: float, east: float) -> None:
    typed = STYLES[style](north, east)
    line = f"arabic {typed} court"
    found = find(line)
    assert found is not None
    assert found.latitude == pytest.approx(north, abs=0.0101)
    assert found.longitude == pytest.approx(east, abs=0.0101)
    assert line[found.start : found.end].strip() == typed.strip()
    assert cut(line)[1].split() == ["arabic", "court"]


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("55.60, 13.00", 55.6, 13),
        ("55,60; 13,00", 55.6, 13),
        ("(55.60,13.00)", 55.6, 13),
        ("55.6, 13.0.", 55.6, 13),
        ("-33.9, 18.4", -33.9, 18.4),
        ("52°31.2'N 13°24.3'E", 52.52, 13.405),
        ("-0°30', -0°15'", -0.5, -0.25),
        ("52°N 13°E", 52, 13),
        ("52º31'12''N 13º24'18''E", 52.52, 13.405),
        ("geo:52,13", 52, 13),
        ("٥٥٫٦٠، ١٣٫٠٠", 55.6, 13),
        # The letters are words of the sentence here.
        ("w 55.60, 13.00", 55.6, 13),
        ("e 55.60, 13.00", 55.6, 13),
    ],
)
def test_what_is_read(text: str, latitude: float, longitude: float) -> None:
    found = find(text)
    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude))


@pytest.mark.parametrize("digits", DIGITS.values(), ids=DIGITS)
def test_digits_of_other_scripts_are_digits(digits: str) -> None:
    typed = "55.60, 13.00".translate(dict(zip(map(ord, "0123456789"), digits, strict=True)))
    assert find(typed) == find("55.60, 13.00")


@pytest.mark.parametrize(
    "text",
    [
        "", "1, 2", "1, 2, 3", "55, 13", "55 13", "50 km", "20095", "2024-05-12",
        "12.05.2024", "12.05, 13.06", "12.05. 13.06.", "31.12 01.01", "10.30 11.45", "9.15, 17.30",
        "12,50 14,55", "01.23.45.67.89", "01.23 45.67", "+46 40 10 20 30", "040 55.60 13.00",
        "+49 30.12 34.56", "55.60.13.00", "55.60, 13.00, 7.50", "v1.2.3, 4.5", "62.5 %, 37.5 %",
        "155.6, 13.0", "155.6, 13", "95.6, 13.0", "55.6, 181.0", "geo:95,13", "@95.6,13.0,12z",
        "52°N 13°O",  # east in German, west in French
        "90.1N 10.5E", "10°N 180°30'E", "52°61'N 13°0'E", "52°31'60\"N 13°0'0\"E",
        "55N 13E", "-41.5 S 81.0 E", "55.6 N 13.0 N", "55.6 N 13.0", "55.6 north 13.0 east",
        "52.5°30'N 13°E", "² ³", "²⁰.⁵, ¹³.⁵", "55." + "6" * 30 + ", 13.0",
    ],
)  # fmt: skip
def test_what_is_not_taken_for_coordinates(text: str) -> None:
    assert find(text) is None
    assert cut(text) == (None, text)


@given(st.text(max_size=200) | st.text("0123456789.,;:°′″'\"NSEWO+-@/ geo\n", max_size=200))
def test_no_text_raises(text: str) -> None:
    found = find(text)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert abs(found.latitude) <= 90
        assert abs(found.longitude) <= 180
    alone(text)


@pytest.mark.parametrize(
    "piece",
    ["55.6, ", "1", "1.1 ", "1.1, 1.1 ", "12 ", "N ", "52°31'12\"", "55.6N 155.6N ", "@", "geo:",
     "-", "٥٥٫٦ ", "55°", "95.6, 13.0 x ", "@95.6,1.1", "9°9'9\" ", " ", "\0", "²"],
)  # fmt: skip
def test_a_long_text_takes_less_than_5_ms(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert min(_seconds(text) for _ in range(5)) < 0.005


def _seconds(text: str) -> float:
    begin = time.process_time()
    find(text)
    return time.process_time() - begin


def test_only_a_line_is_searched() -> None:
    assert find(" " * (MOST_CHARACTERS - 20) + "55.60, 13.00")
    assert find(" " * MOST_CHARACTERS + "55.60, 13.00") is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_is_written_is_short_and_reads_back_exactly(north: float, east: float) -> None:
    typed = written(north, east)
    found = find(typed)
    assert found is not None
    assert (found.start, found.end) == (0, len(typed))
    assert (found.latitude, found.longitude) == (round(north, 2), round(east, 2))
    assert "-0.00," not in f"{typed},"
    assert written(found.latitude, found.longitude) == typed


@pytest.mark.parametrize(
    "text", ["55.60, 13.00", "near 55.60, 13.00", "(55.60, 13.00)", "Malmö: 55.60, 13.00 !",
             "\t55.60 13.00 X\n"],
)  # fmt: skip
def test_a_word_may_stand_beside_them(text: str) -> None:
    assert alone(text)


@pytest.mark.parametrize(
    "text", ["", "Malmö", "Storgatan 5, 55.60, 13.00 Malmö", "5 55.60, 13.00", "a b 55.60, 13.00",
             "55.60, 13.00 a b", "55.60, 13.00 x5"],
)  # fmt: skip
def test_more_beside_them_is_something_else(text: str) -> None:
    assert alone(text) is None


# In the search


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("55.60, 13.00", "55.60, 13.00", "SE"),
        ("near 55.6012, 13.0049", "55.60, 13.00", "SE"),
        ("52°31′12″N 13°24′18″E", "52.52, 13.40", "DE"),
        ("geo:42.66,21.16", "42.66, 21.16", "XK"),
        ("45.0, -20.0", "45.00, -20.00", ""),
        # As two decimals it would be a day and a month.
        ("12.0512, 13.0623", "12.050, 13.060", ""),
    ],
)
def test_coordinates_are_a_place(finder: Finder, text: str, name: str, country: str) -> None:
    near = finder.lexicon.near(text)
    assert (near.name, near.country, near.others) == (name, country, ())
    assert finder.lexicon.near(near.label) == near


def test_far_from_every_town_no_country_is_home(finder: Finder) -> None:
    query = finder.understand(Wording(near="45.0, -20.0"))
    assert query.home == ()
    answer = finder.find(query)
    assert "whole_country" not in {relaxation.change for relaxation in answer.relaxations}
    assert finder.understand(Wording(near="45.0, -20.0", countries=["PT"])).home == ("PT",)


@pytest.mark.parametrize(
    ("text", "languages", "routes", "within_km"),
    [
        ("arabic 55.60, 13.00 court", ("ar",), ("court",), None),
        ("55.60,13.00 arabic within 50 km", ("ar",), (), 50),
        ("arabic 50 km 55,60; 13,00", ("ar",), (), 50),
        ("in 55.60, 13.00", (), (), None),
        ("arabic Malmö 55.60, 13.00", ("ar",), (), None),
        ("arabic https://maps.example.org/@55.60,13.00,12z", ("ar",), (), None),
        ("Arabisch 55°36′N 13°0′E", ("ar",), (), None),
    ],
)
def test_coordinates_stand_in_a_line(
    finder: Finder,
    text: str,
    languages: tuple[str, ...],
    routes: tuple[str, ...],
    within_km: float | None,
) -> None:
    query = finder.understand(Wording(text=text))
    assert query.near is not None
    assert (query.near.latitude, query.near.longitude) == (55.6, 13.0)
    assert query.languages == languages
    assert query.referral_routes == routes
    assert query.within_km == within_km
    assert query.not_understood == ()


def test_a_town_elsewhere_is_said_not_to_be_understood(finder: Finder) -> None:
    reading = finder.lexicon.read("arabic Berlin 55.60, 13.00")
    assert reading.query.near is not None
    assert reading.query.near.country == "SE"
    assert reading.query.not_understood == ("Berlin",)


@pytest.mark.parametrize(("near", "country"), [("55.60, 13.00", "SE"), ("-33.9, 18.4", None)])
def test_the_command_line_takes_coordinates(
    capsys: pytest.CaptureFixture[str], near: str, country: str | None
) -> None:
    assert main(["find", "--near", near, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found["query"]["near"]) == ["name", "country", "latitude", "longitude", "others"]
    assert found["query"]["near"]["country"] == country
    assert found["groups"]


@pytest.mark.parametrize("near", ["55.60", "155.6, 13", "12.05, 13.06", "1, 2"])
def test_what_is_no_point_is_a_place_that_is_not_known(finder: Finder, near: str) -> None:
    with pytest.raises(NotUnderstood, match="Place not known"):
        finder.lexicon.near(near)
