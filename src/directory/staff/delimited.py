"""The rows of a CSV file, whatever separates its cells and ends its lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from directory.errors import Problem
from directory.staff.sheets import Grid, Line
from directory.tables import LONGEST_CELL

#: What spreadsheets put between cells: by country a comma or a semicolon, tabs in "Unicode text".
SEPARATORS = (",", ";", "\t")

#: The heading stands in one of so many rows.
FIRST_ROWS = 20

#: Excel takes the separator from this line, and does not show it.
_SAYS_SEPARATOR = re.compile(r'"?sep=(.)"?(\r\n|\r|\n|\Z)', re.IGNORECASE)


def grid(name: str, text: str, known: Callable[[Sequence[str]], int]) -> Grid:
    """Return the rows of a CSV text; ``known`` counts the columns that a heading names."""
    said = _SAYS_SEPARATOR.match(text)
    if said:
        text, separator = text[said.end() :], said[1]
    else:
        separator = max(SEPARATORS, key=lambda sign: _most_known(text, sign, known))
    lines = list(_lines(name, text, separator))
    is_cut = bool(lines) and lines[-1].problem is not None
    return Grid("", lines, is_cut=is_cut, separator=separator)


def _most_known(text: str, separator: str, known: Callable[[Sequence[str]], int]) -> int:
    first = _lines("", text, separator)
    rows = (line.cells for line, _ in zip(first, range(FIRST_ROWS), strict=False))
    return max((known([str(cell) for cell in row]) for row in rows), default=0)


def _lines(name: str, text: str, separator: str) -> Iterator[Line]:
    """Yield every row with its number in a spreadsheet, where a text may have several lines.

    A quote that is wrong within one line spoils that row; of one that goes on over several
    nobody knows where it should have ended, so nothing behind it is read.
    """
    # The limit holds for the whole process, and other libraries change it.
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number, before = number + 1, reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            goes_on = reader.line_num - before > 1 or "end of data" in str(error)
            yield Line(number, (), _broken(name, number, goes_on=goes_on))
            if goes_on:
                return
        else:
            yield Line(number, tuple(cells))


def _broken(name: str, number: int, *, goes_on: bool) -> Problem:
    words = "A quote in this row is not closed, or stands in the wrong place."
    if goes_on:
        words += " Nothing from here on was read."
    right = 'Write a quote inside a text twice (""), or save the file as .xlsx.'
    return Problem(name, number, "", "broken-quotes", words, right)
