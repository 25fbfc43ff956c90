"""Characters that have no place in a cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from directory.problems import text
from directory.problems.files import Files


def _codes(change: Callable[..., Files], **cells: str) -> list[str]:
    return [problem.code for problem in text.misplaced_characters(change("members", **cells))]


@pytest.mark.parametrize("first", ["=1+1", "-1", "@SUM(A1)", "\t=1", "+1", "+46 40 5550101"])
def test_a_cell_that_a_spreadsheet_runs_is_refused(
    change: Callable[..., Files], first: str
) -> None:
    assert "formula" in _codes(change, notes=first)


def test_a_telephone_number_may_begin_with_a_plus(change: Callable[..., Files]) -> None:
    assert _codes(change, phone="+46 40 5550101") == []


def test_a_formula_in_a_telephone_number_is_refused(change: Callable[..., Files]) -> None:
    assert _codes(change, phone="+46 40 5550101-cmd") == ["formula"]


def test_numbers_may_be_negative(change: Callable[..., Files]) -> None:
    assert list(text.misplaced_characters(change("places", longitude="-9.44"))) == []


@pytest.mark.parametrize(
    "hidden",
    ["\0", "\x1b", "\x7f", "\x9f", "\xad", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff"],
)
def test_a_hidden_character_is_refused(change: Callable[..., Files], hidden: str) -> None:
    assert _codes(change, notes=f"a{hidden}b") == ["hidden-character"]


def test_every_control_character_is_refused(change: Callable[..., Files]) -> None:
    controls = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cc"]
    passed = [c for c in controls if not text._HIDDEN.match(c) and not text._LINE_BREAK.match(c)]
    assert passed == []


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028"])
def test_a_line_break_is_refused(change: Callable[..., Files], line_break: str) -> None:
    assert _codes(change, notes=f"one{line_break}two") == ["line-break"]


@pytest.mark.parametrize("spaced", [" a", "a ", "\xa0a", "a\u3000", " "])
def test_a_space_around_is_refused(change: Callable[..., Files], spaced: str) -> None:
    assert _codes(change, notes=spaced) == ["space-around"]


@pytest.mark.parametrize(
    "plain", ["a = b", "ask - first", "„Žene“ 100 %", "برنامج الرجال", "Ο Μπάμπης", "ask\xa0first"]
)
def test_other_text_passes(change: Callable[..., Files], plain: str) -> None:
    assert _codes(change, notes=plain) == []


def test_the_suggestion_is_the_text_without_them(change: Callable[..., Files]) -> None:
    files = change("members", notes=" =ask\u200b\nfirst\t")
    assert {problem.suggestion for problem in text.misplaced_characters(files)} == {
        "Type ask first"
    }
