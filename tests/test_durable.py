"""Writing one file: whole or not at all, with the rights that it had."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from directory import durable
from directory.errors import NotWritten


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "new" / "file.csv"
    assert durable.replace(file, b"one") == file
    file.chmod(0o600)
    durable.replace(file, b"two")
    assert file.read_bytes() == b"two"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_what_a_killed_writer_left_does_not_hinder(tmp_path: Path) -> None:
    (tmp_path / ".file.csv.partial").write_bytes(b"half")
    durable.replace(tmp_path / "file.csv", b"whole")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file.csv").mkdir()
    with pytest.raises(NotWritten, match="Is a directory"):
        durable.replace(tmp_path / "file.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file.csv"]


def test_windows_opens_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    with pytest.raises(FileNotFoundError):
        durable.settle(gone)
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        durable.settle(gone)
