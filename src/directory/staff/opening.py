"""A file as sheets: what kind it is decides its content, never its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from directory.errors import DataError, Problem
from directory.staff import delimited, encodings, ods, xlsx
from directory.staff.encodings import Known
from directory.staff.sheets import LARGEST, File, Grid, Value, too_large

#: How files begin that are no tables, and what these are.
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
)

#: The first bytes of a workbook.
_ZIP = b"PK\x03\x04"

#: The first bytes of Office files before 2007, and of encrypted ones since.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

#: How the name of the part begins that holds an encrypted workbook.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_PAGE = re.compile(rb"\s*(<!doctype|<html|<\?xml|<table|MIME-Version:)", re.IGNORECASE)

_SAVE = "Open it in the spreadsheet and save it as .xlsx."


def is_workbook(file: File) -> bool:
    """Return whether a file is a workbook and no text."""
    return file.content.startswith(_ZIP)


def grids(
    file: File, known: Known, count: Callable[[Sequence[Value]], int], encoding: str = ""
) -> list[Grid]:
    """Return the sheets of a file; a CSV file is one.

    ``known`` are words that tell encodings apart, ``count`` says how many columns a row names.
    Raises DataError if the file is no table, Unclear if it can be read in several ways.
    """
    if len(file.content) > LARGEST:
        raise DataError([too_large(file.name)])
    if is_workbook(file):
        return _packed(file)
    _refuse_others(file)
    text = encodings.text(file.name, file.content, known, encoding)
    if not text.strip("\0\r\n\t ,;\ufeff"):
        right = "Look whether it is the right file."
        raise DataError([Problem(file.name, 0, "", "no-rows", "The file is empty.", right)])
    return [delimited.grid(file.name, text, count)]


def _packed(file: File) -> list[Grid]:
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            parts = set(archive.namelist())
    # NotImplementedError is Python's word for a version of the container that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DataError([xlsx.damaged(file.name)]) from error
    if "xl/workbook.xml" in parts:
        return xlsx.grids(file.name, file.content)
    if "content.xml" in parts:
        return ods.grids(file.name, file.content)
    raise DataError([_no_table(file.name, "a packed file or another document")])


def _refuse_others(file: File) -> None:
    """Return nothing if a file may be text; DataError with what it is."""
    if file.content.startswith(_OLE):
        if _ENCRYPTED in file.content:
            raise DataError([xlsx.locked(file.name)])
        raise DataError([_no_table(file.name, "a workbook of the old kind (.xls)")])
    if _PAGE.match(file.content.removeprefix(b"\xef\xbb\xbf")):
        raise DataError([_no_table(file.name, "a web page, whatever its name says")])
    for beginning, what in _OTHERS:
        if file.content.startswith(beginning):
            raise DataError([_no_table(file.name, what)])


def _no_table(name: str, what: str) -> Problem:
    return Problem(name, 0, "", "no-table", f"The file is {what}.", _SAVE)
