"""members.csv: every member, in codes and in words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from changed_data import with_hostile_texts, with_members

from directory.exports.cells import safe
from directory.exports.spreadsheet import COLUMNS, table
from directory.finder import Finder


def rows(finder: Finder) -> dict[str, dict[str, str]]:
    """Return the rows as another program reads them, by id."""
    text = table(finder).decode("utf-8-sig")
    found = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    assert found.fieldnames == list(COLUMNS)
    return {row["id"]: row for row in found}


def test_every_member_is_a_row(finder: Finder) -> None:
    assert list(rows(finder)) == [member.id for member in finder.directory.members]


def test_codes_have_words_beside_them(finder: Finder) -> None:
    row = rows(finder)["de-volkssolidaritaet-berlin"]
    assert (row["languages"], row["language_names"]) == (
        "ar;en;fr;sq;tr",
        "Arabic; English; French; Albanian; Turkish",
    )
    assert row["country_name"] == "Germany"
    assert row["membership_label"] == "Membership not yet documented"
    assert row["interpreter_label"] == "Works with interpreters"
    assert row["formats"].count(";") == row["format_labels"].count(";")


def test_further_places_and_points(finder: Finder) -> None:
    found = rows(finder)
    row = found["be-praxis"]
    assert (row["city"], row["latitude"]) == ("Liège", "50.63")
    assert row["further_places"].startswith("Brussels (Belgium: branch since 2004); La Louvière")
    nowhere = found["de-bag-taeterarbeit"]
    assert (nowhere["city"], nowhere["latitude"], nowhere["longitude"]) == ("", "", "")
    assert found["ie-mens-development-network"]["longitude"] == "-7.11"


def test_only_stated_languages(finder: Finder) -> None:
    stated = {m.id for m in finder.directory.members if m.languages}
    assert {id_ for id_, row in rows(finder).items() if row["languages"]} == stated


def test_hostile_texts_are_read_again_as_they_were(finder: Finder) -> None:
    found = rows(with_hostile_texts(finder))
    for member in with_hostile_texts(finder).directory.members:
        row = found[member.id]
        assert row["name"] == safe(member.name)
        assert row["name_native"] == safe(member.name_native)
        assert row["warning"].endswith(member.notes)


def test_a_member_is_never_a_formula(finder: Finder) -> None:
    member = replace(finder.directory.members[0], name="=1+1")
    assert rows(with_members(finder, member))[member.id]["name"] == "'=1+1"
    assert rows(finder)["at-maennerberatung-wien"]["phone"] == "'+43 1 6032828"
