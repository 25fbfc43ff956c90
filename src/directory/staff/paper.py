"""The look of the form: one sheet, calm, on two pages of A4, with lists to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from directory.staff import excel
from directory.staff.form_lines import FormLine, Section

#: Columns of the sheet: the key of a line is hidden, so that the line may move.
KEY, LABEL, VALUE, HELP = 1, 2, 3, 4

_WIDTHS = {"A": 4, "B": 31, "C": 35, "D": 50}

#: So that the columns go on the width of A4 and the lines on two pages, %.
_SCALE = 70

_INK, _ACCENT, _QUIET, _LINE, _FIELD = "1B2430", "0B5C63", "5B6570", "D9DCDF", "EEF5F5"
_RULE = Border(bottom=Side("thin", color=_LINE))
_STRONG_RULE = Border(bottom=Side("medium", color=_ACCENT))
_BESIDE = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)

#: More letters of the help's small type go on a line than the width of the column counts.
_SMALLER = 1.25


def draw(
    sheet: Worksheet, head: Sequence[str], sections: Sequence[Section], lists: Mapping[str, str]
) -> None:
    """Draw the form: a title, sentences under it, then the lines, section by section.

    ``lists`` are the ranges of the lists to choose from, by the name that a line gives.
    """
    _page(sheet)
    row = _head(sheet, head)
    for section in sections:
        if section.begins_page:
            sheet.row_breaks.append(Break(row - 1))
        row = _section(sheet, row, section, lists)
    sheet.print_area = f"B1:D{row - 1}"


def _page(sheet: Worksheet) -> None:
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.scale = _SCALE
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.right.text = "&P / &N"
    sheet.oddFooter.right.size = 8
    # Without a password: it only leads the tabulator from one field to the next.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _head(sheet: Worksheet, head: Sequence[str]) -> int:
    """Return the first row below the head: a line above the title, the title, sentences."""
    width = sum(_WIDTHS.values()) - _WIDTHS["A"]
    looks = [
        (Font("Arial", 10, color=_ACCENT), width, 14),
        (Font("Arial", 18, bold=True, color=_INK), width * 0.55, 24),
    ]
    plain = (Font("Arial", 11, color=_INK), width, 15)
    for row, words in enumerate(head, start=1):
        font, fitting, line = looks[row - 1] if row <= len(looks) else plain
        cell = excel.put(sheet, row, LABEL, words)
        cell.font = font
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=LABEL, end_column=HELP)
        sheet.row_dimensions[row].height = excel.height(words, fitting, line)
    return len(head) + 1


def _section(sheet: Worksheet, row: int, section: Section, lists: Mapping[str, str]) -> int:
    """Return the row below a section after drawing it."""
    for column in (LABEL, VALUE, HELP):
        sheet.cell(row, column).border = _STRONG_RULE
    heading = excel.put(sheet, row, LABEL, section.title)
    heading.font = Font("Arial", 11, bold=True, color=_ACCENT)
    heading.alignment = Alignment(vertical="bottom")
    sheet.row_dimensions[row].height = 30
    for place, line in enumerate(section.lines, start=row + 1):
        _line(sheet, place, line, lists)
    return row + 1 + len(section.lines)


def _line(sheet: Worksheet, row: int, line: FormLine, lists: Mapping[str, str]) -> None:
    excel.put(sheet, row, KEY, line.key)
    label = excel.put(sheet, row, LABEL, line.label)
    value = excel.put(sheet, row, VALUE, line.shown)
    help_ = excel.put(sheet, row, HELP, line.help)
    label.font = Font("Arial", 10, color=_INK)
    ticked = line.choices == "yes"
    value.font = Font("Arial", 11, bold=ticked, color=_ACCENT if ticked else _INK)
    help_.font = Font("Arial", 9, color=_QUIET)
    label.alignment = Alignment(vertical="center", wrap_text=True)
    value.alignment = help_.alignment = _BESIDE
    value.fill = PatternFill("solid", fgColor=_FIELD)
    value.protection = Protection(locked=False)
    label.border = value.border = help_.border = _RULE
    sheet.row_dimensions[row].height = max(
        excel.height(line.label, _WIDTHS["B"] * 1.15, 14),
        excel.height(line.shown, _WIDTHS["C"], 14),
        excel.height(line.help, _WIDTHS["D"] * _SMALLER, 11),
    )
    if line.choices:
        # Any language is taken, and the import says which ones it does not know.
        strict = line.choices != "languages"
        excel.choice(sheet, value.coordinate, lists[line.choices], strict=strict)
