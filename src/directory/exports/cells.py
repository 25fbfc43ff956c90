"""CSV as a spreadsheet reads it rightly: no cell is a formula, no letter is lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

#: A spreadsheet runs a cell that begins so (OWASP: CSV Injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe makes it text."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def written(
    columns: Sequence[str], rows: Iterable[Sequence[str | float]], separator: str = ","
) -> bytes:
    """Return the bytes of a CSV file with a header (RFC 4180: commas, lines end in CR LF).

    Another separator is for spreadsheets that take no comma for one. The file opens with a byte
    order mark: without it Excel takes UTF-8 for another encoding and breaks every letter that is
    not English.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")
