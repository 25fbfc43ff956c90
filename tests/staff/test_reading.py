"""Reading a file: what we export comes back as it was, and only what a person changed is a wish."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.errors import DataError
from directory.exports import cells, spreadsheet
from directory.finder import Finder
from directory.staff import reading, rejected, workbook
from directory.staff.proposal import propose
from directory.staff.reading import Options
from directory.staff.sheets import File
from directory.staff.state import State

DATA = Path(__file__).parents[2] / "data"

PROGRAMME, COUNSELLING = "se-example-programme", "de-example-counselling"


def exported(state: State) -> File:
    """Return all members as CSV, as a download has them."""
    columns = [column.name for column in state.table("members").columns]
    rows = [[row[name] for name in columns] for row in state.members.values()]
    return File("members.csv", cells.written(columns, rows))


def test_a_csv_export_read_back_changes_nothing(state: State) -> None:
    found = reading.read(exported(state), state)
    assert not found.refused
    assert not found.missing
    assert [entry.member for entry in found.entries] == list(state.members)
    assert propose(state, found.entries).changes == ()
    for entry in found.entries:
        given_ = {name: cell for name, cell in state.members[entry.member].items() if cell}
        assert {"id": entry.member, **entry.cells} == given_


def test_the_csv_of_everybody_read_back_changes_nothing() -> None:
    state = State.read(DATA, date(2026, 11, 1))
    found = reading.read(File("members.csv", spreadsheet.table(Finder.read(DATA))), state)
    assert not found.refused
    assert not found.missing
    assert len(found.entries) == len(state.members)
    assert propose(state, found.entries).contents == {}
    [note] = found.notes
    assert "kind_label, membership_label, describes_programme, country_name" in note


def test_a_column_that_only_resembles_one_of_an_export_is_still_refused(state: State) -> None:
    for heading in ("id,city,Country name", "name,city,country_name"):
        with pytest.raises(DataError) as refused:
            reading.read(File("x.csv", f"{heading}\n{PROGRAMME},,Sweden\n".encode()), state)
        assert refused.value.problems[0].code == "unknown-heading"


def test_an_excel_export_read_back_has_no_wish_at_all(state: State) -> None:
    found = reading.read(File("members.xlsx", workbook.content(state)), state)
    assert not found.refused
    assert [dict(entry.cells) for entry in found.entries] == [{}] * len(state.members)


def test_only_what_was_changed_in_an_excel_export_is_a_wish(state: State) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.content(state)))
    sheet = book[workbook.MEMBERS]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(2, titles.index("Telephone") + 1).value = "+46 40 5550177"
    sheet.cell(3, titles.index("Languages") + 1).value = "German; Danish"
    changed = io.BytesIO()
    book.save(changed)
    found = reading.read(File("members.xlsx", changed.getvalue()), state)
    wishes = {entry.member: dict(entry.cells) for entry in found.entries if entry.cells}
    assert wishes == {PROGRAMME: {"phone": "+46 40 5550177"}, COUNSELLING: {"languages": "de;da"}}
    [entry, *_] = found.entries
    assert entry.seen == {"phone": state.members[PROGRAMME]["phone"]}


def test_who_is_missing_is_not_said_while_a_row_may_be_anybodys(state: State) -> None:
    whole = f"id,notes\n{PROGRAMME},one\n".encode()
    assert set(reading.read(File("x.csv", whole), state).missing) == set(state.members) - {
        PROGRAMME
    }
    unsure = reading.read(File("x.csv", whole + b"de-exmple-counselling,two\n"), state)
    assert not unsure.missing
    assert any("members may be missing" in note for note in unsure.notes)


def test_a_row_that_was_mended_is_taken(state: State) -> None:
    content = f"Id,Telephone,Notes\n{PROGRAMME},46405550188,=1\n{COUNSELLING},,fine\n".encode()
    found = reading.read(File("x.csv", content), state)
    assert [entry.member for entry in found.entries] == [COUNSELLING]
    file = rejected.written(found, found.refused, state.table("members"))
    assert file is not None
    assert file.name == "x.not-taken.csv"
    mended = file.content.replace(b"46405550188", b"+46 40 5550188", 1).replace(b"'=1", b"one")
    again = reading.read(replace(file, content=mended), state)
    assert [dict(entry.cells) for entry in again.entries] == [
        {"phone": "+46 40 5550188", "notes": "one"}
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_come_back_with_the_separator_that_they_had(state: State, separator: str) -> None:
    content = f"Id,Telephone,Notes\n{PROGRAMME},46405550188,one\n".replace(",", separator)
    found = reading.read(File("x.csv", content.encode()), state)
    file = rejected.written(found, found.refused, state.table("members"))
    assert file is not None
    [heading, row] = csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=separator)
    assert heading == ["Id", "Telephone", "Notes", "Why it was not taken"]
    assert row[:3] == [PROGRAMME, "46405550188", "one"]


def test_rows_with_a_separator_that_nobody_uses_come_back_with_commas(state: State) -> None:
    content = f"sep=~\nId~Telephone\n{PROGRAMME}~46405550188\n".encode()
    found = reading.read(File("x.csv", content), state)
    file = rejected.written(found, found.refused, state.table("members"))
    assert file is not None
    assert f"\n{PROGRAMME},46405550188,".encode() in file.content


def test_a_workbook_comes_back_as_a_workbook_that_knows_what_was_seen(state: State) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.content(state)))
    sheet = book[workbook.MEMBERS]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(2, titles.index("Languages") + 1).value = "Arabik"
    changed = io.BytesIO()
    book.save(changed)
    found = reading.read(File("members.xlsx", changed.getvalue()), state)
    file = rejected.written(found, found.refused, state.table("members"))
    assert file is not None
    assert file.name == "members.not-taken.xlsx"
    returned = openpyxl.load_workbook(io.BytesIO(file.content))
    why = returned[rejected.SHEET].cell(2, len(titles) + 1).value
    assert why == (
        "Languages: 'Arabik' is no language that we know. Type Arabic (ar) if that is meant."
    )
    returned[rejected.SHEET].cell(2, titles.index("Languages") + 1).value = "Danish (da)"
    mended = io.BytesIO()
    returned.save(mended)
    [entry] = reading.read(File("x.xlsx", mended.getvalue()), state).entries
    assert (dict(entry.cells), dict(entry.seen)) == ({"languages": "da"}, {"languages": "ar;sv"})


@given(notes=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=30))
@settings(max_examples=60, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_any_note_that_stands_in_the_data_comes_back_as_it_was(notes: str, state: State) -> None:
    content = cells.written(["id", "notes"], [[PROGRAMME, notes]])
    members = {**state.members, PROGRAMME: {**state.members[PROGRAMME], "notes": notes}}
    now = replace(state)
    now.__dict__["members"] = members
    found = reading.read(File("x.csv", content), now, Options())
    taken = [entry.cells.get("notes", notes) for entry in found.entries]
    # What the check would refuse in the data is refused here.
    assert taken in ([notes], []) or not notes.strip()
