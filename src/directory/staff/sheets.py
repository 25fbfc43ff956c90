"""A file as somebody saved it, and the rows of cells in it before anything is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from directory.errors import DataError, Problem

#: Larger files are no directory of organisations.
LARGEST = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that holds nothing of its own: an error, a part of merged cells; ``text`` shows it."""

    text: str
    words: str
    to_type: str


def error(text: str) -> Broken:
    """Return the cell that shows an error of the spreadsheet, such as ``#N/A``."""
    return Broken(text, f"the error {text}", "Type the value, or leave the cell blank.")


#: What a cell of a workbook holds; a CSV file has texts only. A date may have a time.
Value = str | int | float | bool | date | time | Broken


@dataclass(frozen=True, slots=True)
class Line:
    """A row with the number that a spreadsheet shows; ``problem`` if it cannot be taken apart."""

    number: int
    cells: tuple[Value, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet, in order; rows without any text may be left out.

    ``is_cut`` says that rows may be missing at its end. ``separator`` stands between the cells of
    a CSV file.
    """

    name: str
    lines: Sequence[Line]
    is_hidden: bool = False
    is_cut: bool = False
    separator: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody gives: its name and its bytes."""

    name: str
    content: bytes

    @classmethod
    def at(cls, path: Path) -> File:
        """Return the file of a path; DataError if it is too large or cannot be read."""
        try:
            size = path.stat().st_size
            content = path.read_bytes() if size <= LARGEST else b""
        except OSError as error:
            words = f"The file cannot be read: {error.strerror}."
            right = "Look at the name, and close the file in other programs."
            raise DataError([Problem(path.name, 0, "", "file-unreadable", words, right)]) from error
        if size > LARGEST:
            raise DataError([too_large(path.name)])
        return cls(path.name, content)


def too_large(name: str) -> Problem:
    """Return the problem of a file that is too large to be read."""
    words = f"The file is larger than {LARGEST // 1024**2} MB."
    return Problem(name, 0, "", "too-large", words, "Split it into several files.")


def shown(value: Value) -> str:
    """Return a cell as text: a whole number without a point, a day as 2026-11-22."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case Broken():
            return value.text
        case date():
            return value.isoformat().removesuffix("T00:00:00")
    return str(value)
