"""Days that cannot be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from directory.problems import days
from directory.problems.files import Files


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-22", "not a day", ""])
def test_a_day_up_to_today_passes(change: Callable[..., Files], day: str) -> None:
    assert list(days.impossible_days(change("members", checked_on=day))) == []


@pytest.mark.parametrize("day", ["1999-12-31", "2026-11-23", "2062-01-01"])
@pytest.mark.parametrize("column", ["checked_on", "confirmed_on"])
def test_any_other_day_is_refused(change: Callable[..., Files], column: str, day: str) -> None:
    [problem] = days.impossible_days(change("members", **{column: day}))
    assert (problem.column, problem.code) == (column, "impossible-day")
