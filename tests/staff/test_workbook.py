"""The members as an Excel file: it comes back as it went, and shows exactly what was changed."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hostile import HOSTILE
from openpyxl.worksheet.worksheet import Worksheet

from directory.staff import workbook
from directory.staff.proposal import Proposal, propose
from directory.staff.reading import Options, read
from directory.staff.sheets import File
from directory.staff.state import State
from directory.staff.words import Words

Convert = Callable[..., bytes]

TODAY = date(2026, 11, 23)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org")', "00123", "1-2"]


@pytest.fixture(scope="module")
def state(data: Path) -> State:
    return State.read(data, TODAY)


@pytest.fixture(scope="module")
def exported(state: State) -> bytes:
    return workbook.content(state)


def imported(state: State, name: str, content: bytes, encoding: str = "") -> Proposal:
    """Return what a file changes; no row of it may be refused."""
    found = read(File(name, content), state, Options(encoding=encoding))
    assert [problem for row in found.refused for problem in row.problems] == []
    proposal = propose(state, found.entries)
    assert proposal.refused == ()
    return proposal


def edited(content: bytes, change: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book[workbook.MEMBERS])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def cell(sheet: Worksheet, member: str, title: str) -> openpyxl.cell.Cell:
    """Return the cell of a member below a heading."""
    column = next(c.column for c in sheet[1] if c.value == title)
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == member)
    return sheet.cell(line, column)


def test_what_was_exported_changes_nothing(state: State, exported: bytes) -> None:
    assert imported(state, "members.xlsx", exported).changes == ()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_libreoffice_opened_and_saved_changes_nothing(
    state: State, exported: bytes, office: Convert, kind: str
) -> None:
    saved = office(exported, kind)
    assert imported(state, f"members.{kind}", saved).changes == ()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_somebody_else_changed_meanwhile_is_not_taken_back(
    small_folder: Path, office: Convert, kind: str
) -> None:
    saved = office(workbook.content(State.read(small_folder, TODAY)), kind)
    path = small_folder / "members.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("+46 40 5550101", "+46 40 5550102"), encoding="utf-8")
    assert imported(State.read(small_folder, TODAY), f"members.{kind}", saved).changes == ()


def test_a_csv_file_of_libreoffice_changes_nothing(
    state: State, exported: bytes, office: Convert
) -> None:
    saved = office(exported, "csv:Text - txt - csv (StarCalc):59,34,76")
    rows = list(csv.reader(io.StringIO(saved.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(state.members) + 1
    assert imported(state, "members.csv", saved).changes == ()


def test_windows_1252_loses_letters_and_no_fact(
    state: State, exported: bytes, office: Convert
) -> None:
    saved = office(exported, "csv:Text - txt - csv (StarCalc):59,34,1")
    found = read(File("members.csv", saved), state, Options(encoding="windows-1252"))
    lost = {problem.code for row in found.refused for problem in row.problems}
    fitting = [
        member
        for member, cells in state.members.items()
        if "".join(cells.values()).encode("cp1252", "ignore").decode("cp1252")
        == "".join(cells.values())
    ]
    assert lost == {"lost-letters"}
    assert len(fitting) > 40
    assert {entry.member for entry in found.entries} >= set(fitting)
    assert propose(state, found.entries).changes == ()


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_an_edit_is_found_and_nothing_else(
    state: State, exported: bytes, office: Convert, kind: str
) -> None:
    def change(sheet: Worksheet) -> None:
        cell(sheet, "dk-dialog-mod-vold", "Languages").value = "Danish; Arabic; Dari"
        cell(sheet, "gb-respect", "Kind").value = "Umbrella organisation"
        cell(sheet, "at-neustart", "Serves").value = "DELETE"

    saved = office(edited(exported, change), kind)
    found = read(File(f"members.{kind}", saved), state)
    wanted = {entry.member: dict(entry.cells) for entry in found.entries if entry.cells}
    assert found.refused == ()
    assert wanted == {
        "dk-dialog-mod-vold": {"languages": "da;ar;prs"},
        "gb-respect": {"kind": "umbrella"},
        "at-neustart": {"serves": ""},
    }


def test_lists_to_choose_from_hold_every_word(state: State, exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported))
    sheet, words = book[workbook.MEMBERS], Words(state)
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    for place, column in enumerate(state.table("members").columns):
        rule = rules[f"{sheet.cell(1, place + 1).column_letter}2"]
        assert rule.showInputMessage
        assert rule.prompt
        assert rule.promptTitle == column.title
        if column.name in ("kind", "membership", "country", "serves", "interpreter"):
            name, _, area = rule.formula1.rpartition("!")
            listed = [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]
            assert listed == list(words.choices(column.name).values())
        else:
            assert rule.type is None
    assert len(rules) == len(state.table("members").columns)


def test_every_cell_is_text_whatever_it_begins_with(small_folder: Path) -> None:
    texts = [*HOSTILE, *FORMULAS]
    folder = hostile_folder(small_folder, texts)
    book = openpyxl.load_workbook(io.BytesIO(workbook.content(State.read(folder, TODAY))))
    for sheet in book:
        for row in sheet.iter_rows():
            for held in filter(lambda held: held.value is not None, row):
                assert (held.data_type, held.number_format) == ("s", "@")
    column = [held.value for held in book[workbook.MEMBERS]["T"][1:]]
    assert [text for text in FORMULAS if text not in column] == []
    kept = [text for text in texts if "\0" not in text and "\u0007" not in text]
    assert [text for text in kept if text not in column] == []


def test_libreoffice_keeps_every_text_as_it_is(small_folder: Path, office: Convert) -> None:
    texts = [text for text in [*HOSTILE, *FORMULAS] if text.isprintable()]
    exported = workbook.content(State.read(hostile_folder(small_folder, texts), TODAY))
    book = openpyxl.load_workbook(io.BytesIO(office(exported, "xlsx")))
    cells = book[workbook.MEMBERS]["T"][1:]
    assert [held.value for held in cells] == texts
    assert {held.data_type for held in cells} == {"s"}


def hostile_folder(folder: Path, texts: list[str]) -> Path:
    """Return the folder with a member for each text, in its notes."""
    path = folder / "members.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        for number, text in enumerate(texts):
            writer.writerow({**rows[0], "id": f"se-example-{number}", "notes": text})
    return folder


def test_the_moment_of_writing_leaves_no_trace(exported: bytes, state: State) -> None:
    with zipfile.ZipFile(io.BytesIO(exported)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert str(date.today().year).encode() not in archive.read("docProps/core.xml")
    assert workbook.content(state) == exported


def test_the_names_stay_in_sight_and_the_codes_out_of_it(exported: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported))
    assert book[workbook.MEMBERS].freeze_panes == "C2"
    states = {sheet.title: sheet.sheet_state for sheet in book}
    assert states == {"Members": "visible", "Lists": "visible", "As exported": "hidden"}


def test_members_with_errors_are_exported_to_be_mended(small_folder: Path) -> None:
    path = small_folder / "members.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("2026-01-15,2026-02-01", "some day,").replace(",ar;sv,", ",xx;sv,")
    path.write_text(text, encoding="utf-8")
    book = openpyxl.load_workbook(io.BytesIO(workbook.content(State.read(small_folder, TODAY))))
    sheet = book[workbook.MEMBERS]
    assert cell(sheet, "se-example-programme", "Languages").value == "xx; Swedish"
    assert cell(sheet, "se-example-programme", "Checked on").value == "some day"
