"""The values of a list cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.problems import lists
from directory.problems.files import Files


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("men;group_work", []),
        ("men; group_work", []),
        ("", []),
        ("men;;group_work", ["blank-item"]),
        ("men;", ["blank-item"]),
        ("men;men", ["double-item"]),
        ("men;horses", ["not-allowed"]),
        ("men;men;;horses", ["double-item", "blank-item", "not-allowed"]),
    ],
)
def test_items(change: Callable[..., Files], cell: str, codes: list[str]) -> None:
    found = lists.wrong_items(change("members", specialisms=cell))
    assert [problem.code for problem in found] == codes


def test_any_value_passes_while_the_vocabulary_cannot_be_read(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "vocabulary.csv").write_bytes(b"")
    assert list(lists.wrong_items(change("members", specialisms="horses"))) == []


def test_a_list_without_declared_values_takes_any(change: Callable[..., Files]) -> None:
    assert list(lists.wrong_items(change("language_names", other_names="Anything"))) == []
