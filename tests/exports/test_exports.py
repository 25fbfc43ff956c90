"""What holds for every export: the same bytes again, safe contacts, warnings that travel along."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from changed_data import SECRETS, all_files, with_secrets

from directory.exports import entries, geojson, hsds, jsonld, spreadsheet
from directory.exports.ids import NAMESPACE, uuid
from directory.finder import Finder

HERE = Path(__file__).parent

#: Partners keep these ids: they never change.
GOLDEN = {
    ("organization", "de-volkssolidaritaet-berlin"): "f1df31fc-f675-5dc1-9450-f35eb8ba62a2",
    ("service", "de-volkssolidaritaet-berlin"): "9f6e5b19-61a1-5946-84ee-c7153c68bece",
    ("location", "al-clmb", "AL", "Tirana"): "cf9db626-064d-5651-9972-ca400f47c401",
    ("taxonomy", "membership"): "b682f72c-5819-5095-96d4-e4ed8a512a33",
    ("taxonomy_term", "membership", "to_confirm"): "7eed7965-720f-5a1c-970c-17c958b6a792",
    ("dataset",): "d7f16cc7-1f63-549b-8cea-b05b81113b60",
}


@pytest.mark.parametrize("parts", GOLDEN, ids=" ".join)
def test_ids_never_change(parts: tuple[str, ...]) -> None:
    assert str(NAMESPACE) == "0c86e176-e342-5979-89d1-5786851d8afc"
    assert uuid(*parts) == GOLDEN[parts]


def test_another_process_makes_the_same_bytes(finder: Finder, data: Path) -> None:
    code = """
import hashlib, pathlib, sys
from changed_data import all_files
from directory.finder import Finder
for name, content in sorted(all_files(Finder.read(pathlib.Path(sys.argv[1]))).items()):
    print(name, hashlib.sha256(content).hexdigest())
"""
    paths = (str(HERE), str(HERE.parent / "shared"))
    result = subprocess.run(
        [sys.executable, "-c", code, str(data)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": os.pathsep.join(paths)},
    )
    files = all_files(finder)
    ours = [f"{name} {sha256(files[name]).hexdigest()}" for name in sorted(files)]
    assert result.stdout.splitlines() == ours


@pytest.mark.parametrize("secret", SECRETS)
def test_no_file_has_a_contact_that_is_not_to_be_shown(finder: Finder, secret: str) -> None:
    for name, content in all_files(with_secrets(finder)).items():
        assert secret not in content.decode(), name


def test_a_contact_that_may_be_shown_stands_in_every_file(finder: Finder) -> None:
    number = finder.directory.by_id["ee-sotsiaalkindlustusamet"].phone
    files = all_files(finder)
    service = f"services/{uuid('service', 'ee-sotsiaalkindlustusamet')}.json"
    organization = f"organizations/{uuid('organization', 'ee-sotsiaalkindlustusamet')}.json"
    for name in ("members.csv", "members.geojson", "members.jsonld", "package/members.csv",
                 service, organization):  # fmt: skip
        assert number in files[name].decode(), name


def test_every_warning_stands_beside_its_contact(finder: Finder) -> None:
    rows = {row["id"]: row for row in _rows(spreadsheet.table(finder))}
    features = json.loads(geojson.collection(finder))["features"]
    nodes = {node["identifier"]: node for node in json.loads(jsonld.graph(finder))["@graph"][1:]}
    kinds = hsds.catalogue(finder)
    for told in entries.entries(finder):
        member = told.member
        assert member.notes in told.warning
        assert rows[member.id]["warning"] == told.warning
        shown = [f["properties"] for f in features if f["properties"]["member"] == member.id]
        assert shown
        assert all(properties.get("warning", "") == told.warning for properties in shown)
        assert told.warning in nodes[member.id]["description"]
        organization = kinds["organizations"].full(member)
        assert organization["description"].endswith(told.warning)
        objects = [organization]
        if told.describes_programme:
            objects.append(kinds["services"].full(member))
            assert objects[1].get("alert", "") == told.warning
        phones = [phone for each in objects for phone in each.get("phones", ())]
        assert all(phone["description"] == told.warning for phone in phones)


def test_a_body_for_victims_says_that_it_is_no_contact(finder: Finder) -> None:
    shelter = finder.directory.by_id["al-vatra"]
    assert entries.entry(finder, shelter).warning.startswith("This organisation helps victims.")


def test_every_export_says_whether_the_organisation_confirmed_its_entry(finder: Finder) -> None:
    words = "Sources read on 2026-11-22, not confirmed by the organisation."
    member = finder.directory.by_id["al-clmb"]
    assert words in entries.summary(finder, entries.entry(finder, member))


def _rows(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
