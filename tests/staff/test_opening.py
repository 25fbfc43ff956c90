"""Opening: any bytes are a table, a question or a clear error; too large ones an error at once."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.errors import DataError, DirectoryError
from directory.staff import reading, sheets, xlsx
from directory.staff.reading import Reading
from directory.staff.sheets import File
from directory.staff.state import State

GOLDEN = Path(__file__).parent / "golden"
FILES = [
    path.read_bytes() for path in sorted(GOLDEN.iterdir())
    if path.suffix in (".csv", ".xlsx", ".ods") and path.stat().st_size < 20_000
    and "last-cell" not in path.name
]  # fmt: skip

SETTINGS = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def is_read(content: bytes, state: State) -> Reading | None:
    """Return what is read of a content, None if it is refused in our own words."""
    try:
        return reading.read(File("x", content), state)
    except DirectoryError:
        return None


@given(content=st.binary(max_size=300))
@SETTINGS
def test_any_bytes_are_read_or_refused(content: bytes, state: State) -> None:
    is_read(content, state)


@given(text=st.text(max_size=200))
@SETTINGS
def test_any_text_below_a_heading_is_read_or_refused(text: str, state: State) -> None:
    content = f"id,name,languages,phone,checked_on\n{text}".encode("utf-8", "replace")
    is_read(content, state)


# The number of a file and not its bytes, so that an example that fails can be read.
@given(number=st.integers(0, len(FILES) - 1), place=st.floats(0, 1), byte=st.integers(0, 255))
@SETTINGS
def test_a_changed_byte_is_read_or_refused(
    number: int, place: float, byte: int, state: State
) -> None:
    content = FILES[number]
    where = int(place * max(len(content) - 1, 0))
    is_read(content[:where] + bytes([byte]) + content[where + 1 :], state)
    is_read(content[:where], state)


@pytest.mark.parametrize("name", ["workbook.xlsx", "workbook.ods"])
def test_a_container_with_any_changed_byte_is_read_or_refused(name: str, state: State) -> None:
    content = (GOLDEN / name).read_bytes()
    headers = [match.start() for match in re.finditer(rb"PK[\x01-\x06]{2}", content)]
    assert len(headers) > 10
    for where in sorted({start + step for start in headers for step in range(60)}):
        if where < len(content):
            is_read(content[:where] + b"\xff" + content[where + 1 :], state)


def test_a_file_that_is_too_large_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "LARGEST", 10)
    (tmp_path / "large.csv").write_bytes(b"id,name\n" * 2)
    with pytest.raises(DataError, match="too-large"):
        File.at(tmp_path / "large.csv")


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(DataError, match="file-unreadable"):
            File.at(path)


def test_a_workbook_that_would_fill_the_memory_is_not_unpacked(state: State) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (xlsx.LARGEST + 1))
    assert len(packed.getvalue()) < 1_000_000
    with pytest.raises(DataError, match="too-large"):
        reading.read(File("x.xlsx", packed.getvalue()), state)
