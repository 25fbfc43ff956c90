"""Days that cannot be, and days that lie too long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from directory.errors import Problem
from directory.freshness import DUE, is_older
from directory.problems.files import Files

#: No entry was checked or confirmed before.
FIRST = date(2000, 1, 1)

#: What happened on the day of each column, for the message; the first wins on the same day.
_HAPPENED = {
    "checked_on": "The sources were read",
    "confirmed_on": "The organisation confirmed the entry",
}


#: The date of a page that has a month.
_WITH_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def impossible_days(files: Files) -> Iterator[Problem]:
    """Yield the days on which an entry cannot have been checked or confirmed.

    Nobody checks a page tomorrow, or before the network was there. The date of a page may be any
    that the calendar has.
    """
    for table, row, column, cell in files.cells("source_date"):
        if not is_in_calendar(cell):
            yield not_in_calendar(table.path, row.line, column.name, cell)
    for table, row, column, cell in files.cells("checked_on", "confirmed_on"):
        day = _day(cell)
        if day and not FIRST <= day <= files.today:
            when = "in the future" if day > files.today else f"before {FIRST.year}"
            right = f"Type a day from {FIRST} to today, {files.today}."
            words = f"The day {day} lies {when}."
            yield Problem(table.path, row.line, column.name, "impossible-day", words, right)


def is_in_calendar(text: str) -> bool:
    """Return whether a date of a page can be: its month and day, as far as it has them."""
    return not _WITH_MONTH.fullmatch(text) or _day(f"{text}-01"[:10]) is not None


def not_in_calendar(file: str, line: int, column: str, text: str) -> Problem:
    """Return the problem of a date that the calendar does not have."""
    words = f"The calendar has no {text}."
    right = "Type the date of the page: YYYY-MM-DD, YYYY-MM or YYYY."
    return Problem(file, line, column, "impossible-day", words, right)


def stale_entries(files: Files) -> Iterator[Problem]:
    """Yield the entries that nobody has checked or confirmed for more than ``DUE`` months."""
    path = files.declaration.tables["members"].path
    for row in files.rows["members"]:
        days = {name: _day(row.cells[name]) for name in _HAPPENED}
        known = {name: day for name, day in days.items() if day and FIRST <= day <= files.today}
        if not known:
            continue
        last = max(known, key=known.__getitem__)
        if is_older(known[last], DUE, files.today):
            words = f"{_HAPPENED[last]} on {known[last]}, more than {DUE} months ago."
            right = "Read the sources again, or ask the organisation; then type that day."
            yield Problem(path, row.line, last, "stale", words, right, "warning")


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
