"""What people type into one cell, taken as it is certainly meant: texts, days, telephone numbers.

Nothing is mended that could also be meant otherwise. A telephone number without its plus, or a
date that two countries read differently, comes back with what to type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from directory import tables
from directory.declaration import Column, Table
from directory.errors import DataError, Problem
from directory.exports.cells import FORMULA_SIGNS
from directory.problems import phones
from directory.problems.wording import quoted
from directory.staff import dates
from directory.staff.entries import ERASE
from directory.staff.headings import SOURCE
from directory.staff.sheets import Value, shown

#: Spaces of all widths, and characters that nobody sees, as copied text has at its ends.
_EDGES = " \t\r\n\v\f\u00a0\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\u00ad"
_EDGE = re.compile(f"^[{_EDGES}]+|[{_EDGES}]+$")

#: What people write into a cell to say that they know nothing.
_NOTHING = {"n/a", "n.a.", "na.", "none", "null", "nan", "nil", "unknown", "tbc", "tbd", "tba"}

#: UTF-8 that a program has read as Windows-1252 begins so: "MÃ¤nner" for "Männer".
_TWICE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]")

#: A question mark where a letter was; in a note only where no question can end.
_LOST = re.compile(r"\?\?|\w\?\w")
_LOST_IN_NOTE = re.compile(r"(?<!\w)\?\?|\?\?\w|[^\W\d_]\?(?=([^\W\d_]))")

#: An address within a text: a question mark in it is no letter.
_ADDRESS = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)+/\S*", re.IGNORECASE)

#: What Excel makes of a long number in a narrow column.
_SCIENTIFIC = re.compile(r"[0-9]+([.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)

#: What separates the digits of a number and says nothing.
_BETWEEN = re.compile("[-.() \u00a0\u2009\u202f]+")

#: Days that Excel makes of short texts: "MAR 1".
_DAY = re.compile(
    r"\d{1,2}[-. ]{1,2}(jan|feb|m[aä]r|mrz|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: the table that stands for the file, the row and the column."""

    table: Table
    line: int
    column: Column

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.table.path

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.column.name


def tidy(text: str) -> str:
    """Return a text without spaces and unseen characters around, as it was before an export.

    An export puts an apostrophe before what a spreadsheet would run; it is taken off again.
    """
    bare = _EDGE.sub("", text)
    return bare[1:] if bare.startswith("'") and bare[1:].startswith(FORMULA_SIGNS) else bare


def text(place: Place, value: Value) -> str:
    """Return the text of a cell that is to hold one; DataError for a day or half a number."""
    if isinstance(value, date):
        words = f"The spreadsheet made the day {shown(value)} of this text."
        right = "Format the cell as text, then type it again."
        raise DataError([Problem(place.file, place.line, place.name, "became-a-day", words, right)])
    if isinstance(value, float) and not value.is_integer():
        words = f"The cell holds the number {value}, not a text."
        right = "Format the cell as text, then type it again."
        raise DataError(
            [Problem(place.file, place.line, place.name, "became-a-number", words, right)]
        )
    return shown(value)


def whole(place: Place, text: str) -> str:
    """Return a text; DataError if letters of it were lost on the way."""
    mended = _mended(text)
    if mended:
        words, right = f"The letters of {quoted(text)} are broken.", f"Type {mended}"
        raise DataError(
            [Problem(place.file, place.line, place.name, "broken-letters", words, right)]
        )
    if _has_lost_letters(text, is_note=place.name == "notes"):
        words = f"Letters of {quoted(text)} were lost and became question marks."
        right = "Type it again, and save the file as .xlsx or 'CSV UTF-8'."
        if place.name == "notes":
            right += " If a question ends there, put a space behind its mark."
        raise DataError([Problem(place.file, place.line, place.name, "lost-letters", words, right)])
    if place.name != "notes" and (_DAY.fullmatch(text) or dates.readings(text)):
        words = f"{quoted(text)} looks like a day that the spreadsheet made of a short name."
        right = "Format the cell as text, then type it again."
        raise DataError([Problem(place.file, place.line, place.name, "became-a-day", words, right)])
    return text


