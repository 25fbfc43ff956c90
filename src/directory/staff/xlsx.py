"""The rows of an Excel workbook (.xlsx), with what its cells are: text, number, day or error.

Read with openpyxl row by row, because a single letter in the last cell of a sheet (column XFD,
row 1,048,576) makes readers that lay out the whole sheet ask for more memory than there is.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.utils.cell import range_boundaries

from directory.errors import DataError, Problem
from directory.staff import sheets
from directory.staff.sheets import Broken, Grid, Line, Value

#: Unpacked, a workbook may be so large: about 60,000 organisations. CSV may be larger.
LARGEST = 150 * 1024 * 1024

#: A sheet may be so wide; what stands further right is no column of ours.
WIDEST = 200

#: Merged cells are looked at over so many rows.
TALLEST = 1000

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')

#: A formula that was never calculated: a program wrote it, and no spreadsheet has opened it.
_UNCALCULATED = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"(?![^>]* t="str")[^>]*><f[^>]*?(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)

MERGED = Broken("#MERGED!", "a part of merged cells", "Undo the merge, then fill in each cell.")
FORMULA = Broken(
    "#FORMULA!", "a formula without its result", "Type the result instead of the formula."
)

#: Cells that hold nothing of their own: by row, then by column, both from 1.
Spoilt = Mapping[int, Mapping[int, Broken]]


def grids(name: str, content: bytes) -> list[Grid]:
    """Return every sheet of a workbook; DataError if it is damaged or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise DataError([too_large(name)])
        with warnings.catch_warnings():
            # It warns of what it leaves out: drop-down lists, days before 1900.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return [_grid(book, sheet) for sheet in book.worksheets]
    except DataError:
        raise
    # A damaged workbook fails wherever it is damaged.
    except Exception as error:
        raise DataError([damaged(name)]) from error


def damaged(name: str) -> Problem:
    """Return the problem of a workbook that cannot be taken apart."""
    words = "The workbook is damaged."
    right = "Open it in the spreadsheet and save it again as .xlsx."
    return Problem(name, 0, "", "damaged-workbook", words, right)


def locked(name: str) -> Problem:
    """Return the problem of a workbook that opens only with a password."""
    words = "The workbook is locked with a password."
    right = "Open it, take the password off, save it and try again."
    return Problem(name, 0, "", "password", words, right)


def too_large(name: str) -> Problem:
    """Return the problem of a workbook that is too large to be unpacked."""
    words = f"Unpacked, the workbook is larger than {LARGEST // 1024**2} MB."
    return Problem(name, 0, "", "too-large", words, "Save it as 'CSV UTF-8'.")


def _grid(book: Any, sheet: Any) -> Grid:
    # The size that a workbook states may be wrong, and then rows would be missing.
    sheet.reset_dimensions()
    spoilt = _spoilt(book, sheet)
    lines = tuple(_lines(sheet, spoilt))
    return Grid(sheet.title, lines, is_hidden=sheet.sheet_state != "visible")


def _spoilt(book: Any, sheet: Any) -> Spoilt:
    # What is merged, openpyxl tells only where it lays out the whole sheet.
    part = book._archive.read(sheet._worksheet_path)
    found: dict[int, dict[int, Broken]] = defaultdict(dict)
    for match in _UNCALCULATED.finditer(part):
        column, row, *_ = range_boundaries(match[1].decode())
        found[row][column] = FORMULA
    for match in _MERGED.finditer(part):
        left, top, right, bottom = range_boundaries(match[1].decode())
        for row in range(top, min(bottom, top + TALLEST) + 1):
            for column in range(left, min(right, WIDEST) + 1):
                # The first of them has what all of them show.
                if (row, column) != (top, left):
                    found[row][column] = MERGED
    return found


def _lines(sheet: Any, spoilt: Spoilt) -> Iterator[Line]:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_value(cell) for cell in row[:WIDEST]]
        for column, broken in spoilt.get(number, {}).items():
            cells += [""] * (column - len(cells))
            cells[column - 1] = broken
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            yield Line(number, tuple(cells))


def _value(cell: Any) -> Value:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "e":
        return sheets.error(str(value))
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, str | int | float | date | time):
        return value
    return str(value)
