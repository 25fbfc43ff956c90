"""The rows of an OpenDocument spreadsheet (.ods), as LibreOffice saves them.

Read from its XML (OASIS OpenDocument 1.3, part 3, chapter 9), because the libraries at hand show
a cell with an error as a blank one.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Set
from datetime import date, datetime, time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from directory.errors import DataError
from directory.staff import sheets, xlsx
from directory.staff.sheets import Grid, Line, Value
from directory.staff.xlsx import MERGED, WIDEST

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"

#: The last row that a spreadsheet can have.
_LAST_ROW = 1_048_576


def grids(name: str, content: bytes) -> list[Grid]:
    """Return every sheet of a spreadsheet; DataError if it is damaged, locked or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise DataError([xlsx.locked(name)])
            if archive.getinfo("content.xml").file_size > xlsx.LARGEST:
                raise DataError([xlsx.too_large(name)])
            root = _root(archive.read("content.xml"))
        hidden = set(_hidden(root))
        return [_grid(table, hidden) for table in root.iter(f"{_TABLE}table")]
    except DataError:
        raise
    # A damaged file fails wherever it is damaged.
    except Exception as error:
        raise DataError([xlsx.damaged(name)]) from error


def _root(content: bytes) -> Element:
    # Spreadsheets declare no entities, and those of an attacker would grow without end.
    if b"<!" in content[:2000]:
        raise ValueError("the file declares entities")
    return ElementTree.fromstring(content)  # noqa: S314


def _hidden(root: Element) -> Iterator[str]:
    """Yield the styles that hide a sheet."""
    for style in root.iter(f"{_STYLE}style"):
        for settings in style.iter(f"{_STYLE}table-properties"):
            if settings.get(f"{_TABLE}display") == "false":
                yield style.get(f"{_STYLE}name", "")


def _grid(table: Element, hidden: Set[str]) -> Grid:
    is_hidden = table.get(f"{_TABLE}style-name") in hidden
    return Grid(table.get(f"{_TABLE}name", ""), tuple(_lines(table)), is_hidden=is_hidden)


def _lines(table: Element) -> Iterator[Line]:
    number = 1
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        times = _times(row, "rows")
        for line in range(number, number + times) if cells else ():
            if line > _LAST_ROW:
                return
            yield Line(line, cells)
        number += times


def _times(element: Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(text) if text.isdecimal() else 1


def _cells(row: Element) -> tuple[Value, ...]:
    cells: list[Value] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        if len(cells) >= WIDEST:
            break
        cells += [_value(cell)] * min(_times(cell, "columns"), WIDEST)
    while cells and cells[-1] == "":
        cells.pop()
    return tuple(cells)


def _value(cell: Element) -> Value:
    if cell.tag == f"{_TABLE}covered-table-cell":
        return MERGED
    shown = "\n".join("".join(_texts(line)) for line in cell.findall(f"{_TEXT}p"))
    if cell.get(f"{_CALC}value-type") == "error" or shown.startswith(("Err:", "#N/A")):
        return sheets.error(shown)
    return _typed(cell, shown)


def _typed(cell: Element, shown: str) -> Value:
    """Return what a cell holds: a number, yes or no, a day; else the text that it shows."""
    match cell.get(f"{_OFFICE}value-type"):
        case "float" | "percentage" | "currency":
            return float(cell.get(f"{_OFFICE}value", ""))
        case "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        case "date":
            return _day(cell.get(f"{_OFFICE}date-value", ""))
    return shown


def _day(text: str) -> date | str:
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return text
    return day.date() if day.time() == time() else day


def _texts(line: Element) -> Iterator[str]:
    """Yield the texts of a paragraph; spaces that XML would swallow are elements of their own."""
    yield line.text or ""
    for part in line:
        if part.tag == f"{_TEXT}s":
            count = part.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, 1000)
        elif part.tag == f"{_TEXT}tab":
            yield "\t"
        elif part.tag == f"{_TEXT}line-break":
            yield "\n"
        else:
            yield from _texts(part)
        yield part.tail or ""
