"""What is wrong with the files of a data folder.

=============  =======================================================================
files          reading: the declaration, the settings and every table that can be read
declared       what the declaration says of types, allowed values, forms and keys
rules          the same in our words
text           characters that have no place in a cell
lists          the values of a list cell
contacts       addresses of pages, and victims' lines as a contact
mailboxes      mailboxes of persons
phones         telephone numbers that cannot be, or belong to another country
persons        what tells of a person in the notes
codes          languages and countries
tongues        the words that people type, and related languages
towns          towns without coordinates, or of another country
points         coordinates far from the town
atlas          the towns of the gazetteer, for towns and points
days           days that cannot be, or lie too long ago
facts          every fact has a source, and every source a fact
twins          two rows for one organisation
wording        quoting a cell, and naming what to type instead
catalogue      what each problem means, and what to type: the table of CONTRIBUTING.md
=============  =======================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from directory.errors import DataError, Problem
from directory.moment import BASEMAP, Folder, Moment
from directory.problems import (
    codes,
    contacts,
    days,
    declared,
    facts,
    files,
    lists,
    mailboxes,
    persons,
    phones,
    points,
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
    mailboxes.personal_mailboxes,
    phones.wrong_numbers,
    persons.personal_texts,
    codes.unknown_codes,
    tongues.about_language,
    towns.without_coordinates,
    points.far_from_towns,
    days.impossible_days,
    days.stale_entries,
    facts.facts_and_sources,
    twins.same_organisation,
)


def find(folder: Folder, *, today: date | None = None) -> list[Problem]:
    """Return everything that is wrong in a data folder, by file, line, column and code.

    ``today`` is the day that no date may lie after, and from which the age of an entry counts;
    the computer's own if not given.
    """
    try:
        read = files.read(folder, today or date.today())
    except DataError as error:
        return sorted(error.problems)
    return of(read)


def hindrances(folder: Folder) -> list[Problem]:
    """Return what keeps a data folder from being shown: its errors, and a missing base map."""
    folder = Moment.of(folder)
    errors = [problem for problem in find(folder) if problem.severity == "error"]
    if BASEMAP not in folder.contents:
        words = "Cannot be read: there is no such file."
        errors.append(Problem(BASEMAP, 0, "", "file-unreadable", words))
    return errors


def of(read: Files) -> list[Problem]:
    """Return everything that is wrong in files that are already read."""
    found = set(read.problems)
    for rule in RULES:
        found.update(rule(read))
    return sorted(found)