def _has_lost_letters(text: str, *, is_note: bool) -> bool:
    """Return whether letters certainly became question marks; a note may hold real ones."""
    bare = _ADDRESS.sub("", text)
    if not is_note:
        return "\ufffd" in text or bool(_LOST.search(bare))
    # Behind the mark of a question a capital letter begins the next sentence.
    found = _LOST_IN_NOTE.finditer(bare)
    return "\ufffd" in text or any(not (mark[1] or "").isupper() for mark in found)


def _mended(text: str) -> str:
    """Return what a text was before a program read its UTF-8 as Windows-1252, blank if nothing."""
    if not _TWICE.search(text):
        return ""
    try:
        return text.encode("windows-1252").decode()
    except UnicodeError:
        return ""


def something(place: Place, text: str) -> None:
    """Return nothing if a text says something; DataError for such as "n/a" and "-"."""
    is_blank = not any(map(str.isalnum, text)) and "??" not in text
    if text.casefold() in _NOTHING or is_blank:
        words = f"{quoted(text)} says nothing."
        right = f"Leave the cell blank; to take away what stands there, type {ERASE}."
        raise DataError([Problem(place.file, place.line, place.name, "says-nothing", words, right)])


def address(place: Place, text: str) -> str:
    """Return an address as it is, its first letters small; DataError if it lacks them."""
    scheme, mark, rest = text.partition("://")
    return fitting(place, f"{scheme.lower()}{mark}{rest}" if mark else text)


def fitting(place: Place, text: str) -> str:
    """Return a text of the declared form; DataError with the form, or the address that is meant."""
    if place.column.fits(text):
        return text
    words = f"{quoted(text)} does not have the right form."
    right = f"Right is: {place.column.description}"
    if place.column.name in ("website", SOURCE) and re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text):
        right = f"Type https://{text} if the page opens so."
    raise DataError([Problem(place.file, place.line, place.name, "wrong-form", words, right)])


def day(place: Place, value: Value) -> str:
    """Return a day as YYYY-MM-DD, blank for a blank cell; DataError if it can be several."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = tidy(shown(value))
    days = dates.readings(text)
    if not text or len(days) == 1:
        return days[0].isoformat() if days else ""
    if len(days) > 1:
        words = f"{quoted(text)} can be several days."
        likely = [day.isoformat() for day in days if day.year >= 2000]
        right = f"Type {' or '.join(likely)}."
        raise DataError([Problem(place.file, place.line, place.name, "several-days", words, right)])
    number = dates.of_number(value) if isinstance(value, float | int) else None
    problem = tables.wrong_type(place.table, place.line, place.column, text)
    if number:
        problem = replace(problem, suggestion=f"Type {number} if that is the day.")
    raise DataError([problem])


def phone(place: Place, value: Value, country: str) -> str:
    """Return a telephone number with its country code; DataError with the likely one."""
    text = tidy(shown(value))
    number = re.sub(r"^00(?=[1-9])", "+", _BETWEEN.sub(" ", text).strip())
    if not text or place.column.fits(text):
        return text
    if "(0)" not in text and place.column.fits(number):
        return number
    if _SCIENTIFIC.fullmatch(text):
        words = f"The spreadsheet has made {quoted(text)} of the number, and digits are lost."
        right = "Format the cell as text, then type the number again."
        raise DataError(
            [Problem(place.file, place.line, place.name, "became-a-number", words, right)]
        )
    words = f"{quoted(text)} is no number with a country code."
    meant = phones.corrected(text, country)
    right = f"{meant}, if the organisation's page has it." if meant else place.column.description
    raise DataError([Problem(place.file, place.line, place.name, "wrong-form", words, right)])
