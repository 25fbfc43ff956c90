"""The rows that were not taken, as a file to mend and give again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from directory.declaration import Table
from directory.exports import cells
from directory.staff import delimited, excel, opening, workbook
from directory.staff.headings import WHY, Headings
from directory.staff.reading import Reading
from directory.staff.rows import RefusedRow, has_slipped
from directory.staff.sheets import File, Value, shown

#: The sheet of the rows in a workbook.
SHEET = "Not taken"


def written(reading: Reading, refused: Sequence[RefusedRow], table: Table) -> File | None:
    """Return a file of rows that were not taken, None if there are none, or it was a form.

    It has the columns that were given, and one that says why; ``table`` is that of the members. A
    CSV file comes back as CSV with the same separator, a workbook as .xlsx.
    """
    heading = reading.heading
    if heading is None or not refused:
        return None
    kept = [place for place, name in enumerate(heading.columns) if name not in ("", WHY)]
    titles = [shown(heading.line.cells[place]).strip() for place in kept]
    headings = Headings(table)
    rows = [[*_texts(row, kept), _reason(row, headings)] for row in refused]
    return _file(reading, [*titles, headings.title(WHY)], rows)


def _file(reading: Reading, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> File:
    stem = reading.file.name.rpartition(".")[0] or reading.file.name
    if not opening.is_workbook(reading.file):
        # Of another one, spreadsheets do not know that it separates.
        separator = reading.separator if reading.separator in delimited.SEPARATORS else ","
        return File(f"{stem}.not-taken.csv", cells.written(titles, rows, separator))
    book = Workbook()
    book.active.title = SHEET
    excel.put_rows(book.active, [titles, *rows])
    if reading.seen:
        seen = book.create_sheet(workbook.SEEN)
        seen.sheet_state = "hidden"
        names = list(next(iter(reading.seen.values())))
        known = ([row.get(name, "") for name in names] for row in reading.seen.values())
        excel.put_rows(seen, [names, *known])
    return File(f"{stem}.not-taken.xlsx", excel.content(book))


def _texts(row: RefusedRow, kept: Sequence[int]) -> list[str]:
    """Return the cells of a row as they are to be typed.

    Of a row that may have slipped all are blank: given again as it is, it must not be taken.
    """
    cells = () if has_slipped(row) else row.line.cells
    return [_text(cells[place]) if place < len(cells) else "" for place in kept]


def _text(value: Value) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else shown(value)


def _reason(row: RefusedRow, headings: Headings) -> str:
    """Return why a row was not taken, and what it was if its cells may have slipped."""
    reasons = []
    for problem in row.problems:
        words = f"{problem.message} {problem.suggestion}".strip()
        named = headings.is_column(problem.column)
        reasons.append(f"{headings.title(problem.column)}: {words}" if named else words)
    if has_slipped(row) and row.line.cells:
        reasons.append(f"It was: {' | '.join(map(shown, row.line.cells))}")
    return " ".join(reasons)
