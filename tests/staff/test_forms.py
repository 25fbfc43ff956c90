"""The form: what a member changes on it is what changes, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hostile import HOSTILE

from directory.errors import DataError
from directory.members import BY_ORGANISATION
from directory.staff import forms
from directory.staff.entries import Entry, Stated
from directory.staff.proposal import propose
from directory.staff.reading import read
from directory.staff.sheets import File
from directory.staff.state import State
from directory.staff.words import Words

Convert = Callable[..., bytes]

TODAY = date(2026, 11, 23)
MEMBER = "se-example-programme"


@pytest.fixture(scope="module")
def state(small: Path) -> State:
    return State.read(small, TODAY)


def filled(content: bytes, typed: Mapping[str, object]) -> bytes:
    """Return a form after somebody has typed into its lines."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    values = {row[0].value: row[2] for row in book[forms.ENTRY].iter_rows() if row[0].value}
    for key, value in typed.items():
        assert not values[key].protection.locked
        values[key].value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def returned(state: State, content: bytes, name: str = "form.xlsx") -> Entry:
    (entry,) = read(File(name, content), state).entries
    assert entry.member == MEMBER
    return entry


def test_an_untouched_form_changes_nothing(state: State, office: Convert) -> None:
    content = forms.content(Words(state), MEMBER)
    assert returned(state, content).cells == {}
    for kind in ("xlsx", "ods"):
        assert returned(state, office(content, kind), f"form.{kind}").cells == {}


def test_no_member_of_the_project_is_changed_by_an_untouched_form(data: Path) -> None:
    whole = State.read(data, TODAY)
    words = Words(whole)
    for member in ("de-volkssolidaritaet-berlin", "cy-spavo", "al-clmb", "be-praxis"):
        found = read(File("form.xlsx", forms.content(words, member)), whole)
        assert [(entry.member, entry.cells) for entry in found.entries] == [(member, {})]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_exactly_what_was_changed_changes(state: State, office: Convert, kind: str) -> None:
    typed = {
        "phone": "+46 40 5550199", "country": "Tyskland", "serves": "Nationwide",
        "languages:1": "Arabic", "languages:2": None, "languages:3": "Dari",
        "languages:4": "tysk", "interpreter": "No", "formats:online": None,
        "formats:phone": "Yes", "referral_routes:self": "DELETE", "referral_routes:police": "x",
        "specialisms:women_who_use_violence": "yes", "name_native": "DELETE",
        "confirmed": "Yes", "day": "20.11.2026",
    }  # fmt: skip
    entry = returned(state, office(filled(forms.content(Words(state), MEMBER), typed), kind))
    assert entry.cells == {
        "phone": "+46 40 5550199", "country": "DE", "serves": "national",
        "languages": "ar;prs;de", "interpreter": "no", "formats": "in_person;phone",
        "referral_routes": "court;police", "specialisms": "men;group_work;women_who_use_violence",
        "name_native": "", "confirmed_on": "2026-11-20",
    }  # fmt: skip
    cells = state.members[MEMBER]
    assert entry.seen == {c: cells[c] for c in entry.cells if c != "confirmed_on"}
    assert entry.source == Stated(BY_ORGANISATION, "2026-11-20")


def test_a_confirmed_form_gives_languages_their_source_and_the_day(small_folder: Path) -> None:
    state = State.read(small_folder, TODAY)
    content = filled(
        forms.content(Words(state), MEMBER), {"languages:3": "Dari", "confirmed": "Yes"}
    )
    proposal = propose(state, [returned(state, content)])
    assert proposal.refused == ()
    changes = {(c.field, c.old, c.new, c.source) for c in proposal.changes}
    assert changes == {
        ("languages", "ar;sv", "ar;sv;prs", BY_ORGANISATION),
        ("confirmed_on", "2026-02-01", "2026-11-23", ""),
    }
    sources = proposal.contents["sources.csv"].decode()
    assert f"{MEMBER},languages,prs,{BY_ORGANISATION},2026-11-23," in sources


def test_a_change_without_the_yes_confirms_nothing(state: State) -> None:
    content = filled(forms.content(Words(state), MEMBER), {"city": "Lund", "day": "2026-11-20"})
    entry = returned(state, content)
    assert entry.cells == {"city": "Lund"}
    assert entry.source == Stated(BY_ORGANISATION, "2026-11-20")


def test_a_blank_line_leaves_the_fact_but_a_blanked_yes_takes_it_away(state: State) -> None:
    typed = {"phone": None, "website": " ", "specialisms:men": None, "languages:1": None}
    entry = returned(state, filled(forms.content(Words(state), MEMBER), typed))
    assert entry.cells == {"specialisms": "group_work", "languages": "sv"}


def test_a_form_older_than_a_change_takes_nothing_back(small_folder: Path) -> None:
    state = State.read(small_folder, TODAY)
    sent = filled(forms.content(Words(state), MEMBER), {"city": "Lund"})
    path = small_folder / "members.csv"
    path.write_text(path.read_text("utf-8").replace("+46 40 5550101", "+46 40 5550102"), "utf-8")
    later = State.read(small_folder, TODAY)
    proposal = propose(later, [returned(later, sent)])
    assert {(c.field, c.new) for c in proposal.changes} == {("city", "Lund")}


