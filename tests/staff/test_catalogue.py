"""Every code of an import has an entry in its catalogue, and a file or a test that shows it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from directory.problems import catalogue as check
from directory.staff.catalogue import MEANINGS

ROOT = Path(__file__).parents[2]

#: These arise only when a proposal is made, or from a file of more than 100 MB.
SHOWN_ELSEWHERE = {
    "changed-meanwhile": "test_proposal.py",
    "day-missing": "test_forms.py",
    "no-such-member": "test_proposal.py",
    "other-spelling": "test_proposal.py",
    "takes-back": "test_proposal.py",
    "form-without-entry": "test_forms.py",
    "too-large": "test_opening.py",
    "file-unreadable": "test_opening.py",
}


def test_the_catalogue_explains_exactly_the_codes_by_the_alphabet() -> None:
    assert list(MEANINGS) == sorted(_codes() - check.MEANINGS.keys())


def test_every_code_is_shown() -> None:
    golden = (ROOT / "tests" / "staff" / "golden").glob("*.expected")
    shown = {code for path in golden for code in re.findall(r"\[([a-z0-9-]+)\]", _text(path))}
    for code in _codes() - shown:
        assert code in _text(ROOT / "tests" / "staff" / SHOWN_ELSEWHERE[code]), code


def test_no_words_break_the_table() -> None:
    for meaning in MEANINGS.values():
        assert "|" not in meaning.words + meaning.to_type
        assert meaning.words.endswith(".")
        assert meaning.to_type.endswith(".")
        assert meaning.severity in ("error", "warning")


def _codes() -> set[str]:
    return {code for path in (ROOT / "src/directory/staff").glob("*.py") for code in _made(path)}


def _made(path: Path) -> Iterator[str]:
    """Yield the codes with which a module makes problems."""
    for node in ast.walk(ast.parse(_text(path))):
        name = ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and name in ("Problem", "_problem"):
            texts = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
            codes = (text for text in texts if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text))
            yield from (code for code in codes if code == "password" or "-" in code)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
