"""Writing Excel files in which every cell is text: no formula, no number, no date of Excel's own.

The same content gives the same bytes, whenever it is written.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

#: The number format of text: Excel then leaves what is typed as it is.
TEXT = "@"

#: As many characters as Excel takes in a title and in a message beside a cell.
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255

#: The first day that a ZIP file can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def put(sheet: Worksheet, row: int, column: int, words: str) -> Cell:
    """Return a cell that holds a text and nothing else, whatever it begins with.

    A character that no Excel file can hold becomes the replacement character.
    """
    cell = sheet.cell(row, column)
    if words:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", words)
        cell.data_type = "s"
    cell.number_format = TEXT
    return cell


def put_rows(sheet: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    """Put rows of texts into a sheet, from its first cell on."""
    for line, row in enumerate(rows, start=1):
        for place, words in enumerate(row, start=1):
            put(sheet, line, place, words)


def height(words: str, width: float, line: float = 13) -> float:
    """Return the height of a row that shows a text whole, points.

    ``width`` is the column's in characters, ``line`` the height of a line. Not every program
    finds the height by itself when it opens a file.
    """
    lines = sum(max(1, ceil(len(part) / width)) for part in words.split("\n"))
    return lines * line + 5


def put_list(sheet: Worksheet, column: int, words: Sequence[str]) -> str:
    """Return the range of a list after putting it into a column, for ``choice``."""
    for line, word in enumerate(words, start=1):
        put(sheet, line, column, word)
    letter = get_column_letter(column)
    return f"'{sheet.title}'!${letter}$1:${letter}${len(words)}"


def choice(sheet: Worksheet, cells: str, listed: str, *, strict: bool = True) -> DataValidation:
    """Return the list to choose from, put at some cells; if not strict, other words go too."""
    rule = DataValidation(
        type="list", formula1=listed, allow_blank=True, showErrorMessage=strict,
        errorTitle="Not in the list",
        error="Choose from the list. Type DELETE to take something away.",
    )  # fmt: skip
    if strict:
        # Excel refuses nothing, it asks: DELETE must go through.
        rule.errorStyle = "warning"
    rule.add(cells)
    sheet.add_data_validation(rule)
    return rule


def message(sheet: Worksheet, cells: str, title: str, words: str) -> None:
    """Show a message beside some cells that take any text."""
    rule = DataValidation(allow_blank=True)
    rule.add(cells)
    sheet.add_data_validation(rule)
    say(rule, title, words)


def say(rule: DataValidation, title: str, words: str) -> None:
    """Let a rule show a message while a cell is chosen, as long as Excel takes it."""
    rule.showInputMessage = True
    rule.promptTitle = title[:LONGEST_TITLE]
    rule.prompt = words if len(words) <= LONGEST_MESSAGE else f"{words[: LONGEST_MESSAGE - 1]}…"


def content(book: Workbook) -> bytes:
    """Return the bytes of a workbook, without the moment at which it was written."""
    no_day = datetime(*_NO_DAY)  # noqa: DTZ001 (openpyxl knows no time zones)
    book.properties = DocumentProperties(
        creator="Programme directory", created=no_day, modified=no_day
    )
    moved, fixed = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(moved, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(moved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _NO_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return fixed.getvalue()
