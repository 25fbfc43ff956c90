"""Days that cannot be, and days that lie too long ago."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from directory.errors import Problem
from directory.problems.files import Files

#: No entry was checked or confirmed before.
FIRST = date(2000, 1, 1)

#: An entry whose sources were read longer ago is due (quality D4).
MONTHS = 10


def impossible_days(files: Files) -> Iterator[Problem]:
    """Yield the days on which an entry cannot have been checked or confirmed.

    Nobody checks a page tomorrow, or before the network was there.
    """
    for table, row, column, cell in files.cells("checked_on", "confirmed_on"):
        day = _day(cell)
        if day and not FIRST <= day <= files.today:
            when = "in the future" if day > files.today else f"before {FIRST.year}"
            right = f"Type a day from {FIRST} to today, {files.today}."
            words = f"The day {day} lies {when}."
            yield Problem(table.path, row.line, column.name, "impossible-day", words, right)


def stale_entries(files: Files) -> Iterator[Problem]:
    """Yield the entries whose sources were read more than ``MONTHS`` months ago."""
    due = _months_before(files.today, MONTHS)
    for table, row, column, cell in files.cells("checked_on"):
        day = _day(cell)
        if day and FIRST <= day < due:
            words = f"The sources were read on {day}, more than {MONTHS} months ago."
            right = "Read the sources again, or ask the organisation; then type that day."
            yield Problem(table.path, row.line, column.name, "stale", words, right, "warning")


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def _months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
