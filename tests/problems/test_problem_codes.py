"""Every code of a problem has a golden pair and an entry in the catalogue (quality S7)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import make_docs
from directory.errors import Problem
from directory.problems.catalogue import MEANINGS, cells, contacts, files, rows

ROOT = Path(__file__).parents[2]
FIELDS = [field.name for field in fields(Problem)]


def test_every_problem_is_made_with_a_code_in_plain_sight() -> None:
    hidden = [place for place, code, _ in _made() if not isinstance(code, str)]
    assert not hidden, "write the code as a text, so that it can be looked up"


def test_every_code_has_a_golden_pair() -> None:
    expected = (ROOT / "tests" / "golden").glob("*.expected")
    shown = {code for path in expected for code in re.findall(r"\[([a-z0-9-]+)\]", _text(path))}
    assert _codes() - shown == set()


def test_the_catalogue_explains_exactly_the_codes_by_the_alphabet() -> None:
    assert list(MEANINGS) == sorted(_codes())


def test_no_code_is_explained_twice() -> None:
    assert sum(len(part.MEANINGS) for part in (files, cells, contacts, rows)) == len(MEANINGS)


def test_a_problem_is_as_severe_as_the_catalogue_says() -> None:
    made = {(code, severity) for _, code, severity in _made()}
    assert made == {(code, meaning.severity) for code, meaning in MEANINGS.items()}


def test_no_words_break_the_table() -> None:
    for meaning in MEANINGS.values():
        assert "|" not in meaning.words + meaning.to_type
        assert meaning.words.endswith(".")
        assert meaning.to_type.endswith(".")


def test_the_table_in_contributing_is_up_to_date() -> None:
    text = _text(ROOT / "CONTRIBUTING.md")
    assert make_docs.contributing(text) == text, "run: make docs"


def test_a_text_without_the_markers_is_refused() -> None:
    with pytest.raises(SystemExit):
        make_docs.contributing("# Contributing")


def _codes() -> set[str]:
    return {code for _, code, _ in _made() if code}


def _made() -> Iterator[tuple[str, str | None, str | None]]:
    """Yield each place where check makes a Problem, its code and its severity.

    What an import finds has a table of its own (tests/staff/test_catalogue.py).
    """
    found = sorted((ROOT / "src").rglob("*.py"))
    for path in (path for path in found if path.parent.name != "staff"):
        for node in ast.walk(ast.parse(_text(path))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                given = dict(zip(FIELDS, node.args, strict=False))
                given |= {str(keyword.arg): keyword.value for keyword in node.keywords}
                severity = _said(given["severity"]) if "severity" in given else "error"
                yield f"{path.name}:{node.lineno}", _said(given["code"]), severity


def _said(value: ast.expr) -> str | None:
    return ast.literal_eval(value) if isinstance(value, ast.Constant) else None


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
