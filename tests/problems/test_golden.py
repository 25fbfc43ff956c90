"""Every problem that can be found, as a golden pair: a file and what is said of it.

``tests/golden/TABLE.WHAT.csv`` takes the place of the file TABLE.csv in the folder of
``tests/golden/base``; a name that ends in ``.gone`` takes the file away. The problems then
found stand in TABLE.WHAT.expected, one per line.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from directory import problems

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(path for path in GOLDEN.glob("*.*.*") if path.suffix != ".expected")
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_found_are_exactly_the_expected_problems(case: Path, folder: Path) -> None:
    table, what, ending = case.name.split(".", maxsplit=2)
    file = folder / f"{table}.{ending.removesuffix('.gone')}"
    if ending.endswith(".gone"):
        file.unlink()
    else:
        file.write_bytes(case.read_bytes())
    found = [str(problem) for problem in problems.find(folder, today=TODAY)]
    expected = GOLDEN / f"{table}.{what}.expected"
    assert found == expected.read_text(encoding="utf-8").splitlines()


def test_the_base_has_no_problem(folder: Path) -> None:
    assert problems.find(folder, today=TODAY) == []


def test_every_expectation_has_its_file() -> None:
    cases = {".".join(case.name.split(".")[:2]) for case in CASES}
    assert {path.stem for path in GOLDEN.glob("*.expected")} == cases
