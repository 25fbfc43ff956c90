"""The words for the cells of members.csv, and the way back that they must have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from directory.staff.state import State
from directory.staff.values import Values
from directory.staff.words import Words

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def words(data: Path) -> Words:
    return Words(State.read(data, TODAY))


def test_cells_are_said_in_words_and_texts_stay(words: Words) -> None:
    assert words.said("languages", "ar;prs") == "Arabic; Dari"
    assert words.said("country", "XK") == "Kosovo"
    assert words.said("interpreter", "no") == "Does not work with interpreters"
    assert words.said("specialisms", "men;programme_unspecified") == (
        "Men; Programme, form not stated"
    )
    assert words.said("notes", "one; two;three") == "one; two;three"
    assert words.said("languages", "") == ""
    assert words.said("kind", "odd") == "odd"


def test_every_word_to_choose_leads_back_to_its_value_alone(words: Words) -> None:
    values = Values(words.state, "file", words)
    for column in words.state.table("members").columns:
        for value, word in words.choices(column.name).items():
            assert values.read(column.name, word, 2, "DE") == value


def test_every_cell_of_the_project_leads_back_to_itself(words: Words) -> None:
    values = Values(words.state, "file", words)
    for cells in words.state.members.values():
        for column, cell in cells.items():
            assert values.read(column, words.said(column, cell), 2, cells["country"]) == cell


def test_languages_that_people_ask_for_come_first(words: Words) -> None:
    codes = list(words.choices("languages"))
    asked_for = [words.languages.is_asked_for(code) for code in codes]
    assert asked_for == sorted(asked_for, reverse=True)
    assert 100 < sum(asked_for) < len(codes)
    assert "ku" not in codes
    assert {"kmr", "ckb"} <= set(codes)


def test_a_member_with_errors_hides_no_words(small_folder: Path) -> None:
    path = small_folder / "members.csv"
    path.write_text(path.read_text("utf-8").replace("2026-01-15", "some day"), "utf-8")
    assert Words(State.read(small_folder, TODAY)).said("country", "SE") == "Sweden"
