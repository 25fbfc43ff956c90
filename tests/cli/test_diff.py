"""``directory diff`` and ``directory geocode``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from directory.cli import main

Capture = pytest.CaptureFixture[str]


def test_what_differs_stands_field_by_field(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    new = tmp_path / "new.csv"
    text = (folder / "members.csv").read_text(encoding="utf-8")
    lines = text.replace("+46 40 5550101", "+46 40 5550102").splitlines()
    added = lines[3].replace("de-example-network,Example Network", "de-second,Second")
    new.write_text("\n".join([*lines[:2], added, lines[3]]) + "\n", encoding="utf-8")
    assert main(["diff", str(folder), str(new), "--data", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("1 new · 1 changed · 1 removed\n")
    assert "    Telephone: +46 40 5550101 → +46 40 5550102\n" in out
    main(["diff", str(folder), str(new), "--data", str(folder), "--json"])
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert {(c["kind"], c["member"]) for c in changes} == {
        ("changed", "se-example-programme"),
        ("added", "de-second"),
        ("removed", "de-example-counselling"),
    }
    assert {"kind": "changed", "member": "se-example-programme", "name": "Example Programme",
            "field": "phone", "old": "+46 40 5550101", "new": "+46 40 5550102", "source": "",
            } in changes  # fmt: skip


def test_a_folder_does_not_differ_from_itself(folder: Path, capsys: Capture) -> None:
    assert main(["diff", str(folder), str(folder), "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "0 new · 0 changed · 0 removed\n"


def test_what_cannot_be_read_says_what_to_type(folder: Path, capsys: Capture) -> None:
    assert main(["diff", str(folder), "nowhere.csv", "--data", str(folder)]) == 2
    assert "Name a data folder" in capsys.readouterr().err


def test_a_hostile_cell_does_not_steer_the_terminal(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    new = tmp_path / "new.csv"
    text = (folder / "members.csv").read_text(encoding="utf-8")
    new.write_text(text.replace("Example Network", "\x1b[31mRed\u202e"), encoding="utf-8")
    main(["diff", str(folder), str(new), "--data", str(folder)])
    assert "\\x1b[31mRed\\u202e" in capsys.readouterr().out


def test_geocode_adds_the_towns_that_lack_coordinates(folder: Path, capsys: Capture) -> None:
    before = (folder / "places.csv").read_text(encoding="utf-8")
    flensburg = "DE,Flensburg,54.79,9.44,2926271\n"
    (folder / "places.csv").write_text(before.replace(flensburg, ""), encoding="utf-8")
    assert main(["geocode", "--data", str(folder)]) == 0
    assert "Flensburg, DE: 54.79, 9.44" in capsys.readouterr().out
    assert (folder / "places.csv").read_text(encoding="utf-8") == before
    assert main(["geocode", "--data", str(folder)]) == 0
    assert capsys.readouterr().out == "0 towns added, 0 not found\n"


def test_geocode_names_the_town_that_nobody_knows(folder: Path, capsys: Capture) -> None:
    sites = folder / "sites.csv"
    text = sites.read_text(encoding="utf-8")
    sites.write_text(text.replace("Lund", "Little Nowhere"), encoding="utf-8")
    assert main(["geocode", "--data", str(folder)]) == 1
    assert "'Little Nowhere' is not in the gazetteer for Sweden." in capsys.readouterr().err
