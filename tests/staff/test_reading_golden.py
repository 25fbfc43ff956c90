"""Damaged and odd files as golden pairs: what is read of each, or what is said of it.

``tests/staff/golden/NAME`` is a file as somebody sent it, NAME.expected what comes of it, and
NAME.options.json what the person said, if anything. The members are those of tests/golden/base,
the names of languages, countries and towns the project's own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from directory.errors import DataError, DirectoryError
from directory.staff import reading, rejected
from directory.staff.reading import Options, Reading
from directory.staff.sheets import File
from directory.staff.state import State

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(p for p in GOLDEN.iterdir() if p.suffix not in (".expected", ".json"))
REFUSING = [p for p in CASES if "not taken" in Path(f"{p}.expected").read_text(encoding="utf-8")]
TODAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> State:
    """Return the made-up members among the real names of languages, countries and towns."""
    folder = tmp_path_factory.mktemp("golden") / "data"
    shutil.copytree(ROOT / "data", folder)
    for table in ("members", "sites", "sources", "places"):
        shutil.copy(ROOT / "tests" / "golden" / "base" / f"{table}.csv", folder)
    return State.read(folder, TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_a_file_is_read_as_expected(case: Path, base: State) -> None:
    expected = case.with_name(f"{case.name}.expected")
    assert "\n".join(told(case, base)) + "\n" == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", REFUSING, ids=lambda case: str(case.name))
def test_what_was_not_taken_is_not_taken_the_second_time_either(case: Path, base: State) -> None:
    found = reading.read(File.at(case), base, options(case))
    file = rejected.written(found, found.refused, base.table("members"))
    assert file
    again = reading.read(file, base, Options(blanks_erase=options(case).blanks_erase))
    # Where two rows were for one member, the second now stands alone.
    alone = [row for row in found.refused if row.problems[0].code == "stands-twice"]
    assert len(again.entries) == len(alone)
    assert len(again.entries) + len(again.refused) == len(found.refused)


def test_every_expectation_has_its_file() -> None:
    names = {case.name for case in CASES}
    assert {path.name.removesuffix(".expected") for path in GOLDEN.glob("*.expected")} == names
    assert len(names) >= 40


def test_every_option_has_its_file() -> None:
    stems = {case.stem for case in CASES}
    assert {path.name.removesuffix(".options.json") for path in GOLDEN.glob("*.json")} <= stems


def options(case: Path) -> Options:
    """Return what the person said about a file."""
    path = case.with_name(f"{case.stem}.options.json")
    return Options(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Options()


def told(case: Path, state: State) -> Iterator[str]:
    """Yield what comes of a file, as lines that a person can read."""
    try:
        found = reading.read(File.at(case), state, options(case))
    except DataError as error:
        yield "not read"
        yield from (f"  {problem}" for problem in error.problems)
    except DirectoryError as error:
        yield "asked"
        yield f"  {error}"
    else:
        yield from _rows(found)


def _rows(found: Reading) -> Iterator[str]:
    for entry in found.entries:
        yield f"row {entry.line}: {entry.member or 'a new member'}"
        for column, cell in entry.cells.items():
            seen = f" (seen: {entry.seen[column]!r})" if column in entry.seen else ""
            yield f"  {column}: {cell!r}{seen}"
        if entry.source:
            yield f"  source: {entry.source.url!r} {entry.source.date!r}"
    for row in found.refused:
        yield f"row {row.line.number}: not taken"
        yield from (f"  {problem}" for problem in row.problems)
    yield from (f"note: {note}" for note in found.notes)
    yield f"missing: {', '.join(found.missing) or 'none'}"
