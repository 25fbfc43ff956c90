"""The towns of the gazetteer, as far as a check needs them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from directory.errors import DataError
from directory.problems.atlas import HEADER, Atlas
from directory.tables import Row

BERGEN = "1,Bergen,NO,60.39,5.32,213585,Berg;Берген"
OTHER = "2,Bergen,DE,52.81,9.96,13000,"


def _atlas(folder: Path, *lines: str, further: str = "") -> Atlas:
    text = "\n".join([HEADER, *lines, ""])
    (folder / "gazetteer.csv.gz").write_bytes(gzip.compress(text.encode()))
    return Atlas.read(folder, [Row(2, {"geonames_id": "1", "other_names": further})])


def test_towns_are_found_by_id_with_all_their_names(tmp_path: Path) -> None:
    found = _atlas(tmp_path, BERGEN, OTHER, further="Björgvin").with_ids({"1", "3"})
    assert set(found) == {"1"}
    assert found["1"].town.country == "NO"
    assert found["1"].names == {"bergen", "berg", "берген", "bjorgvin"}


def test_towns_are_found_by_name_the_largest_first(tmp_path: Path) -> None:
    atlas = _atlas(tmp_path, OTHER, BERGEN)
    assert [town.country for town in atlas.called("BERGEN")] == ["NO", "DE"]
    assert atlas.called("") == ()


def test_a_row_that_is_none_is_passed_over(tmp_path: Path) -> None:
    atlas = _atlas(tmp_path, "1,Bergen", "2,Bergen,DE,north,9.96,13000,", BERGEN)
    assert [town.country for town in atlas.called("Bergen")] == ["NO"]


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no gzip",
        gzip.compress(b"\xff", mtime=0),
        gzip.compress(b"id,name\n1,Bergen\n", mtime=0),
    ],
)
def test_a_damaged_file_is_a_problem(tmp_path: Path, packed: bytes) -> None:
    (tmp_path / "gazetteer.csv.gz").write_bytes(packed)
    with pytest.raises(DataError) as raised:
        Atlas.read(tmp_path, [])
    [problem] = raised.value.problems
    assert (problem.file, problem.code) == ("gazetteer.csv.gz", "file-unreadable")
