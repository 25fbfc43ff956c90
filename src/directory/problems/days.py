"""Days that cannot be: nobody checks a page tomorrow, or before the network was there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from directory.errors import Problem
from directory.problems.files import Files

#: No entry was checked or confirmed before.
FIRST = date(2000, 1, 1)


def impossible_days(files: Files) -> Iterator[Problem]:
    """Yield the days on which an entry cannot have been checked or confirmed."""
    for table, row, column, cell in files.cells("checked_on", "confirmed_on"):
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            continue
        if not FIRST <= day <= files.today:
            when = "in the future" if day > files.today else f"before {FIRST.year}"
            right = f"Type a day from {FIRST} to today, {files.today}."
            words = f"The day {day} lies {when}."
            yield Problem(table.path, row.line, column.name, "impossible-day", words, right)
