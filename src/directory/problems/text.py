"""Characters that have no place in a cell: formulas, hidden characters, line breaks, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from directory.declaration import Column, Table
from directory.errors import Problem
from directory.problems.files import Files
from directory.problems.wording import quoted

#: A spreadsheet runs a cell that begins so (OWASP: CSV Injection).
_FORMULA = re.compile(r"[=\-@\t\r+]")

#: What begins or ends a line for one program or another.
_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

#: Control characters, and those that nobody sees: zero-width characters, soft hyphens, marks
#: of direction (bidi), byte order marks, tags.
_HIDDEN = re.compile(
    "[\x00-\x09\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)

_SPACE_AROUND = re.compile(r"[^\S\t-\r]|.*[^\S\t-\r]\Z", re.DOTALL)


def misplaced_characters(files: Files) -> Iterator[Problem]:
    """Yield the characters in texts and lists that a person does not see, or a program runs."""
    for table, rows in files.tables():
        columns = [column for column in table.columns if column.type in ("string", "list")]
        for row, column in ((row, column) for row in rows for column in columns):
            cell = row.cells[column.name]
            if cell and not _is_plain(cell):
                yield from _problems(table, row.line, column, cell)


def _is_plain(cell: str) -> bool:
    """Return whether a cell is in order at first sight; nearly all are, and there are many."""
    return cell.isprintable() and cell[0] not in "=-@+ " and cell[-1] != " "


def _problems(table: Table, line: int, column: Column, cell: str) -> Iterator[Problem]:
    right = _clean(cell)
    right = f"Type {right[:200]}" if right else "Leave the cell blank."
    if _FORMULA.match(cell) and not _is_declared(column, cell):
        words = f"A spreadsheet may run this cell: it begins with {quoted(cell[0])}."
        yield Problem(table.path, line, column.name, "formula", words, right)
    hidden = _HIDDEN.search(cell)
    if hidden:
        words = f"Letter {hidden.start() + 1} is a hidden character (U+{ord(hidden[0]):04X})."
        yield Problem(table.path, line, column.name, "hidden-character", words, right)
    if _LINE_BREAK.search(cell):
        words = "The text goes over several lines."
        yield Problem(table.path, line, column.name, "line-break", words, right)
    if _SPACE_AROUND.match(cell):
        words = "A space stands before or after the text."
        yield Problem(table.path, line, column.name, "space-around", words, right)


def _is_declared(column: Column, cell: str) -> bool:
    """Return whether a cell with a plus has its declared form, as telephone numbers have."""
    return cell.startswith("+") and "pattern" in column.constraints and column.fits(cell)


def _clean(cell: str) -> str:
    words = _HIDDEN.sub("", _LINE_BREAK.sub(" ", cell.replace("\t", " "))).split()
    return " ".join(words).lstrip("=-@+ ")
