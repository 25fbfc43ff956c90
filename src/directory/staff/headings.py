"""The heading of a sheet: which of its rows it is, and which column of ours each cell names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from directory.declaration import Table
from directory.errors import DataError, Problem
from directory.exports import spreadsheet
from directory.names import fold, nearest
from directory.problems.wording import quoted
from directory.staff.delimited import FIRST_ROWS
from directory.staff.sheets import Grid, Line, Value, shown

#: Columns of a file that are none of members.csv: where the row's facts come from, and why we
#: handed a row back, which is not read again.
SOURCE, SOURCE_DATE, WHY = "source", "source_date", "why"

#: What these columns are called.
FURTHER = {
    SOURCE: ("Source", "Source page"),
    SOURCE_DATE: ("Source date", "Date of the page"),
    WHY: ("Why it was not taken", "Why not taken"),
}

#: A heading so near to one of ours is taken for a mistake of it, %.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """Which row the heading is, and the column of each of its cells; blank where none is meant.

    ``derived`` are those cells that name a column of our export which is made of others.
    """

    line: Line
    columns: tuple[str, ...]
    derived: tuple[str, ...] = ()


class Headings:
    """The names and labels of all columns, in any spelling."""

    def __init__(self, table: Table) -> None:
        self._titles = {column.name: column.title for column in table.columns}
        self._titles |= {name: titles[0] for name, titles in FURTHER.items()}
        self._names = {fold(title): name for name, title in self._titles.items()}
        self._names |= {fold(name): name for name in self._titles}
        for name, titles in FURTHER.items():
            self._names |= dict.fromkeys(map(fold, titles), name)

    def known(self, cells: Sequence[Value]) -> int:
        """Return how many columns a row names."""
        return len({self._column(cell) for cell in cells} - {""})

    def title(self, column: str) -> str:
        """Return the words for a column."""
        return self._titles[column]

    def is_column(self, name: str) -> bool:
        """Return whether there is a column of this name, as members.csv has it."""
        return name in self._titles

    def row(self, grid: Grid) -> Line | None:
        """Return the row that is the heading: the first of those that name most columns.

        One name is enough only where nothing else stands in the row.
        """
        rows = [line for line in grid.lines if line.number <= FIRST_ROWS]
        best = max(rows, key=lambda line: self.known(line.cells), default=None)
        if best is None or not self.known(best.cells):
            return None
        filled = [cell for cell in best.cells if cell != ""]
        return best if self.known(best.cells) > 1 or len(filled) == 1 else None

    def read(self, file: str, grid: Grid, line: Line, ignored: Collection[str] | None) -> Heading:
        """Return the heading of a grid; ``ignored`` are headings to leave out, None for all.

        Raises DataError with every cell that names no column, or the same as another.
        """
        left_out = None if ignored is None else set(map(fold, ignored))
        below = _filled(grid, line)
        derived = self._derived(line)
        columns = []
        problems: list[Problem] = []
        for place, cell in enumerate(line.cells):
            text = shown(cell).strip()
            letter = get_column_letter(place + 1)
            column = self._column(text)
            is_left_out = left_out is None or not {fold(text), fold(letter)}.isdisjoint(left_out)
            columns.append("" if is_left_out and (left_out is not None or not column) else column)
            is_unknown = not column and not is_left_out and text not in derived
            if is_unknown and (text or place + 1 in below):
                row = below.get(place + 1, line.number)
                problems.append(self._unknown(file, line, text, letter, row))
        problems += self._double(file, line, columns)
        if problems:
            raise DataError(problems)
        return Heading(line, tuple(columns), derived)

    def _derived(self, line: Line) -> tuple[str, ...]:
        """Return the cells that only our own export writes so, beside an id."""
        texts = [shown(cell).strip() for cell in line.cells]
        if "id" not in map(self._column, texts):
            return ()
        return tuple(text for text in texts if text in spreadsheet.DERIVED)

    def _column(self, cell: Value) -> str:
        return self._names.get(fold(cell), "") if isinstance(cell, str) else ""

    def _unknown(self, file: str, line: Line, text: str, letter: str, row: int) -> Problem:
        if not text:
            words = f"Column {letter} has no heading, but a text in row {row}."
            right = f"Type a heading, or leave the column out: --ignore {letter}"
            return Problem(file, line.number, letter, "no-heading", words, right)
        near = nearest(fold(text), self._names, limit=1, least=_NEAR)
        meant = f"Type {self._titles[self._names[near[0]]]}, or" if near else "Rename it, or"
        words = f"The heading {quoted(text)} names no column."
        right = f'{meant} leave the column out: --ignore "{text[:60]}"'
        return Problem(file, line.number, letter, "unknown-heading", words, right)

    def _double(self, file: str, line: Line, columns: Sequence[str]) -> Iterator[Problem]:
        for column, count in Counter(filter(None, columns)).items():
            if count > 1:
                places = [place for place, name in enumerate(columns, 1) if name == column]
                letters = " and ".join(map(get_column_letter, places))
                words = f"The columns {letters} are both {self._titles[column]!r}."
                right = "Remove one of them."
                yield Problem(file, line.number, letters, "heading-twice", words, right)


def _filled(grid: Grid, heading: Line) -> Mapping[int, int]:
    """Return the first row with something in it for each blank cell of a heading, from 1."""
    blank = {place for place, cell in enumerate(heading.cells, 1) if cell == ""}
    found: dict[int, int] = {}
    for line in grid.lines:
        if line.number > heading.number:
            for place in blank:
                if place <= len(line.cells) and line.cells[place - 1] != "":
                    found.setdefault(place, line.number)
    return found
