"""What an import says of what the check finds: words for somebody who has only the own file."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from directory import problems
from directory.errors import Problem
from directory.staff import drafts
from directory.staff.entries import Entry, Stated
from directory.staff.state import State
from directory.staff.telling import told

PROGRAMME, COUNSELLING = "se-example-programme", "de-example-counselling"
NETWORK = "de-example-network"
STATED = Stated("https://programme.example.org", "2026")

#: What only those can do who have the folder of the data before them.
OF_THE_FOLDER = (".csv", " line", "directory ", "geocode")


def said(
    state: State, member: str, cells: Mapping[str, str], source: Stated | None = STATED
) -> list[Problem]:
    """Return what an import says of the cells of a member."""
    entry = Entry(member, cells, source=source, file="x.csv", line=2)
    [entry] = drafts.named(state, [entry])
    files = drafts.files(state, drafts.tables(state, [entry]))
    new = [p for p in problems.of(files) if p not in state.problems]
    return [told(entry, problem, files) for problem in new]


@pytest.mark.parametrize(
    ("city", "code", "words"),
    [
        (
            "Nowhereville",
            "no-coordinates",
            (
                "'Nowhereville' (SE) is no town that we know. Type the name as the gazetteer "
                "spells it, or the nearest larger town."
            ),
        ),
        (
            "Mallmö",
            "no-coordinates",
            (
                "'Mallmö' (SE) is no town that we know. Type Malmö if that is meant. Else type the "
                "name as the gazetteer spells it, or the nearest larger town."
            ),
        ),
        (
            "Flensburg",
            "other-country",
            (
                "'Flensburg' lies in Germany (DE), the row says SE. Type DE as the country, or the "
                "right town."
            ),
        ),
    ],
)
def test_a_town_is_named_not_the_table_of_towns(
    state: State, city: str, code: str, words: str
) -> None:
    [problem] = said(state, PROGRAMME, {"city": city})
    assert problem.code == code
    assert f"{problem.message} {problem.suggestion}" == words
    assert not any(word in words for word in OF_THE_FOLDER)


def test_a_source_is_typed_into_its_column(state: State) -> None:
    right = "Type the page into the column Source, or name it with --source."
    found = [
        *said(state, PROGRAMME, {"email": "new@programme.example.org"}, None),
        *said(state, PROGRAMME, {"languages": "ar;sv;da"}, None),
    ]
    assert [(p.column, p.code) for p in found] == [
        ("email", "no-source"), ("languages", "sources-differ")
    ]  # fmt: skip
    assert {problem.suggestion for problem in found} == {right}
    assert not any(word in problem.message for problem in found for word in OF_THE_FOLDER)


@pytest.mark.parametrize(("member", "country"), [("", "DE"), (PROGRAMME, "DE")])
def test_the_member_of_the_same_name_is_named_by_its_id(
    state: State, member: str, country: str
) -> None:
    cells = {"name": state.members[COUNSELLING]["name"], "country": country, "city": ""}
    [problem] = (p for p in said(state, member, cells) if p.code == "same-name")
    assert problem.message == f"{COUNSELLING} has the same name in the same country."
    assert problem.suggestion.startswith("Type that id if it is the same organisation;")


@pytest.mark.parametrize(
    ("member", "other", "column", "words"),
    [
        # The row of the other stands before, or behind.
        (NETWORK, PROGRAMME, "email", "has the same mailbox."),
        (PROGRAMME, NETWORK, "email", "has the same mailbox."),
        (NETWORK, PROGRAMME, "phone", "has the same telephone number."),
        (COUNSELLING, NETWORK, "website", "has the same website."),
    ],
)
def test_another_member_with_the_same_is_named_by_its_id(
    state: State, member: str, other: str, column: str, words: str
) -> None:
    cells = {column: state.members[other][column]}
    found = [p for p in said(state, member, cells) if p.code.startswith("same-")]
    assert [(p.message, p.severity) for p in found] == [(f"{other} {words}", "warning")]


def test_what_can_be_done_in_any_file_stays_as_it_is(state: State) -> None:
    problem = Problem("members.csv", 2, "email", "wrong-form", "'x' is wrong.", "Type x@y.")
    assert told(Entry(PROGRAMME), problem, state.files) is problem
