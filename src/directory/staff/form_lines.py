"""What the form asks of a member, line by line, with what the directory says today.

A list becomes lines of its own: a language each, or Yes behind every value that there is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from directory.members import split_list
from directory.staff.words import Words

YES, NO = "Yes", "No"

#: The keys of the last two lines; every other key is a column, or a column and a value of it.
CONFIRMED, DAY = "confirmed", "day"

#: So many lines for languages, and as many free ones behind those that are stated.
LANGUAGES, FREE_LANGUAGES = 10, 3

#: The label and the help of each line that holds a cell of its own.
ORGANISATION: Mapping[str, tuple[str, str]] = {
    "name": ("Name", "In English, if you have an English name."),
    "name_native": ("Name in your language", "Only if it differs from the name above."),
    "acronym": ("Short form", "Only if you use it yourselves."),
    "kind": ("What you mainly are", "Choose from the list."),
    "country": ("Country", "Choose from the list."),
    "city": ("Town", "The town of your main place. Blank if you have none."),
    "serves": ("How far you work", "Where may the people come from? Choose from the list."),
}
CONTACT: Mapping[str, tuple[str, str]] = {
    "website": ("Website", "It begins with https:// or http://."),
    "email": ("E-mail", "Of an office or a programme. Never that of a person."),
    "phone": ("Telephone", "With country code, as +45 35301717. Never a line for victims."),
}
INTERPRETER: Mapping[str, tuple[str, str]] = {
    "interpreter": ("Interpreters", "Do you work with interpreters? Choose Yes or No."),
}


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: what stands there today, in words and as members.csv has it.

    ``choices`` names a list to choose from, blank for any text.
    """

    key: str
    label: str
    help: str
    shown: str
    cell: str
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading."""

    title: str
    lines: tuple[FormLine, ...]
    begins_page: bool = False


def sections(words: Words, member: str) -> Iterator[Section]:
    """Yield everything that the form asks of a member, in its order."""
    cells = words.state.members[member]
    yield Section("Your organisation", _plain(words, cells, ORGANISATION))
    yield Section("How to reach you", _plain(words, cells, CONTACT))
    spoken = (*_languages(words, cells["languages"]), *_plain(words, cells, INTERPRETER))
    yield Section("Languages in which you work with people who use violence", spoken)
    yield Section("How sessions are held", _ticks(words, "formats", cells["formats"]))
    routes = _ticks(words, "referral_routes", cells["referral_routes"])
    yield Section("Who may refer a person to you", routes)
    yield from _specialisms(words, cells["specialisms"])
    yield Section("Your confirmation", _confirmation())


def _plain(
    words: Words, cells: Mapping[str, str], asked: Mapping[str, tuple[str, str]]
) -> tuple[FormLine, ...]:
    return tuple(
        FormLine(column, label, how, *_said(words, column, cells[column]))
        for column, (label, how) in asked.items()
    )


def _said(words: Words, column: str, cell: str) -> tuple[str, str, str]:
    """Return what a line shows, the cell itself, and the list to choose from."""
    if column == "interpreter":
        return {"yes": YES, "no": NO}.get(cell, cell), cell, "yes_no"
    return words.said(column, cell), cell, column if words.choices(column) else ""


def _languages(words: Words, cell: str) -> Iterator[FormLine]:
    stated = split_list(cell)
    free = max(LANGUAGES - len(stated), FREE_LANGUAGES)
    for number, code in enumerate([*stated, *[""] * free], start=1):
        how = _HOW_TO_NAME_THEM.get(number, "")
        said = words.said("languages", code)
        yield FormLine(f"languages:{number}", f"Language {number}", how, said, code, "languages")


_HOW_TO_NAME_THEM = {
    1: "Choose from the list, or type any other language.",
    2: "The language of a website or of a country does not count.",
}


def _ticks(words: Words, column: str, cell: str) -> tuple[FormLine, ...]:
    """Return a line for every value of a column; those that the member has say Yes."""
    stated = split_list(cell)
    return tuple(
        FormLine(
            f"{column}:{code}", label, words.definition(column, code),
            YES if code in stated else "", code if code in stated else "", "yes",
        )
        for code, label in words.choices(column).items()
    )  # fmt: skip


def _specialisms(words: Words, cell: str) -> Iterator[Section]:
    """Yield a section for each group of the vocabulary; the first begins a page."""
    state = words.state
    group_of = {row.cells["code"]: row.cells["group"] for row in state.files.rows["vocabulary"]}
    lines = _ticks(words, "specialisms", cell)
    groups = state.table("vocabulary").column("group").labels
    for place, (group, title) in enumerate(groups.items()):
        own = (line for line in lines if group_of[line.key.partition(":")[2]] == group)
        yield Section(title, tuple(own), begins_page=place == 0)


def _confirmation() -> tuple[FormLine, ...]:
    today = "Year, month, day: 2026-11-22. Blank: the day on which we take it over."
    return (
        FormLine(CONFIRMED, "We confirm that this entry is right.", "Choose Yes.", "", "", "yes"),
        FormLine(DAY, "Day", today, "", ""),
    )