def test_every_line_that_is_not_understood_is_named(state: State) -> None:
    typed = {
        "languages:4": "Klingonish", "country": "Atlantis", "phone": "040 5550101",
        "specialisms:women_who_use_violence": "perhaps", "day": "3/4/2026", "confirmed": "Yes",
    }  # fmt: skip
    content = filled(forms.content(Words(state), MEMBER), typed)
    with pytest.raises(DataError) as raised:
        read(File("form.xlsx", content), state)
    rows = openpyxl.load_workbook(io.BytesIO(content))[forms.ENTRY].iter_rows()
    lines = {row[0].row for row in rows if row[0].value in typed and row[0].value != "confirmed"}
    assert {problem.line for problem in raised.value.problems} == lines
    assert {(p.column, p.code) for p in raised.value.problems} == {
        ("languages", "unknown-language"), ("country", "unknown-country"),
        ("phone", "wrong-form"), ("specialisms", "not-allowed"), ("confirmed_on", "several-days"),
    }  # fmt: skip


def test_a_form_without_its_sheet_says_what_to_do(state: State) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.content(Words(state), MEMBER)))
    del book[forms.ENTRY]
    book[forms.LISTS].sheet_state = "visible"
    saved = io.BytesIO()
    book.save(saved)
    with pytest.raises(DataError, match=r"\[form-without-entry\].*Take the form that was sent"):
        read(File("form.xlsx", saved.getvalue()), state)


def test_what_belongs_to_the_network_is_not_asked(state: State) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.content(Words(state), MEMBER)))
    keys = {row[0].value.partition(":")[0] for row in book[forms.ENTRY].iter_rows() if row[0].value}
    columns = {column.name for column in state.table("members").columns}
    assert columns - keys == {"id", "membership", "checked_on", "confirmed_on", "notes"}
    assert keys - columns == {"confirmed", "day"}
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [forms.ENTRY]
    assert book[forms.ENTRY].column_dimensions["A"].hidden


def test_lists_to_choose_from_stand_at_their_lines(state: State) -> None:
    book = openpyxl.load_workbook(io.BytesIO(forms.content(Words(state), MEMBER)))
    sheet, words = book[forms.ENTRY], Words(state)
    line_of = {row[2].coordinate: row[0].value for row in sheet.iter_rows() if row[0].value}
    offered = {}
    for rule in sheet.data_validations.dataValidation:
        name, _, area = rule.formula1.rpartition("!")
        listed = [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]
        offered[line_of[str(rule.sqref)]] = listed
    assert offered["serves"] == ["Nationwide", "Regional", "Local"]
    assert offered["interpreter"] == ["Yes", "No"]
    assert offered["specialisms:men"] == ["Yes"]
    assert offered["country"] == list(words.choices("country").values())
    assert offered["languages:10"] == list(words.choices("languages").values())
    texts = {"name", "name_native", "acronym", "city", "website", "email", "phone", "day"}
    assert set(line_of.values()) - offered.keys() == texts


def test_hostile_texts_stay_texts(small_folder: Path) -> None:
    path = small_folder / "members.csv"
    before = path.read_text(encoding="utf-8")
    for text in [*HOSTILE, '=HYPERLINK("https://example.org")', "-1"]:
        if "\0" in text:
            continue
        quoted = '"' + text.replace('"', '""') + '"'
        path.write_text(before.replace("Example Programme", quoted), encoding="utf-8")
        book = openpyxl.load_workbook(
            io.BytesIO(forms.content(Words(State.read(small_folder, TODAY)), MEMBER))
        )
        held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
        assert {cell.data_type for cell in held} == {"s"}
        assert book[forms.ENTRY]["B2"].value == text or not text.isprintable()


def test_no_sentence_of_the_form_is_long(state: State) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(forms.content(Words(state), MEMBER)))[forms.ENTRY]
    for row in sheet.iter_rows():
        for sentence in f"{row[1].value or ''}. {row[3].value or ''}".split(". "):
            assert len(sentence.split()) <= 25, sentence


def test_an_old_form_does_not_set_a_later_confirmation_back(state: State) -> None:
    # The base says that this member confirmed its entry on 2026-02-01.
    form = filled(forms.content(Words(state), MEMBER), {"confirmed": "Yes", "day": "2026-01-20"})
    assert returned(state, form).cells == {}


def test_a_form_that_lay_long_must_say_when_it_was_filled_in(small: Path, state: State) -> None:
    earlier = State.read(small, date(2026, 8, 1))
    form = forms.content(Words(earlier), MEMBER)
    with pytest.raises(DataError, match="day-missing"):
        read(File("form.xlsx", filled(form, {"confirmed": "Yes"})), state)
    typed = {"confirmed": "Yes", "day": "2026-09-01"}
    assert returned(state, filled(form, typed)).cells == {"confirmed_on": "2026-09-01"}
