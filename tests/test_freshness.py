"""How long ago an entry was last known to be true."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.freshness import is_older, months_before, sure_on

OLD, NEW = date(2024, 2, 29), date(2026, 1, 3)


@pytest.mark.parametrize(
    ("checked", "confirmed", "sure"),
    [(OLD, None, OLD), (OLD, NEW, NEW), (NEW, OLD, NEW), (NEW, NEW, NEW)],
)
def test_the_later_day_counts(checked: date, confirmed: date | None, sure: date) -> None:
    assert sure_on(checked, confirmed) == sure


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 40))
def test_months_are_those_of_pandas(day: date, months: int) -> None:
    assert months_before(day, months) == (pd.Timestamp(day) - pd.DateOffset(months=months)).date()


def test_so_many_months_to_the_day_are_not_more() -> None:
    today = date(2026, 11, 30)
    assert not is_older(date(2026, 1, 30), 10, today)
    assert is_older(date(2026, 1, 29), 10, today)
    # February has no 30th.
    assert not is_older(date(2025, 2, 28), 21, today)
