"""package.zip: valid for Frictionless, and the same rows as the data folder."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from changed_data import with_hostile_texts

from directory.exports.package import archive, files
from directory.finder import Finder


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


@pytest.fixture(scope="module")
def packed(finder: Finder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("package") / "package.zip"
    file.write_bytes(archive(finder))
    return file


def validated(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "--json", file.name],
        cwd=file.parent,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_frictionless_validates_it(packed: Path) -> None:
    result = validated(packed)
    assert result.returncode == 0, result.stdout
    assert json.loads(result.stdout)["stats"]["tasks"] == 5


def test_frictionless_would_find_a_mistake(packed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archived:
        archived.extractall(tmp_path)
    table = tmp_path / "sites.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("be-praxis,", "be-nobody,", 1), encoding="utf-8")
    assert validated(tmp_path / "datapackage.json").returncode == 1


@pytest.mark.parametrize("name", ["members.csv", "sites.csv", "sources.csv", "vocabulary.csv"])
def test_rows_are_those_of_the_data_folder(finder: Finder, data: Path, name: str) -> None:
    ours = rows(files(finder)[name])
    theirs = rows((data / name).read_bytes())
    withheld = {"al-vatra", "ba-vive-zene", "pl-droga"}
    contacts = ("phone", "email", "website")
    if name == "members.csv":
        theirs = [row | dict.fromkeys(contacts, "") if row["id"] in withheld else row
                  for row in theirs]  # fmt: skip
    if name == "sources.csv":
        theirs = [row for row in theirs
                  if row["member_id"] not in withheld or row["field"] not in contacts]  # fmt: skip
        ours.sort(key=str)
        theirs.sort(key=str)
    assert ours == theirs


def test_it_declares_licence_and_the_credit_of_the_places(finder: Finder) -> None:
    package = json.loads(files(finder)["datapackage.json"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    places = next(each for each in package["resources"] if each["name"] == "places")
    assert places["sources"][0]["title"] == "GeoNames"
    assert [field["name"] for field in places["schema"]["fields"]] == [
        "country", "city", "latitude", "longitude",
    ]  # fmt: skip


def test_nothing_of_the_staff_is_in_it(finder: Finder) -> None:
    assert set(files(finder)) == {
        "datapackage.json", "members.csv", "sites.csv", "sources.csv", "vocabulary.csv",
        "places.csv",
    }  # fmt: skip


def test_hostile_texts_are_read_again_as_they_were(finder: Finder) -> None:
    found = {row["id"]: row for row in rows(files(with_hostile_texts(finder))["members.csv"])}
    for member in with_hostile_texts(finder).directory.members:
        row = found[member.id]
        assert (row["name"], row["notes"]) == (member.name, member.notes)


def test_the_archive_bears_no_time_and_no_machine(finder: Finder) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(finder))) as archived:
        made = {(i.date_time, i.create_system, i.external_attr) for i in archived.infolist()}
    assert made == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)}
