"""``directory find``: the object that scripts rely on, and the words that people read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from directory.cli import main
from directory.finder import Finder

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module", autouse=True)
def each_folder_is_read_once() -> Iterator[None]:
    """The first command on a folder reads it, the others take what it read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Finder, "read", cache(Finder.read))
        yield


def find(capsys: Capture, *arguments: str) -> dict[str, Any]:
    assert main(["find", *arguments, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def group(found: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return next((g["results"] for g in found["groups"] if g["code"] == code), [])


def test_the_object_has_exactly_the_declared_keys(capsys: Capture) -> None:
    found = find(capsys, "--language", "Arabic", "--near", "Bergen", "--within", "200")
    assert list(found) == ["query", "groups", "relaxations"]
    assert list(found["query"]) == [
        "languages", "who", "near", "countries", "within_km", "specialisms", "formats", "routes",
        "not_understood",
    ]  # fmt: skip
    assert list(found["query"]["near"]) == ["name", "country", "latitude", "longitude", "others"]
    assert found["query"]["near"]["country"] == "NO"
    assert "DE" in {other["country"] for other in found["query"]["near"]["others"]}
    result = group(found, "ask")[0]
    assert list(result) == [
        "id", "name", "country", "city", "distance_km", "language", "reasons", "notes",
    ]  # fmt: skip
    assert list(result["language"]) == ["asked", "offered", "grade"]
    assert all("code" in reason for reason in result["reasons"])
    assert all(list(r) == ["change", "count"] for r in found["relaxations"])


@pytest.mark.parametrize(
    ("arguments", "code", "member", "grade"),
    [
        ("--language Arabic --near Berlin", "match", "de-volkssolidaritaet-berlin", "stated"),
        ("--language Albanian --country CH", "match", "ch-mannebuero-zueri", "stated"),
        ("--language Russian --near Tallinn", "match", "ee-vaiter", "stated"),
        ("--language de --near Kiel", "match", "de-pro-familia-kiel", "official"),
        (
            "--specialism women_who_use_violence --near Helsinki",
            "match",
            "fi-maria-akatemia",
            None,
        ),
        ("--near Arendal", "match", "no-alternativ-til-vold", None),
        ("--language Dutch --near Antwerp", "ask", "be-praxis", "unknown"),
        ("--language Arabic --near Munich", "elsewhere", "de-volkssolidaritaet-berlin", "stated"),
        ("--language Somali --near Oslo", "ask", "no-alternativ-til-vold", "unknown"),
        ("dari zürich", "ask", "ch-mannebuero-zueri", "unknown"),
    ],
)
def test_the_first_of_a_group(
    capsys: Capture, arguments: str, code: str, member: str, grade: str | None
) -> None:
    first = group(find(capsys, *arguments.split()), code)[0]
    assert (first["id"], first["language"]["grade"]) == (member, grade)


def test_nothing_fits_but_there_is_a_way_on(capsys: Capture) -> None:
    found = find(capsys, "--language", "Somali", "--near", "Oslo")
    assert group(found, "match") == []
    assert {"change": "any_language", "count": 1} in found["relaxations"]


def test_the_limit_is_per_group(capsys: Capture) -> None:
    assert len(group(find(capsys, "--limit", "2"), "match")) == 2
    assert len(group(find(capsys), "match")) == 57


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "Qwertish"], "Language not known: 'Qwertish'. Did you mean:"),
        (["--language", "Serbo-Croatian"], "Serbian (sr)"),
        (["--near", "Berlinn"], "Berlin, Germany"),
        (["--country", "Germny"], "Germany"),
        (["--specialism", "father"], "fathers"),
        (["--near", "Berlin", "--within", "-3"], "Radius not known"),
        (["--within", "50"], "Place for the radius not known"),
        (["--data", "/nowhere"], "datapackage.json: error [declaration-unreadable]"),
    ],
)
def test_what_is_not_understood_ends_with_2_and_words(
    capsys: Capture, arguments: list[str], said: str
) -> None:
    assert main(["find", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [["--who", "boy"], ["--limit", "0"], ["--within", "far"]])
def test_impossible_options_end_with_2(capsys: Capture, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["find", *arguments])
    assert ended.value.code == 2


def test_the_words_for_people(capsys: Capture) -> None:
    assert main(["find", "--language", "Arabic", "--near", "Berlin"]) == 0
    out = capsys.readouterr().out
    assert "Counselling for Men" in out
    assert "Works in Arabic" in out
    assert "demand is high" in out
    assert "What to loosen" in out


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("members.csv", (",DE,Berlin,local,", ",DE,Berlin,galactic,"), "'galactic' is not allowed"),
        ("vocabulary.csv", ("victim_service,", "victim_aid,"), "'victim_service' is not allowed"),
        ("datapackage.json", ('"path": "members.csv"', '"path": 5'), "the path 5 is no text"),
        ("gazetteer.csv.gz", ("", "no gazetteer"), "gazetteer.csv.gz: error [file-unreadable]"),
        ("site.toml", ('id = "wwp-en"', "id = "), "site.toml: error [settings-unreadable]"),
    ],
)
def test_damaged_data_end_with_2_and_words(
    tmp_path: Path, capsys: Capture, file: str, change: tuple[str, str], said: str
) -> None:
    old, new = change
    folder = Path(shutil.copytree("data", tmp_path / "data"))
    path = folder / file
    if old:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    else:
        path.write_text(new, encoding="utf-8")
    assert main(["find", "--near", "Berlin", "--data", str(folder)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("text", ["Qwertish", "x" * 10_000, "\u202e \x00", "'; DROP TABLE"])
def test_text_of_which_nothing_is_understood_ends_with_2(capsys: Capture, text: str) -> None:
    assert main(["find", text]) == 2
    assert "Text not known" in capsys.readouterr().err


def test_an_empty_place_is_not_no_place(capsys: Capture) -> None:
    assert main(["find", "--near", "  "]) == 2
    assert "Place not known" in capsys.readouterr().err


def test_every_language_asked_is_spoken_of(capsys: Capture) -> None:
    found = find(capsys, "--language", "Arabic", "--language", "Dutch", "--near", "Antwerp")
    reasons = group(found, "ask")[0]["reasons"]
    assert {"code": "language_unknown", "language": "ar"} in reasons
    assert {"code": "official_in_country", "language": "nl", "country": "BE"} in reasons
