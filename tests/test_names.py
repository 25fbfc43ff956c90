"""Folding and nearest names."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from directory.names import fold, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Malmö", "malmo"),
        ("Łódź", "lodz"),
        ("Tórshavn", "TORSHAVN"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("Θεσσαλονίκη", "θεσσαλονικη"),
        ("کردی", "كردي"),
        ("Bosanska-Krupa", "bosanska krupa"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@example("𝑨")
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_nearest_names_come_best_first() -> None:
    assert nearest("germny", ["germany", "guernsey", "france"])[0] == "germany"


def test_nothing_is_near_to_nonsense_of_another_script() -> None:
    assert nearest("中文", ["germany", "france"]) == []
