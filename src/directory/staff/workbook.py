"""All members as an Excel file: words instead of codes, and lists to choose from.

Behind the sheet that people change lies a hidden one with the codes as they were exported, so
that an import knows which cells a person has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from directory.declaration import Column
from directory.staff import excel
from directory.staff.state import State
from directory.staff.words import JOINT, Words

FILE = "members.xlsx"

#: The sheet that people change, the one with the words to choose from, and the one that says
#: what they were given: names of columns and codes, as members.csv writes them.
MEMBERS, LISTS, SEEN = "Members", "Lists", "As exported"

#: So many rows more than there are members have lists to choose from.
SPARE_ROWS = 200

#: Width of a column by what it holds, in characters.
_NARROW, _USUAL, _WIDE = 14, 26, 48
_WIDTHS = {
    "membership": _USUAL, "country": 18, "city": 18, "phone": 20, "acronym": _NARROW,
    "name": 38, "name_native": 38, "website": 34, "serves": _NARROW, "checked_on": _NARROW,
    "confirmed_on": _NARROW, "specialisms": _WIDE, "referral_routes": 34, "notes": 60,
}  # fmt: skip

#: No row is taller than this, points: the next member must stay in sight.
_TALLEST = 140

_HEAD = PatternFill("solid", fgColor="0B5C63")
_RULE = Border(bottom=Side("thin", color="D9DCDF"))


def content(state: State) -> bytes:
    """Return the bytes of an Excel file with all members of a state, a row each."""
    words = Words(state)
    book = Workbook()
    sheet = book.active
    sheet.title = MEMBERS
    columns = state.table("members").columns
    excel.put_rows(sheet, _rows(state, columns, words))
    _look(sheet, columns)
    _offer(sheet, book.create_sheet(LISTS), columns, words)
    seen = book.create_sheet(SEEN)
    seen.sheet_state = "hidden"
    names = [column.name for column in columns]
    excel.put_rows(seen, [names, *([row[n] for n in names] for row in state.members.values())])
    return excel.content(book)


def _rows(state: State, columns: Sequence[Column], words: Words) -> Iterator[list[str]]:
    yield [column.title for column in columns]
    for cells in state.members.values():
        yield [words.said(column.name, cells[column.name]) for column in columns]


def _look(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Make the sheet easy to read: the first line and the names stay in sight."""
    sheet.freeze_panes = "C2"
    sheet.sheet_view.showGridLines = False
    sheet.auto_filter.ref = sheet.dimensions
    widths = [_WIDTHS.get(column.name, _USUAL) for column in columns]
    for place, width in enumerate(widths, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = width
        column.number_format = excel.TEXT
    for line, row in enumerate(sheet.iter_rows(), start=1):
        for cell in row:
            cell.font = Font("Arial", 10)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.border = _RULE
        fitting = zip(row, widths, strict=True)
        heights = [excel.height(cell.value or "", width) for cell, width in fitting]
        sheet.row_dimensions[line].height = min(max(heights), _TALLEST)
    for cell in sheet[1]:
        cell.font = Font("Arial", 10, bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 22
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:1"


def _offer(sheet: Worksheet, lists: Worksheet, columns: Sequence[Column], words: Words) -> None:
    """Give every column its help, and a list to choose from where it takes one word.

    A column that takes several can offer none in Excel: they stand on the sheet of the lists.
    """
    places = count(1)
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        cells = f"{letter}2:{letter}{sheet.max_row + SPARE_ROWS}"
        known = list(words.choices(column.name).values())
        if not known:
            excel.message(sheet, cells, column.title, column.description)
            continue
        here = next(places)
        # Another heading than the column's: an import must not take this sheet for the members.
        heading = f"{column.title}: what may stand there"
        listed = excel.put_list(lists, here, [heading, *known]).replace("$1:", "$2:")
        lists.cell(1, here).font = Font("Arial", 10, bold=True)
        lists.column_dimensions[get_column_letter(here)].width = 34
        if column.is_list:
            excel.message(sheet, cells, column.title, _several(known))
        else:
            excel.say(excel.choice(sheet, cells, listed), column.title, column.description)
    lists.freeze_panes = "A2"


def _several(known: list[str]) -> str:
    """Return how to type several words, and all of them if there is room."""
    how = f'Several are joined by "{JOINT.strip()}".'
    listed = f"{how} {JOINT.join(known)}"
    if len(listed) <= excel.LONGEST_MESSAGE:
        return listed
    return f'{how} The words stand on the sheet "{LISTS}", for example: {JOINT.join(known[:2])}.'
