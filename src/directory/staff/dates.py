"""Days as people and spreadsheets write them; one that can be read in two ways is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

#: The months in English, as Excel writes them out.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_UNCLEAR = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})")
_NAMED = re.compile(r"(\d{1,2})[-. ]{1,2}([A-Za-z]{3,9})\.?[- ](\d{4})")

#: Excel counts days from here, and shows the number where a cell has lost its format.
_EXCEL = date(1899, 12, 30)


def readings(text: str) -> list[date]:
    """Return the days that a text can mean: none, one, or several.

    The year first, or the day first with dots, is one; with ``/`` or ``-`` the month may stand
    before the day, as in the United States. Of a year with two digits nobody knows which it is.
    """
    text = text.strip()
    return list(dict.fromkeys(_readings(text)))


def of_number(number: float) -> date | None:
    """Return the day that a number stands for in Excel, None for one not of these decades."""
    return _EXCEL + timedelta(days=int(number)) if 36_526 <= number < 73_051 else None


def _readings(text: str) -> Iterator[date]:
    if found := _YEAR_FIRST.fullmatch(text):
        yield from _day(found[1], found[3], found[4])
    elif found := _DAY_FIRST.fullmatch(text):
        yield from _day(found[3], found[2], found[1])
    elif found := _UNCLEAR.fullmatch(text):
        yield from _day(found[4], found[3], found[1])
        yield from _day(found[4], found[1], found[3])
    elif found := _SHORT_YEAR.fullmatch(text):
        yield from _day(f"20{found[4]}", found[3], found[1])
        yield from _day(f"20{found[4]}", found[1], found[3])
        yield from _day(f"20{found[1]:0>2}", found[3], found[4])
        yield from _day(f"19{found[4]}", found[3], found[1])
        yield from _day(f"19{found[4]}", found[1], found[3])
    elif found := _NAMED.fullmatch(text):
        for number, month in enumerate(_MONTHS, start=1):
            if month.startswith(found[2].lower()):
                yield from _day(found[3], str(number), found[1])


def _day(year: str, month: str, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
