"""What is suggested for a value that breaks a rule of the declaration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from directory.problems import declared
from directory.problems.files import Files


def _suggestion(change: Callable[..., Files], column: str, cell: str) -> str:
    [problem] = declared.broken_rules(change("members", **{column: cell}))
    return problem.suggestion


@pytest.mark.parametrize(
    ("column", "cell", "suggestion"),
    [
        ("phone", "0046 40 5550101", "Type +46 40 5550101"),
        ("phone", "+46 (0)40-555 01 01", "Type +46 40 5550101"),
        ("phone", "46 40 5550101", "Type +46 40 5550101"),
        ("phone", "040 5550101", "Type +46 40 5550101"),
        ("website", "www.example.org", "Type https://www.example.org"),
        ("website", "HTTPS://example.org", "Type https://example.org"),
        ("website", "ftp://example.org/a", "Type https://example.org/a"),
        ("country", "se", "Type SE"),
        ("serves", "Regional", "Type regional."),
        ("serves", "the north", "Type one of: national, regional, local."),
    ],
)
def test_the_nearest_right_value_is_suggested(
    change: Callable[..., Files], column: str, cell: str, suggestion: str
) -> None:
    assert _suggestion(change, column, cell) == suggestion


@pytest.mark.parametrize("number", ["5550101", "116 006", "112", "ask"])
def test_no_code_is_suggested_for_what_is_no_number_of_the_country(
    change: Callable[..., Files], number: str
) -> None:
    assert _suggestion(change, "phone", number).startswith("Right is: Number with country code")


def test_small_letters_are_suggested(change: Callable[..., Files]) -> None:
    [problem] = declared.broken_rules(change("vocabulary", code="Horses"))
    assert problem.suggestion == "Type horses"


def test_limits_are_said(change: Callable[..., Files]) -> None:
    [problem] = declared.broken_rules(change("places", latitude="-91"))
    assert problem.suggestion == "Type a number that is at least -90 and at most 90."


def test_a_double_row_names_the_line_of_the_first(change: Callable[..., Files]) -> None:
    # The key and the column are both declared to be unique; ``find`` says it once.
    [problem] = set(declared.broken_rules(change("vocabulary", code="group_work")))
    assert (problem.line, problem.message) == (4, "'group_work' already stands in line 2.")
