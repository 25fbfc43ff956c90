"""What tells of a person in words that are published: a mailbox, a telephone number, a name.

Free texts say what a referrer must take care of. Nobody agreed to stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber

from directory.errors import Problem
from directory.names import fold
from directory.problems.files import Files
from directory.problems.mailboxes import FIRST_NAMES
from directory.problems.wording import quoted

#: A mailbox, also one that is written with a word for the sign.
_MAILBOX = re.compile(
    r"(?<![^\s@<>,;:()\[\]])[^\s@<>,;:()\[\]]++\s?(?:@|[(\[]\s?(?:at|@)\s?[)\]])"
    r"\s?[^\s@<>,;:()\[\]]{1,250}\.\w{2,}"
)

#: Fewer digits than these six are a year, a postcode or a count.
_DIGITS = re.compile(r"(?:[0-9]\W{0,3}){6}")

_YEAR = r"(?:19|20)[0-9]{2}"

#: Hours, days, years from and to, and addresses of pages: digits that nobody dials.
_NOT_DIALLED = re.compile(
    rf"\b[0-9]{{1,2}}[:h][0-9]{{2}}\b|https?://\S+|\b{_YEAR}([-/.])[0-9]{{1,2}}(?:\1[0-9]{{1,2}})?\b"
    rf"|\b[0-9]{{1,2}}([-/.])\s?[0-9]{{1,2}}\2\s?{_YEAR}\b"
    rf"|\b{_YEAR}(?:\s?[-–/,+]\s?(?:{_YEAR}|[0-9]{{2}}))*\b"
)

#: How a person is spoken of, in the languages of our sources; the second with a full stop only.
_TITLES = (
    r"Herrn?|Frau|Mr|Mrs|Ms|Miss|Dr|Prof|Mme|Mlle|Monsieur|Madame|Señora?|Sra|Signora?|Sig\.ra"
    r"|Dott\.ssa|Pan|Pani|Pán"
)
_SHORTENED = r"M|MM|Sr|Sig|Dott|Hr|Mag|Mgr"
_TITLED = re.compile(
    rf"\b(?:(?:{_TITLES})\.?|(?:{_SHORTENED})\.)\s(?:(?:{_TITLES})\.?\s)*(?P<name>[^\W\d_][\w'’-]*)"
)

_TWO_WORDS = re.compile(r"\b(?=(?P<first>[^\W\d_]+)\s(?P<name>[^\W\d_][\w'’-]*))")


def personal_texts(files: Files) -> Iterator[Problem]:
    """Yield the notes that hold a mailbox or a telephone number, or seem to name a person.

    A name is a warning: programmes and streets are named after people as well.
    """
    members = {row.cells["id"]: row.cells for row in files.rows["members"]}
    for table, row, column, cell in files.cells("notes", "note"):
        whose = {**members.get(row.cells.get("member_id", ""), {}), **row.cells}
        found = mailbox(cell)
        if found:
            said = f"A text that is published has a mailbox: {quoted(found)}."
            right = "Put a role's mailbox into E-mail, or leave it out."
            yield Problem(table.path, row.line, column.name, "mailbox-in-text", said, right)
        found = _private_phone(files, cell, whose.get("country", ""), whose.get("phone", ""))
        if found:
            said = f"A text that is published has a telephone number: {quoted(found)}."
            right = "Put the programme's number into Telephone, or leave it out."
            yield Problem(table.path, row.line, column.name, "phone-in-text", said, right)
        names = " ".join(whose.get(name, "") for name in ("name", "name_native", "city"))
        found = person(cell, known=names)
        if found:
            said = f"A text that is published seems to name a person: {quoted(found)}."
            right = "Name the office or the role; if it is no person, leave it."
            yield Problem(
                table.path, row.line, column.name, "person-in-text", said, right, "warning"
            )


def mailbox(text: str) -> str:
    """Return the first mailbox in a text, blank if there is none."""
    found = _MAILBOX.search(text)
    return found[0].strip() if found else ""


def phones(text: str, countries: Iterable[str]) -> Iterator[tuple[str, PhoneNumber]]:
    """Yield the telephone numbers in a text, as they stand there and as they are dialled.

    Numbers without a country code are read as those of the countries given.
    """
    text = _NOT_DIALLED.sub(" | ", text)
    if not _DIGITS.search(text):
        return
    regions = phonenumbers.SUPPORTED_REGIONS.intersection(countries)
    for region in (None, *sorted(regions)):
        for match in phonenumbers.PhoneNumberMatcher(text, region):
            yield match.raw_string, match.number


def person(text: str, *, known: str = "") -> str:
    """Return the first name of a person in a text, blank if none is seen.

    It is a title or a common first name with a capital word behind. First names that stand in
    ``known`` are those of the organisation.
    """
    for found in _TITLED.finditer(text):
        if found["name"][0].isupper():
            return found[0]
    first_names = FIRST_NAMES.difference(fold(known).split())
    for found in _TWO_WORDS.finditer(text):
        first, name = found["first"], found["name"]
        if first[0].isupper() and name[0].isupper() and fold(first) in first_names:
            return f"{first} {name}"
    return ""


def _private_phone(files: Files, text: str, country: str, own: str) -> str:
    """Return the first number that is neither the row's own nor a line that notes warn of."""
    for found, number in phones(text, [country]):
        is_warned_of = files.settings is not None and files.settings.is_victims_line(found)
        if not is_warned_of and not _is_same(number, own, country):
            return found
    return ""


def _is_same(number: PhoneNumber, cell: str, country: str) -> bool:
    try:
        other = phonenumbers.parse(cell, country or None)
    except NumberParseException:
        return False
    return phonenumbers.is_number_match(number, other) != phonenumbers.MatchType.NO_MATCH
