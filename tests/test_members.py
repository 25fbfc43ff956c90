"""What an organisation is, and reading the data folder."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from directory import members
from directory.errors import DataError
from directory.members import Directory, Member

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    shutil.copytree(ROOT / "tests" / "golden" / "base", folder, dirs_exist_ok=True)
    return folder


@pytest.fixture
def directory(folder: Path) -> Directory:
    return members.read(folder)


def _replace(folder: Path, table: str, old: str, new: str) -> None:
    path = folder / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _problems(folder: Path) -> list[tuple[str, int, str, str]]:
    with pytest.raises(DataError) as raised:
        members.read(folder)
    return [(p.file, p.line, p.column, p.code) for p in raised.value.problems]


def test_a_member_has_its_cells_in_their_types(directory: Directory) -> None:
    assert directory.by_id["se-example-programme"] == Member(
        id="se-example-programme",
        name="Example Programme",
        name_native="Exempelprogrammet",
        acronym="",
        kind="perpetrator_programme",
        membership="confirmed",
        country="SE",
        city="Malmö",
        serves="regional",
        website="https://programme.example.org",
        email="office@programme.example.org",
        phone="+46 40 5550101",
        languages=("ar", "sv"),
        interpreter="yes",
        specialisms=("men", "group_work"),
        formats=("in_person", "online"),
        referral_routes=("self", "court"),
        checked_on=date(2026, 1, 15),
        confirmed_on=date(2026, 2, 1),
        notes="Made up, for the tests.",
    )


def test_blank_cells_are_empty(directory: Directory) -> None:
    network = directory.by_id["de-example-network"]
    assert (network.city, network.languages, network.confirmed_on) == ("", (), None)


def test_members_keep_the_order_of_the_file(directory: Directory) -> None:
    ids = ["se-example-programme", "de-example-counselling", "de-example-network"]
    assert [member.id for member in directory.members] == ids
    assert list(directory.frame["id"]) == ids


def test_what_belongs_to_a_member_is_found_by_its_id(directory: Directory) -> None:
    [site] = directory.sites["se-example-programme"]
    assert (site.city, site.country) == ("Lund", "SE")
    assert directory.sources["se-example-programme"][0].field == "name"
    assert "de-example-network" not in directory.sites


def test_the_other_tables(directory: Directory) -> None:
    assert directory.vocabulary["group_work"].group == "how"
    assert directory.local_languages["DE", "Flensburg"] == ("de", "da")
    assert directory.places["SE", "Malmö"] == (55.61, 13.0)
    assert directory.geonames_ids == {"2926271", "2693678", "2692969"}
    assert directory.languages[0].own_name == "العربية"
    assert directory.language_names[0].other_names == ("Afghan Persian", "Dari Persian")


def test_the_places_of_a_member(directory: Directory) -> None:
    cities = [directory.cities(member) for member in directory.members]
    assert cities == [[("SE", "Malmö"), ("SE", "Lund")], [("DE", "Flensburg")], []]


def test_who_describes_a_programme(directory: Directory) -> None:
    described = [directory.describes_programme(member) for member in directory.members]
    assert described == [True, True, False]


def test_the_kind_alone_describes_a_programme(folder: Path) -> None:
    _replace(folder, "members", "men;women_who_use_violence", "multi_agency")
    counselling = members.read(folder).by_id["de-example-counselling"]
    assert members.read(folder).describes_programme(counselling)


def test_a_code_of_who_or_how_describes_a_programme(folder: Path) -> None:
    _replace(folder, "members", "multi_agency", "multi_agency;men")
    network = members.read(folder).by_id["de-example-network"]
    assert members.read(folder).describes_programme(network)


@pytest.mark.parametrize(
    ("cell", "values"), [("", ()), ("a", ("a",)), ("a;b", ("a", "b")), ("a; b;", ("a", "b", ""))]
)
def test_lists_are_split_at_semicolons(cell: str, values: tuple[str, ...]) -> None:
    assert members.split_list(cell) == values


def test_every_wrong_cell_is_said_with_its_place(folder: Path) -> None:
    _replace(folder, "members", "2026-02-01", "1.2.2026")
    _replace(folder, "members", "Example Counselling", "")
    _replace(folder, "places", "55.71", "north")
    assert _problems(folder) == [
        ("places.csv", 3, "latitude", "wrong-type"),
        ("members.csv", 2, "confirmed_on", "wrong-type"),
        ("members.csv", 3, "name", "blank-cell"),
    ]


def test_the_problems_of_every_file_are_said_at_once(folder: Path) -> None:
    (folder / "members.csv").write_bytes(b"")
    (folder / "sites.csv").unlink()
    assert _problems(folder) == [
        ("members.csv", 1, "", "wrong-header"),
        ("sites.csv", 0, "", "file-unreadable"),
    ]


def test_an_undeclared_table_is_a_problem(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"] = [part for part in package["resources"] if part["name"] != "sites"]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert _problems(folder) == [("datapackage.json", 0, "", "declaration-differs")]


@pytest.mark.parametrize("table", members.TABLES)
def test_other_columns_than_the_program_reads_are_a_problem(folder: Path, table: str) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    [schema] = [part["schema"] for part in package["resources"] if part["name"] == table]
    schema["fields"][-1]["name"] = "another"
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    path = folder / f"{table}.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", maxsplit=1)
    header = ",".join([*header.split(",")[:-1], "another"])
    path.write_text(f"{header}\n{rest}", encoding="utf-8")
    assert _problems(folder) == [("datapackage.json", 0, "", "declaration-differs")]
