"""Telephone numbers: whether there can be such a number, and of which country it is.

The rules of each country's numbers are those of libphonenumber, by the library phonenumbers
(https://github.com/daviddrysdale/python-phonenumbers).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, ValidationResult

from directory import countries
from directory.declaration import Table
from directory.errors import Problem
from directory.problems.files import Files
from directory.problems.wording import quoted
from directory.tables import Row

#: Short national numbers (112, 116 006, 1440) begin so, and are no longer than that.
_SHORT = re.compile("1[0-9]{2,5}")

#: Freephone numbers begin so nearly everywhere in Europe.
_FREE = "800"

#: Excel makes such of some numbers, and nothing leads back.
_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")

#: So many characters of a cell are read: words around a number are mostly shorter.
_LONGEST = 60

_LEAVE = "Look at the organisation's page for the number, or leave the cell blank."


def wrong_numbers(files: Files) -> Iterator[Problem]:
    """Yield the telephone numbers that nobody can have, or that another country has.

    Those that do not have the declared form, and victims' lines, are problems of their own.
    """
    for table, row, column, cell in files.cells("phone"):
        is_victims_line = files.settings is not None and files.settings.is_victims_line(cell)
        if column.fits(cell) and not is_victims_line:
            yield from _wrong(table, row, cell)


def _wrong(table: Table, row: Row, cell: str) -> Iterator[Problem]:
    number, country = _parsed(cell, ""), row.cells.get("country", "")
    if number is None or not _may_be(number, cell):
        words = f"{quoted(cell)} {_cause(number, cell)}"
        right = corrected(cell, country) or _LEAVE
        yield Problem(table.path, row.line, "phone", "impossible-phone", words, right)
    elif not phonenumbers.is_valid_number(number):
        words = f"{quoted(cell)} {_doubt(number)}"
        right = "Look whether it is the programme's own and copied right; if so, leave it."
        yield Problem(table.path, row.line, "phone", "unusual-phone", words, right, "warning")
    elif _is_foreign(number, country):
        words = f"{quoted(cell)} is a number of {_country(number)}, the row says {country}."
        right = "Look which of the two is wrong; if none is, leave it so."
        yield Problem(table.path, row.line, "phone", "foreign-phone", words, right, "warning")


def corrected(cell: str, country: str) -> str:
    """Return what to type for a number that a cell most likely means, blank if it is unclear.

    A number without a country code is read as one of the row's country, whose code this is.
    """
    for number in _readings(cell[:_LONGEST], country):
        if phonenumbers.is_valid_number(number):
            return f"Type {_written(number)}"
    return ""


def _readings(cell: str, country: str) -> Iterator[PhoneNumber]:
    """Yield the numbers that a cell may mean, likeliest first."""
    region = country if country in phonenumbers.SUPPORTED_REGIONS else ""
    plain = re.sub(r"^\W*00", "+", _plain(cell))
    lost_plus = re.match(rf"\W*{phonenumbers.country_code_for_region(region)}", plain)
    for text in [f"+{plain}", plain] if lost_plus and "+" not in plain else [plain]:
        for match in phonenumbers.PhoneNumberMatcher(text, region or None):
            yield match.number
        number = _parsed(text, region)
        # Digits with a letter in their midst are no number: 4.6E+10.
        if number and not any(map(str.isalpha, text)) and not _DATE.fullmatch(plain):
            yield number


def _plain(cell: str) -> str:
    """Return a cell without hidden characters, the letter O between digits as the zero it is."""
    seen = "".join(char for char in cell if unicodedata.category(char) != "Cf")
    return re.sub(r"(?<=[0-9 +])[oO](?=[0-9])|(?<=[0-9])[oO](?=[0-9 ])", "0", seen).lstrip()


def _parsed(text: str, country: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, country or None)
    except NumberParseException:
        return None


def _may_be(number: PhoneNumber, cell: str) -> bool:
    """Return whether there can be such a number, as it is written.

    A short or freephone number that libphonenumber does not know may be one all the same.
    """
    national = phonenumbers.national_significant_number(number)
    if _has_too_many(number, cell):
        return False
    if phonenumbers.is_valid_number(number) or _is_short(number):
        return True
    return national.startswith(_FREE) and phonenumbers.is_possible_number(number)


def _has_too_many(number: PhoneNumber, cell: str) -> bool:
    """Return whether a cell has a digit that is not dialled, as a 0 behind the country code."""
    national = phonenumbers.national_significant_number(number)
    return len(re.sub("[^0-9]", "", cell)) > len(f"{number.country_code}{national}")


def _is_short(number: PhoneNumber) -> bool:
    national = phonenumbers.national_significant_number(number)
    return bool(_SHORT.fullmatch(national)) or phonenumbers.is_valid_short_number(number)


def _cause(number: PhoneNumber | None, cell: str) -> str:
    """Return why there can be no such number, as the end of a sentence."""
    if number is None:
        return "begins with the code of no country."
    if _has_too_many(number, cell):
        return f"has a digit too many behind the country code +{number.country_code}."
    match phonenumbers.is_possible_number_with_reason(number):
        case ValidationResult.TOO_SHORT:
            return f"is too short for a number of {_country(number)}."
        case ValidationResult.TOO_LONG:
            return f"is too long for a number of {_country(number)}."
    return f"is no number that there is in {_country(number)}."


def _doubt(number: PhoneNumber) -> str:
    """Return why a number is unusual, as the end of a sentence."""
    if _is_short(number):
        return "is a short number: most are emergency or victims' lines, and none works abroad."
    return "looks like a freephone number, but none that we know of begins so."


def _is_foreign(number: PhoneNumber, country: str) -> bool:
    """Return whether a number is another country's; some share a code, some belong to none."""
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    is_nowhere = regions == (phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY,)
    return country in countries.english_names() and not is_nowhere and country not in regions


def _country(number: PhoneNumber) -> str:
    """Return the name and code of the country to which a number belongs by its code."""
    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(number.country_code or 0)
    known = region in countries.english_names()
    return f"{countries.name(region)} ({region})" if known else "an international service"


def _written(number: PhoneNumber) -> str:
    """Return a number as members.csv has them: country, area, the rest: ``+46 40 5550101``."""
    national = phonenumbers.national_significant_number(number)
    # What begins a mobile or freephone number sets it apart; of others only an area does.
    if phonenumbers.is_number_geographical(number):
        area = phonenumbers.length_of_geographical_area_code(number)
    else:
        area = phonenumbers.length_of_national_destination_code(number)
    parts = (f"+{number.country_code}", national[:area], national[area:])
    return " ".join(part for part in parts if part)
