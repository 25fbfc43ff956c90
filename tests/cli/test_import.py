"""``directory import``: the preview says exactly what is written."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from directory import problems
from directory.cli import main
from directory.staff import forms
from directory.staff.state import State
from directory.staff.words import Words

Capture = pytest.CaptureFixture[str]
Members = dict[str, dict[str, str]]

SOURCE = "https://example.org/report"

#: Semicolons, columns in another order, by label and by name; of Windows-1252 in the test.
ROWS = """\
Land;Country;Telephone;Languages;Id;Name;kind;Source
Österreich;Austria;+43 1 6032829;German, Türkisch;at-maennerberatung-wien;Männerberatung Wien;;
Albanien;;;;al-vatra;;;
Albanien;AL;+355 33 408777;;al-gruaja-tek-gruaja;;;https://example.org/gruaja
Deutschland;DE;;ar;de-volkssolidaritaet-berlin;;;
Deutschland;Germany;+49 761 5550100;;;Beratungsstelle Grünes Tal;Perpetrator programme;
Schweden;SE;;Klingonisch;se-manscentrum;;;
"""


@pytest.fixture
def copy(data: Path, tmp_path: Path) -> Path:
    """A copy of the project's own data."""
    ignored = shutil.ignore_patterns(".*")
    return Path(shutil.copytree(data, tmp_path / "data", ignore=ignored))


@pytest.fixture
def excel(tmp_path: Path) -> Path:
    """The file as Excel saves it in Germany."""
    path = tmp_path / "Änderungen.csv"
    path.write_bytes(ROWS.replace("\n", "\r\n").encode("windows-1252"))
    return path


@pytest.fixture
def take(copy: Path, excel: Path, capsys: Capture) -> Callable[..., tuple[int, str, str]]:
    """Returns a function that imports the file and returns exit code, output and messages."""

    def run(*options: str) -> tuple[int, str, str]:
        code = main(["import", str(excel), "--data", str(copy), "--ignore", "Land", *options])
        return code, *capsys.readouterr()

    return run


def members(folder: Path) -> Members:
    return {member: dict(cells) for member, cells in State.read(folder).members.items()}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_preview_shows_exactly_what_is_written(
    copy: Path, excel: Path, take: Callable[..., tuple[int, str, str]]
) -> None:
    before, bytes_before = members(copy), contents(copy)
    code, out, err = take("--source", SOURCE)
    assert code == 2
    assert "To write it, add --yes" in err
    assert out.splitlines()[0] == "1 new · 3 changed · 0 removed · 1 refused"
    assert contents(copy) == bytes_before | {".lock": b""} or contents(copy) == bytes_before

    code, out, err = take("--source", SOURCE, "--source-date", "2026-10", "--yes", "--json")
    assert code == 1
    shown = json.loads(out)
    assert [row["line"] for row in shown["refused"]] == [7]
    after = members(copy)
    written = {
        (member, field, cell)
        for member, cells in after.items()
        for field, cell in cells.items()
        if before.get(member, {}).get(field, "") != cell
    }
    assert {(c["member"], c["field"], c["new"]) for c in shown["changes"]} == written
    assert {(m, f) for m, f, _ in written if m in before} == {
        ("at-maennerberatung-wien", "phone"), ("at-maennerberatung-wien", "languages"),
        ("al-gruaja-tek-gruaja", "phone"), ("de-volkssolidaritaet-berlin", "languages"),
    }  # fmt: skip
    assert after["at-maennerberatung-wien"]["languages"] == "de;tr"
    assert after["de-beratungsstelle-grunes-tal"]["name"] == "Beratungsstelle Grünes Tal"
    assert not [p for p in problems.find(copy) if p.severity == "error"]
    sources = State.read(copy).sources("al-gruaja-tek-gruaja")
    assert [s["url"] for s in sources if s["field"] == "phone"] == ["https://example.org/gruaja"]
    assert "se-manscentrum" not in {c["member"] for c in shown["changes"]}


def test_the_broken_row_comes_back_mended_and_is_taken(
    copy: Path, excel: Path, take: Callable[..., tuple[int, str, str]], capsys: Capture
) -> None:
    _, _, err = take("--source", SOURCE, "--yes")
    path = Path(err.split("with the reason: ")[1].splitlines()[0])
    given = path.read_bytes().decode("utf-8-sig")
    assert "Klingonisch" in given
    assert "Männerberatung" not in given
    separator = ";" if ";" in given.splitlines()[0] else ","
    rows = list(csv.reader(io.StringIO(given), delimiter=separator))
    assert len(rows) == 2
    assert "no language that we know" in rows[1][-1]
    path.write_bytes(given.replace("Klingonisch", "Persisch").encode("utf-8-sig"))
    arguments = ["import", str(path), "--data", str(copy), "--ignore", "Land", "--yes"]
    assert main([*arguments, "--source", SOURCE]) == 0
    assert members(copy)["se-manscentrum"]["languages"] == "fa"
    capsys.readouterr()


