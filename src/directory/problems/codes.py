"""Codes of languages and countries that have no name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from directory import countries, members
from directory.errors import DataError, NotUnderstood, Problem
from directory.languages import Languages, canonical
from directory.members import split_list
from directory.problems.files import Files
from directory.problems.wording import quoted

#: Codes in use for countries that have another.
IN_USE = {"UK": "GB", "EL": "GR"}

#: The tables that name languages.
_NAMING = ("languages", "language_names")


def unknown_codes(files: Files) -> Iterator[Problem]:
    """Return the codes of languages and countries that nothing can be called by."""
    return chain(_unknown_languages(files), _unknown_countries(files))


def _unknown_languages(files: Files) -> Iterator[Problem]:
    named = {row.cells["code"] for table in _NAMING for row in files.rows[table]}
    strange = [
        (table, row, column, code)
        for table, row, column, cell in files.cells("languages", "asked", "offered", "language")
        for code in dict.fromkeys(split_list(cell))
        if code and not (code in named and canonical(code) == code)
    ]
    # Only needed to say what to type: its index of names takes longer than most rules.
    languages = _languages(files) if strange else None
    if not languages:
        return
    for table, row, column, code in strange:
        words = f"{quoted(code)} is not the code of a language."
        right = _language(languages, code)
        yield Problem(table.path, row.line, column.name, "unknown-language", words, right)


def _languages(files: Files) -> Languages | None:
    """Return the languages, made of their own two tables; None if those cannot be read."""
    own = {name: files.rows[name] for name in _NAMING}
    if not files.whole(*own):
        return None
    try:
        return Languages.of(
            members.assemble(files.declaration, dict.fromkeys(members.TABLES, ()) | own)
        )
    except DataError:
        return None


def _language(languages: Languages, text: str) -> str:
    """Return what to type for a language that is not written as its shortest code."""
    try:
        return f"Type {languages.resolve(text)}."
    except NotUnderstood as error:
        named = [code for name in error.suggestions for code in languages.candidates(name)]
    near = [f"{code} ({languages.name(code)})" for code in dict.fromkeys(named)]
    return f"Type a code such as {', '.join(near or ['ar (Arabic)'])}."


def _unknown_countries(files: Files) -> Iterator[Problem]:
    for table, row, column, cell in files.cells("country"):
        if cell not in countries.english_names() and column.fits(cell):
            words = f"{quoted(cell)} is not the code of a country."
            code = IN_USE.get(cell)
            right = f"Type {code}." if code else "Type the two letters of ISO 3166, such as AT."
            yield Problem(table.path, row.line, column.name, "unknown-country", words, right)
