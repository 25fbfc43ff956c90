"""How fresh an entry is: when somebody last made sure that it is true (quality D4).

At ``DUE`` months it stands on the staff's list, at ``OLD`` every page that shows it says so, at
``LAST`` it stands last in its group. No age removes it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

#: Ages of an entry, months.
DUE, OLD, LAST = 10, 12, 18


def sure_on(checked_on: date, confirmed_on: date | None) -> date:
    """Return the day on which an entry was last known to be true.

    That is when its sources were read, or when the organisation confirmed it, if that was later.
    """
    return max(checked_on, confirmed_on or checked_on)


def is_older(day: date, months: int, today: date) -> bool:
    """Return whether a day lies more than so many months back."""
    return day < months_before(today, months)


@lru_cache(maxsize=16)
def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
