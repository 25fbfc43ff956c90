"""A person's cell as what members.csv holds: words become codes, and what is unclear is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from directory import tables
from directory.declaration import Column, Table
from directory.errors import DataError, NotUnderstood, Problem
from directory.members import BY_ORGANISATION, split_list
from directory.names import fold
from directory.problems.codes import IN_USE
from directory.problems.days import is_in_calendar, not_in_calendar
from directory.problems.wording import instead_of, quoted
from directory.staff import dates, sheets, typed
from directory.staff.entries import Stated
from directory.staff.headings import SOURCE, SOURCE_DATE
from directory.staff.items import items
from directory.staff.sheets import Broken, Value, shown
from directory.staff.state import State
from directory.staff.typed import Place, tidy
from directory.staff.words import Words

#: The columns of sources.csv for what a file says of its source.
_OF_PAGE = {SOURCE: "url", SOURCE_DATE: "source_date"}

#: Words for yes and no, as people answer.
_ANSWERS = {
    "yes": "yes", "y": "yes", "true": "yes", "ja": "yes", "oui": "yes", "sí": "yes", "sim": "yes",
    "no": "no", "n": "no", "false": "no", "nein": "no", "nej": "no", "non": "no", "nee": "no",
}  # fmt: skip

#: An error of a spreadsheet, in any language: ``#N/A``, ``#WERT!``, ``#NAME?``, ``Err:508``.
_ERROR = re.compile(r"#[^\W_a-z]+(/[^\W_a-z]+)?[!?]?|Err:\d{3}")


class Values:
    """Reads the cells of one file; its problems bear that file's name."""

    def __init__(self, state: State, file: str, words: Words) -> None:
        self._state = state
        self._words = words
        self.table = replace(state.table("members"), path=file)
        self._page = replace(state.table("sources"), path=file)
        self._meant = {
            column.name: {
                fold(text): code
                for code, word in words.choices(column.name).items()
                for text in (word, code)
            }
            for column in self.table.columns
            if column.name not in ("languages", "country")
        }
        self._meant["interpreter"] |= {fold(word): code for word, code in _ANSWERS.items()}

    def read(self, column: str, value: Value, line: int, country: str) -> str:
        """Return what members.csv holds for a cell; DataError with what is wrong and what to type.

        ``country`` is that of the row, for telephone numbers.
        """
        place = Place(self.table, line, self.table.column(column))
        if isinstance(value, str) and _ERROR.fullmatch(value):
            value = sheets.error(value)
        if isinstance(value, Broken):
            words = f"The cell has {value.words}."
            raise DataError(
                [Problem(place.file, place.line, place.name, "broken-cell", words, value.to_type)]
            )
        if place.column.type == "date":
            return typed.day(place, value)
        if column == "phone":
            return typed.phone(place, value, country)
        text = tidy(typed.text(place, value))
        if not text:
            return ""
        typed.something(place, text)
        return self._of_text(place, text)

    def stated(self, url: Value, day: Value, line: int) -> Stated | None:
        """Return the source that an address and a date name, None if both are blank.

        Raises DataError with what is wrong, and what to type.
        """
        page, date = self._source(SOURCE, url, line), self._source(SOURCE_DATE, day, line)
        if date and not page:
            words = "There is the date of a source, but no source."
            right = "Type the address of the page, or leave the date blank."
            raise DataError([Problem(self._page.path, line, SOURCE, "date-alone", words, right)])
        return Stated(page, date) if page else None

    def _source(self, column: str, value: Value, line: int) -> str:
        place = Place(self._page, line, replace(self._page.column(_OF_PAGE[column]), name=column))
        if column == SOURCE:
            text = tidy(typed.text(place, value))
            text = BY_ORGANISATION if fold(text) == fold(BY_ORGANISATION) else text
        else:
            text = tidy(shown(value))
            days = dates.readings(text)
            text = days[0].isoformat() if len(days) == 1 else text
            if not is_in_calendar(text):
                raise DataError([not_in_calendar(place.file, line, column, text)])
        return typed.address(place, text) if text else ""

    def _of_text(self, place: Place, text: str) -> str:
        name = place.name
        if name == "languages":
            named = items(text, self._exact, self._is_language_name)
            return _joined(self._language(place, item) for item in named)
        if name == "country":
            return self._country(place, text)
        if place.column.is_list:
            labels = {label.casefold() for label in self._words.choices(name).values()}
            named = items(
                text,
                lambda item: list(filter(None, [self._code(name, fold(item))])),
                lambda item: item.casefold() in labels,
            )
            return _joined(self._choice(place, item) for item in named)
        if self._meant[name]:
            return self._choice(place, text)
        if name == "website":
            return typed.address(place, text)
        return text.removeprefix("mailto:") if name == "email" else typed.whole(place, text)

    def _choice(self, place: Place, text: str) -> str:
        code = self._code(place.name, fold(text))
        if code:
            return code
        listed = list(self._words.choices(place.column.name).values())
        words = f"{quoted(text)} is not allowed."
        right = instead_of(text, listed)
        raise DataError([Problem(place.file, place.line, place.name, "not-allowed", words, right)])

    def _code(self, column: str, folded: str) -> str:
        """Return the code that a folded word stands for in a column, blank if none."""
        found = self._meant[column].get(folded)
        return found or self._other_names.get(column, {}).get(folded, "")

    @cached_property
    def _other_names(self) -> Mapping[str, Mapping[str, str]]:
        """The codes by the words that searches know for them; those of several are left out."""
        found: dict[str, dict[str, str]] = {"specialisms": {}, "formats": {}, "referral_routes": {}}
        for row in self._state.files.rows["words"]:
            names, code = found.get(row.cells["column"], {}), row.cells["value"]
            for word in map(fold, split_list(row.cells["words"])):
                names[word] = code if names.get(word, code) == code else ""
        return found

    def _country(self, place: Place, text: str) -> str:
        try:
            return IN_USE.get(text.upper()) or self._words.countries.resolve(text)
        except NotUnderstood as error:
            words, right = f"{quoted(text)} is no country.", _near(error)
            raise DataError(
                [Problem(place.file, place.line, place.name, "unknown-country", words, right)]
            ) from error

    def _language(self, place: Place, name: str) -> str:
        found = self._exact(name)
        if len(found) == 1:
            return found[0]
        languages = self._words.languages
        if found:
            words = f"{quoted(name)} can mean several languages."
            right = f"Type one of: {', '.join(languages.choices(found))}."
            raise DataError(
                [Problem(place.file, place.line, place.name, "several-languages", words, right)]
            )
        words = f"{quoted(name)} is no language that we know."
        try:
            right = f"Type {languages.choices([languages.resolve(name)])[0]} if that is meant."
        except NotUnderstood as error:
            right = _near(error)
        raise DataError(
            [Problem(place.file, place.line, place.name, "unknown-language", words, right)]
        )

    def _exact(self, name: str) -> Sequence[str]:
        """Return the languages that bear this name or code; one with a mistake names none."""
        languages = self._words.languages
        if name.endswith(")"):
            found = languages.candidates(name)
            if name in languages.choices(found):
                return found
        return tuple(dict.fromkeys((*languages.named(fold(name)), *languages.coded(name))))

    def _is_language_name(self, text: str) -> bool:
        return text.casefold() in self._language_names

    @cached_property
    def _language_names(self) -> frozenset[str]:
        """The names of all languages as the tables write them, but for capital letters."""
        rows = self._state.files.rows
        listed = {"languages": "names", "language_names": "other_names"}
        return frozenset(
            name.casefold()
            for table, others in listed.items()
            for row in rows[table]
            for name in (row.cells["name"], row.cells["own_name"], *split_list(row.cells[others]))
        )


def same(column: Column, one: str, other: str) -> bool:
    """Return whether two cells say the same: the order of a list says nothing."""
    if column.is_list:
        return set(split_list(one)) == set(split_list(other))
    return one == other


def erased(table: Table, line: int, column: Column) -> str:
    """Return a blank cell; DataError if the column must be filled in."""
    if column.required:
        raise DataError([tables.blank_cell(table, line, column)])
    return ""


def _joined(values: Iterable[str]) -> str:
    return ";".join(dict.fromkeys(values))


def _near(error: NotUnderstood) -> str:
    return f"Did you mean: {', '.join(error.suggestions)}?" if error.suggestions else ""
