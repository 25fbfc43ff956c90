"""Lists as people write them: which separators part them, and which belong to one name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from directory.errors import DataError
from directory.staff.state import State
from directory.staff.values import Values
from directory.staff.words import Words

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def values() -> Values:
    """Return what reads the cells of a file, with the names of all languages."""
    state = State.read(DATA, date(2026, 11, 1))
    return Values(state, "x.csv", Words(state))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Farsi, Dari", "fa;prs"),
        ("Farsi; Dari", "fa;prs"),
        ("Farsi/Dari", "fa;prs"),
        ("Dari | Farsi", "prs;fa"),
        ("Farsi\nDari", "fa;prs"),
        ("Farsi & Dari", "fa;prs"),
        ("Farsi • Dari", "fa;prs"),
        ("Farsi - Dari", "fa;prs"),
        ("Dari,", "prs"),
        ("Serbian/Croatian", "sr;hr"),
    ],
)
def test_the_names_of_two_languages_are_never_taken_for_one(
    values: Values, text: str, cell: str
) -> None:
    assert values.read("languages", text, 2, "SE") == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Norwegian, Bokmål", "no"),
        ("Noors - Bokmål", "no"),
        ("Chinese, Mandarin", "zh"),
        ("китайский, упрощенное письмо", "zh"),
        ("Bosnisch/Kroatisch/Montenegrinisch/Serbisch", "bs;hr;cnr;sr"),
    ],
)
def test_one_language_with_a_separator_in_its_name_stays_one(
    values: Values, text: str, cell: str
) -> None:
    assert values.read("languages", text, 2, "SE") == cell


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("B/K/S", ["Bosnian (bs)", "Croatian (hr)", "Serbian (sr)"]),
        ("bosanski/hrvatski/srpski", ["Bosnian (bs)", "Montenegrin (cnr)"]),
        ("Kurdish, Sorani", ["Kurmanji (kmr)", "Sorani (ckb)"]),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked(
    values: Values, text: str, choices: Sequence[str]
) -> None:
    with pytest.raises(DataError) as refused:
        values.read("languages", text, 2, "SE")
    [problem] = refused.value.problems
    assert problem.code == "several-languages"
    assert all(choice in problem.suggestion for choice in choices)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Programme, form not stated", "programme_unspecified"),
        (
            "Fathers and parenting, Migrants and refugees; Programme, form not stated",
            "fathers;migrants_refugees;programme_unspecified",
        ),
    ],
)
def test_a_label_with_a_separator_is_one_value(values: Values, text: str, cell: str) -> None:
    assert values.read("specialisms", text, 2, "SE") == cell
