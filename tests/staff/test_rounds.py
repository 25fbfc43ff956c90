"""Asking a member: the letter, the reminder, the call, by the days alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from directory.staff import rounds
from directory.staff.rounds import Step

ASKED = date(2026, 11, 23)


def step(today: date, confirmed: str = "", *asked: date) -> Step:
    return rounds.of(confirmed, [{"made_on": day.isoformat()} for day in asked], today).step


@pytest.mark.parametrize(
    ("confirmed", "expected"),
    [("", "ask"), ("2026-11-23", "none"), ("2026-01-23", "none"), ("2026-01-22", "ask"),
     ("some day", "ask")],
)  # fmt: skip
def test_a_member_is_asked_if_it_has_not_confirmed_for_ten_months(
    confirmed: str, expected: str
) -> None:
    assert step(ASKED, confirmed) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "wait"), (20, "wait"), (21, "remind"), (90, "remind")]
)
def test_three_weeks_after_the_letter_comes_the_reminder(days: int, expected: str) -> None:
    assert step(ASKED + timedelta(days), "", ASKED) == expected


@pytest.mark.parametrize(("days", "expected"), [(0, "wait"), (20, "wait"), (21, "call")])
def test_there_is_one_reminder_and_then_a_call(days: int, expected: str) -> None:
    reminded = ASKED + timedelta(weeks=4)
    assert step(reminded + timedelta(days), "", ASKED, reminded) == expected
    third = reminded + timedelta(weeks=4)
    assert step(third + timedelta(weeks=3), "", ASKED, reminded, third) == "call"


def test_the_day_until_which_an_answer_is_waited_for() -> None:
    letters = [{"made_on": "2026-11-23"}]
    assert rounds.of("", letters, ASKED).until == date(2026, 12, 14)


@pytest.mark.parametrize("confirmed", ["2026-11-23", "2026-12-01"])
def test_a_confirmation_answers_the_letter_of_the_same_day_and_of_earlier_ones(
    confirmed: str,
) -> None:
    assert step(date(2026, 12, 20), confirmed, ASKED) == "none"
    # Ten months later asking begins anew, with a first letter.
    assert step(date(2027, 10, 20), confirmed, ASKED) == "ask"


def test_an_older_confirmation_answers_nothing() -> None:
    assert step(ASKED + timedelta(weeks=3), "2025-11-23", ASKED) == "remind"


def test_a_round_without_an_answer_is_over_after_ten_months() -> None:
    asked, reminded = date(2026, 1, 10), date(2026, 2, 10)
    assert step(date(2026, 11, 9), "", asked, reminded) == "call"
    assert step(date(2026, 12, 11), "", asked, reminded) == "ask"
