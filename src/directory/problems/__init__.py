"""What is wrong with the files of a data folder.

=============  =======================================================================
files          reading: the declaration, the settings and every table that can be read
declared       what the declaration says of types, allowed values, forms and keys
rules          the same in our words
text           characters that have no place in a cell
lists          the values of a list cell
contacts       mailboxes, addresses of pages, telephone numbers
codes          languages and countries
tongues        the words that people type, and related languages
towns          towns without coordinates
days           days that cannot be
facts          every fact has a source, and every source a fact
twins          two rows for one organisation
wording        quoting a cell, and naming what to type instead
=============  =======================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from directory.errors import DataError, Problem
from directory.problems import (
    codes,
    contacts,
    days,
    declared,
    facts,
    files,
    lists,
    text,
    tongues,
    towns,
    twins,
)
from directory.problems.files import Files

RULES: tuple[Callable[[Files], Iterable[Problem]], ...] = (
    declared.broken_rules,
    declared.unreadable_cells,
    text.misplaced_characters,
    lists.wrong_items,
    contacts.wrong_contacts,
    codes.unknown_codes,
    tongues.about_language,
    towns.without_coordinates,
    days.impossible_days,
    facts.facts_and_sources,
    twins.same_organisation,
)


def find(folder: Path, *, today: date | None = None) -> list[Problem]:
    """Return everything that is wrong in a data folder, by file, line, column and code.

    ``today`` is the day that no date may lie after; the computer's own if not given.
    """
    try:
        read = files.read(folder, today or date.today())
    except DataError as error:
        return sorted(error.problems)
    found = set(read.problems)
    for rule in RULES:
        found.update(rule(read))
    return sorted(found)
