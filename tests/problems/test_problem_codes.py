"""Every code of a problem has a golden pair and a line in CONTRIBUTING.md (quality S7)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
POSITION = 3


def test_every_problem_is_made_with_a_code_in_plain_sight() -> None:
    hidden = [place for place, code in _made() if not isinstance(code, str)]
    assert not hidden, "write the code as a text, so that it can be looked up"


def test_every_code_has_a_golden_pair() -> None:
    expected = (ROOT / "tests" / "golden").glob("*.expected")
    shown = {code for path in expected for code in re.findall(r"\[([a-z0-9-]+)\]", _text(path))}
    assert _codes() - shown == set()


def test_contributing_explains_exactly_the_codes() -> None:
    rows = re.findall(
        r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", _text(ROOT / "CONTRIBUTING.md"), re.MULTILINE
    )
    assert sorted(code for code, meaning, to_type in rows) == sorted(_codes())


def _codes() -> set[str]:
    return {code for _, code in _made() if code}


def _made() -> Iterator[tuple[str, str | None]]:
    """Yield each place in the sources where a Problem is made, and its code."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(_text(path))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                named = {keyword.arg: keyword.value for keyword in node.keywords}
                code = named["code"] if "code" in named else node.args[POSITION]
                text = ast.literal_eval(code) if isinstance(code, ast.Constant) else None
                yield f"{path.name}:{node.lineno}", text


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
