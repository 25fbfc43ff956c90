"""Telephone numbers that cannot be, or that another country has."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from directory.problems import phones
from directory.problems.files import Files

DATA = Path(__file__).parents[2] / "data"


def _found(change: Callable[..., Files], phone: str, country: str = "SE") -> list[tuple[str, str]]:
    files = change("members", phone=phone, country=country)
    return [(p.code, p.severity) for p in phones.wrong_numbers(files)]


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("+46 20 555666", "SE"),
        ("+4640 555 01 01", "SE"),
        ("+39 06 69821234", "IT"),
        ("+378 882312", "SM"),
        ("+383 38 123456", "XK"),
        ("+44 808 802 4040", "GB"),
        ("+800 1234 5678", "SE"),
    ],
)
def test_a_number_of_the_country_passes(
    change: Callable[..., Files], number: str, country: str
) -> None:
    assert _found(change, number, country) == []


@pytest.mark.parametrize(
    ("number", "cause", "suggestion"),
    [
        ("+46 40 555", "is too short for a number of Sweden (SE).", "Look at the organisation's"),
        ("+46 40 5550101 234567", "is too long for a number of Sweden (SE).", "Look at the"),
        ("+40 5550101", "is no number that there is in Romania (RO).", "Look at the"),
        ("+999 5550101", "begins with the code of no country.", "Look at the"),
        ("+800 23456", "is too short for a number of an international service.", "Look at the"),
        ("+46 040 5550101", "has a digit too many behind the", "Type +46 40 5550101"),
        ("+44 0808 802 4040", "has a digit too many behind the", "Type +44 808 8024040"),
    ],
)
def test_a_number_that_cannot_be_is_an_error(
    change: Callable[..., Files], number: str, cause: str, suggestion: str
) -> None:
    [problem] = phones.wrong_numbers(change("members", phone=number))
    assert (problem.code, problem.severity) == ("impossible-phone", "error")
    assert problem.message.startswith(f"'{number}' {cause}")
    assert problem.suggestion.startswith(suggestion)


@pytest.mark.parametrize("number", ["+33 3919", "+39 1522", "+49 116 016", "+49 800 728"])
def test_a_short_or_unknown_freephone_number_is_no_error(
    change: Callable[..., Files], number: str
) -> None:
    assert _found(change, number) == [("unusual-phone", "warning")]


@pytest.mark.parametrize("country", ["DE", "DK"])
def test_a_number_of_another_country_is_a_warning(
    change: Callable[..., Files], country: str
) -> None:
    assert _found(change, "+46 40 5550101", country) == [("foreign-phone", "warning")]


@pytest.mark.parametrize(
    ("number", "country"),
    [("+44 1624 661177", "GB"), ("+358 18 12345", "FI"), ("+358 9 4542440", "AX")],
)
def test_countries_that_share_a_code_are_one(
    change: Callable[..., Files], number: str, country: str
) -> None:
    assert _found(change, number, country) == []


@pytest.mark.parametrize("country", ["", "QQ", "UK"])
def test_without_a_known_country_no_number_is_foreign(
    change: Callable[..., Files], country: str
) -> None:
    assert _found(change, "+46 40 5550101", country) == []


@pytest.mark.parametrize("number", ["040 5550101", "+46 116 006", "+49 1440"])
def test_what_is_another_problem_is_not_said_twice(
    change: Callable[..., Files], number: str
) -> None:
    assert _found(change, number) == []


def test_a_victims_line_is_a_short_number_where_the_settings_cannot_be_read(
    change: Callable[..., Files],
) -> None:
    files = replace(change("members", phone="+46 116 006"), settings=None)
    assert [problem.code for problem in phones.wrong_numbers(files)] == ["unusual-phone"]


@pytest.mark.parametrize(
    ("cell", "country", "right"),
    [
        ("040-555 01 01", "SE", "+46 40 5550101"),
        ("(0)40 5550101", "SE", "+46 40 5550101"),
        ("0046 (0)40 555/0101", "SE", "+46 40 5550101"),
        ("0046 40 5550101", "QQ", "+46 40 5550101"),
        ("(+46) 40 5550101", "SE", "+46 40 5550101"),
        ("46 40 5550101", "SE", "+46 40 5550101"),
        ("49461/5550101", "DE", "+49 461 5550101"),
        ("405550101", "SE", "+46 40 5550101"),
        ("46405550101.0", "SE", "+46 40 5550101"),
        ("tel: 040-5550101", "SE", "+46 40 5550101"),
        ("040-5550101 ankn. 12", "SE", "+46 40 5550101"),
        ("040-5550101, 040-5550102", "SE", "+46 40 5550101"),
        ("\u202a+46 40 5550101\u202c", "SE", "+46 40 5550101"),
        ("+46 4O 555O1O1", "SE", "+46 40 5550101"),
        ("35301717", "DK", "+45 35301717"),
        ("06 6982 1234", "IT", "+39 06 69821234"),
        ("+36 06 1 234 5678", "HU", "+36 1 2345678"),
    ],
)
def test_the_likely_number_is_suggested(cell: str, country: str, right: str) -> None:
    assert phones.corrected(cell, country) == f"Type {right}"


@pytest.mark.parametrize(
    "cell",
    ["ask", "112", "116 006", "4.64055E+10", "2024-01-02", "+46 40 555", "", "+"],
)
def test_nothing_is_suggested_for_what_is_no_number(cell: str) -> None:
    assert phones.corrected(cell, "SE") == ""


def test_a_number_without_a_code_is_of_no_country_where_that_is_unknown() -> None:
    assert phones.corrected("040 5550101", "QQ") == ""


def test_our_own_numbers_are_taken_as_they_are() -> None:
    with (DATA / "members.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["phone"]]
    assert len(rows) > 10
    for row in rows:
        written = phones.corrected(row["phone"], row["country"])
        assert written.replace(" ", "") == f"Type{row['phone']}".replace(" ", "")
