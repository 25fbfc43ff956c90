"""What holds for any files: never an exception, and no problem hides another."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from directory import members, problems
from directory.errors import DataError, Problem

TODAY = date(2026, 11, 1)
BASE = Path(__file__).parents[1] / "golden" / "base"
TABLES = st.sampled_from(members.TABLES)


@settings(deadline=None, max_examples=25)
@given(table=TABLES, data=st.binary())
def test_any_bytes_give_problems_or_a_reading(shared_folder: Path, table: str, data: bytes) -> None:
    _check(shared_folder, table, data)


@settings(deadline=None, max_examples=30)
@given(table=TABLES, place=st.floats(0, 1), drop=st.integers(0, 3), data=st.binary(max_size=3))
def test_any_damage_gives_problems_or_a_reading(
    shared_folder: Path, table: str, place: float, drop: int, data: bytes
) -> None:
    whole = (BASE / f"{table}.csv").read_bytes()
    at = int(place * len(whole))
    _check(shared_folder, table, whole[:at] + data + whole[at + drop :])


@settings(deadline=None, max_examples=30)
@given(table=TABLES, data=st.data())
def test_any_text_in_any_cell_gives_problems_or_a_reading(
    shared_folder: Path, table: str, data: st.DataObject
) -> None:
    with (BASE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    texts = st.text(st.characters(exclude_categories=["Cs"]))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    rows[1][column] = data.draw(texts | st.from_regex(r"[-+]?[0-9._:/ -]{1,12}"))
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    _check(shared_folder, table, written.getvalue().encode())


def _places(found: Iterable[Problem]) -> set[tuple[str, int, str, str]]:
    return {(problem.file, problem.line, problem.column, problem.code) for problem in found}


def _check(folder: Path, table: str, data: bytes) -> None:
    path = folder / f"{table}.csv"
    path.write_bytes(data)
    try:
        found = problems.find(folder, today=TODAY)
        assert found == sorted(set(found))
        assert all(str(problem).isprintable() for problem in found)
        assert _places(_of_the_reader(folder)) <= _places(found)
    finally:
        path.write_bytes((BASE / f"{table}.csv").read_bytes())


def _of_the_reader(folder: Path) -> tuple[Problem, ...]:
    try:
        members.read(folder)
    except DataError as error:
        return error.problems
    return ()


def test_a_broken_file_hides_no_problem_of_another(folder: Path) -> None:
    (folder / "members.csv").write_bytes(b"\xff\xfe")
    (folder / "site.toml").write_text("[leave", encoding="utf-8")
    (folder / "sites.csv").write_text(
        "member_id,city,country,note,url\nxx,Ystad,SE,=1,https://example.org\n", encoding="utf-8"
    )
    found = {(problem.file, problem.code) for problem in problems.find(folder, today=TODAY)}
    assert found == {
        ("members.csv", "not-utf-8"),
        ("site.toml", "settings-unreadable"),
        ("sites.csv", "formula"),
        ("sites.csv", "no-coordinates"),
    }


def test_a_broken_declaration_does_not_hide_broken_settings(folder: Path) -> None:
    (folder / "datapackage.json").unlink()
    (folder / "site.toml").unlink()
    codes = [problem.code for problem in problems.find(folder)]
    assert codes == ["declaration-unreadable", "settings-unreadable"]


def test_the_day_is_today_if_none_is_given(folder: Path) -> None:
    path = folder / "members.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("2026-02-01", "2999-12-31"), encoding="utf-8")
    # As time goes by, the other rows grow stale.
    found = {problem.code for problem in problems.find(folder)} - {"stale"}
    assert found == {"impossible-day"}


def test_frictionless_is_not_imported_with_the_package() -> None:
    script = "import sys, directory.problems; sys.exit('frictionless' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