def test_undo_brings_back_every_byte(
    copy: Path, take: Callable[..., tuple[int, str, str]], capsys: Capture
) -> None:
    before = contents(copy)
    take("--source", SOURCE, "--yes")
    assert contents(copy) != before
    assert main(["undo", "--data", str(copy), "--yes"]) == 0
    capsys.readouterr()
    assert {name: c for name, c in contents(copy).items() if name != ".lock"} == before


def test_a_fact_without_a_source_is_refused_and_says_so(
    take: Callable[..., tuple[int, str, str]], copy: Path
) -> None:
    before = contents(copy)
    code, out, _ = take("--yes")
    assert code == 1
    assert out.count("[no-source]") > 3
    assert "al-gruaja-tek-gruaja" in out
    assert contents(copy)["members.csv"] != before["members.csv"]


def test_members_that_the_file_leaves_out_go_only_with_a_reason(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    kept = tmp_path / "kept.csv"
    lines = (copy / "members.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept.write_text("".join([*lines[:1], *lines[2:]]), encoding="utf-8")
    assert main(["import", str(kept), "--data", str(copy), "--yes"]) == 0
    assert "1 member is not in the file" in capsys.readouterr().out
    assert len(members(copy)) == 63
    arguments = ["import", str(kept), "--data", str(copy), "--yes"]
    assert main([*arguments, "--remove-missing", "closed in 2026"]) == 0
    assert "REMOVED\n  al-clmb" in capsys.readouterr().out
    assert len(members(copy)) == 62
    changes = (copy / "changes.csv").read_text(encoding="utf-8")
    assert ",staff,al-clmb,name,Counselling Line for Men and Boys,,closed in 2026," in changes


@pytest.mark.parametrize(
    "option",
    [("--why", "rang +49 170 1234567"), ("--remove-missing", "anna@example.org says so"),
     ("--role", "Frau Muster")],
)  # fmt: skip
def test_what_tells_of_a_person_is_refused_before_anything_is_written(
    copy: Path, take: Callable[..., tuple[int, str, str]], option: tuple[str, str]
) -> None:
    before = contents(copy)
    code, out, err = take("--yes", *option)
    assert (code, out) == (2, "")
    assert "Nothing was written." in err
    assert contents(copy) == before


def test_our_own_file_changes_nothing(copy: Path, capsys: Capture) -> None:
    arguments = ["import", str(copy / "members.csv"), "--data", str(copy)]
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("0 new · 0 changed · 0 removed\n")


def test_a_file_that_is_no_table_says_what_to_do(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 something")
    assert main(["import", str(path), "--data", str(copy)]) == 2
    assert "save it as .xlsx" in capsys.readouterr().err


def test_most_members_are_not_removed_by_a_file(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "heading.csv"
    path.write_text("id,name\n", encoding="utf-8")
    arguments = ["import", str(path), "--data", str(copy), "--yes"]
    assert main([*arguments, "--remove-missing", "x"]) == 2
    assert "leaves out 63 of 63 members" in capsys.readouterr().err
    assert len(members(copy)) == 63


def test_refused_rows_overwrite_nothing(
    copy: Path, excel: Path, take: Callable[..., tuple[int, str, str]]
) -> None:
    before = excel.read_bytes()
    for path in (excel, copy / "members.csv", copy / "new.csv"):
        code, _, err = take("--refused", str(path))
        assert code == 2
        assert "Cannot write" in err
    assert excel.read_bytes() == before


def test_a_refused_form_is_said_in_words_and_as_json(
    copy: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "form.xlsx"
    content = forms.content(Words(State.read(copy)), "al-clmb")
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in book[forms.ENTRY].iter_rows():
        if row[0].value == "email":
            row[2].value = "anna.muster@example.org"
    book.save(path)
    where = ["--data", str(copy)]
    assert main(["import", str(path), *where]) == 1
    assert capsys.readouterr().out.startswith("0 new · 0 changed · 0 removed · 1 refused\n")
    assert main(["import", str(path), "--json", *where]) == 1
    (refused,) = json.loads(capsys.readouterr().out)["refused"]
    assert "personal-mailbox" in {problem["code"] for problem in refused["problems"]}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--source", "example.org"), "https://"),
        (("--source", SOURCE, "--source-date", "2026-13-45"), "2026-13-45"),
        (("--source-date", "2026-10"), "no source"),
    ],
)
def test_an_impossible_source_is_said_before_anything_is_read(
    take: Callable[..., tuple[int, str, str]], options: tuple[str, ...], words: str
) -> None:
    code, _, err = take(*options, "--yes")
    assert code == 2
    assert words in err
