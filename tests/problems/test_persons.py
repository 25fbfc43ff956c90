"""What tells of a person in the notes."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from directory.problems import persons
from directory.problems.files import Files

Change = Callable[..., Files]

EVERYTHING = {
    ("mailbox-in-text", "error"), ("phone-in-text", "error"), ("person-in-text", "warning"),
}  # fmt: skip


def _found(files: Files) -> set[tuple[str, str]]:
    return {(p.code, p.severity) for p in persons.personal_texts(files)}


@pytest.mark.parametrize(
    ("table", "column"), [("members", "notes"), ("sites", "note"), ("sources", "note")]
)
def test_a_note_with_everything_of_a_person_is_refused(
    change: Change, table: str, column: str
) -> None:
    note = "Ask for Anna Mustermann, +49 170 1234567, anna.mustermann@example.org"
    assert _found(change(table, **{column: note})) == EVERYTHING


@pytest.mark.parametrize(
    "words",
    ["office@example.org", "office (at) example.org", "anna[at]example.org", "<a.b@example.org>"],
)
def test_mailboxes_are_seen(words: str) -> None:
    assert persons.mailbox(f"Write to {words}, then wait.")


@pytest.mark.parametrize(
    "number",
    [
        "+49 170 1234567", "0170 1234567", "0049 170 1234567", "(030) 1234567",
        "+49 (0)30 1234567", "+46 40 123 45 67",
    ],
)  # fmt: skip
def test_telephone_numbers_are_seen(number: str) -> None:
    assert [found for found, _ in persons.phones(f"Ring {number}, not today", ["DE"])]


@pytest.mark.parametrize("country", ["DK", "LV", "EE", "NO", "IS", "DE", "GB", "LU", "MT", "FR"])
@pytest.mark.parametrize(
    "words",
    [
        "project 2017-2019", "2017–2019 and 2020/21", "ended 2024-06-30", "1.1.2017-31.12.2019",
        "Hauptstraße 12, 10115 Berlin", "12 rue de la Paix, 75002 Paris", "08:30-16:00",
        "ages 12-18, 2024-2026", "about 1 200 000 people", "in 2017, 2018, 2019 and 2020",
        "page https://example.org/22045225", "law 27/2019",
    ],
)  # fmt: skip
def test_other_digits_are_no_telephone_numbers(words: str, country: str) -> None:
    assert not list(persons.phones(words, [country]))


def test_the_lines_that_a_note_warns_of_and_the_rows_own_number_pass(change: Change) -> None:
    note = "116 006 and 1440 are victims' lines, 112 is for emergencies; 040-555 01 01 is its own"
    assert _found(change("members", notes=note)) == set()
    assert _found(change("sites", note=note)) == set()


@pytest.mark.parametrize(
    "words",
    ["Herr Huber", "Frau Dr. Muster", "M. Dupont", "Sig.ra Rossi", "Dr Muster",
     "Pani Nowak", "Anna Mustermann", "Anna M.", "José Núñez"],
)  # fmt: skip
def test_persons_are_seen(words: str) -> None:
    assert persons.person(f"Ask for {words} first")


@pytest.mark.parametrize(
    "words",
    ["Frau und Mann", "Al-Aman", "The service of White Dove", "Anna wants to know", "M is a man"],
)
def test_other_capitals_are_no_persons(words: str) -> None:
    assert persons.person(words) == ""


def test_an_organisation_may_be_called_after_a_person(change: Change) -> None:
    cells = {"notes": "Maria Akatemia runs it.", "name": "Maria Akatemia"}
    assert _found(change("members", **cells)) == set()


def test_a_huge_note_is_read_in_a_moment(change: Change) -> None:
    files = change("members", notes="a" * 1_000_000 + "@" * 1000 + "1 " * 20_000)
    start = process_time()
    list(persons.personal_texts(files))
    assert process_time() - start < 3
