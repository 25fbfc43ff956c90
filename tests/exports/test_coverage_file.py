"""coverage.csv: the figures, with words."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from pathlib import Path

from directory.coverage import figures
from directory.exports.coverage import COLUMNS, table
from directory.finder import Finder


def rows(finder: Finder) -> list[dict[str, str]]:
    """Return the rows of the file as another program reads them."""
    text = table(finder).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_figure_is_a_row(finder: Finder) -> None:
    found = rows(finder)
    assert tuple(found[0]) == COLUMNS
    assert sorted(
        (row["country"], row["topic"], row["code"], row["state"], int(row["members"]))
        for row in found
    ) == sorted((f.country, f.topic, f.code, f.state, f.members) for f in figures(finder.index))


def test_rows_speak_in_words(finder: Finder) -> None:
    words = {(row["topic"], row["code"]): row["label"] for row in rows(finder)}
    assert words["language", "prs"] == "Dari"
    assert words["specialism", "fathers"] == "Fathers and parenting"
    assert words["column", "phone"] == "Telephone"
    assert "interpreters" in words["interpreter", "yes"].casefold()
    assert all(row["label"] and row["country_name"] for row in rows(finder))


def test_shares_can_be_worked_out(finder: Finder) -> None:
    members = Counter(member.country for member in finder.directory.members)
    for row in rows(finder):
        assert int(row["members"]) <= int(row["members_in_country"]) == members[row["country"]]


def test_countries_stand_by_name(finder: Finder) -> None:
    names = [row["country_name"] for row in rows(finder)]
    assert names == sorted(names)


def test_a_label_is_never_a_formula(data: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    file = folder / "vocabulary.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Stalking,Works", "=1+1,Works"), encoding="utf-8")
    labels = {row["label"] for row in rows(Finder.read(folder)) if row["code"] == "stalking"}
    assert labels == {"'=1+1"}
