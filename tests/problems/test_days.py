"""Days that cannot be, or lie too long ago."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from directory.problems import days
from directory.problems.files import Files


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-01", "not a day", ""])
def test_a_day_up_to_today_passes(change: Callable[..., Files], day: str) -> None:
    assert list(days.impossible_days(change("members", checked_on=day))) == []


@pytest.mark.parametrize("day", ["1999-12-31", "2026-11-02", "2062-01-01"])
@pytest.mark.parametrize("column", ["checked_on", "confirmed_on"])
def test_any_other_day_is_refused(change: Callable[..., Files], column: str, day: str) -> None:
    [problem] = days.impossible_days(change("members", **{column: day}))
    assert (problem.column, problem.code) == (column, "impossible-day")


@pytest.mark.parametrize("date_", ["2024-02-29", "2024-12", "2024", "2020-2024", "2024 or later"])
def test_the_date_of_a_page_is_any_of_the_calendar(
    change: Callable[..., Files], date_: str
) -> None:
    assert list(days.impossible_days(change("sources", source_date=date_))) == []


@pytest.mark.parametrize("date_", ["2026-13-01", "2026-13-45", "2026-02-29", "2026-00", "2026-13"])
def test_a_date_of_a_page_that_the_calendar_lacks_is_refused(
    change: Callable[..., Files], date_: str
) -> None:
    [problem] = days.impossible_days(change("sources", source_date=date_))
    assert (problem.line, problem.column, problem.code) == (2, "source_date", "impossible-day")


@pytest.mark.parametrize("day", ["2026-11-01", "2026-01-01", "1999-12-31", "2999-01-01", "soon"])
def test_an_entry_of_the_last_ten_months_is_not_stale(
    change: Callable[..., Files], day: str
) -> None:
    assert list(days.stale_entries(change("members", checked_on=day, confirmed_on=""))) == []
    # Who confirmed it was sure of it too, however long ago its sources were read.
    files = change("members", checked_on="2020-02-29", confirmed_on=day)
    stale = {problem.column for problem in days.stale_entries(files)}
    assert stale <= {"checked_on"}
    assert ("2026" in day) == (not stale)


@pytest.mark.parametrize("day", ["2025-12-31", "2020-02-29", "2000-01-01"])
def test_an_older_one_is_a_warning(change: Callable[..., Files], day: str) -> None:
    [problem] = days.stale_entries(change("members", checked_on=day, confirmed_on=""))
    assert (problem.column, problem.code, problem.severity) == ("checked_on", "stale", "warning")
    assert problem.message.startswith(f"The sources were read on {day}, more than 10 months")


def test_of_two_days_the_later_is_named(change: Callable[..., Files]) -> None:
    files = change("members", checked_on="2024-01-01", confirmed_on="2025-01-01")
    [problem] = days.stale_entries(files)
    assert problem.column == "confirmed_on"
    words = "The organisation confirmed the entry on 2025-01-01, more than 10 months ago."
    assert problem.message == words


@pytest.mark.parametrize(
    ("today", "due"), [("2026-12-31", "2026-02-28"), ("2026-10-31", "2025-12-31")]
)
def test_months_are_those_of_the_calendar(
    change: Callable[..., Files], today: str, due: str
) -> None:
    def stale(day: date) -> list[int]:
        files = change("members", checked_on=str(day), confirmed_on="")
        files = replace(files, today=date.fromisoformat(today))
        return [problem.line for problem in days.stale_entries(files)]

    assert 2 not in stale(date.fromisoformat(due))
    assert 2 in stale(date.fromisoformat(due) - timedelta(1))
