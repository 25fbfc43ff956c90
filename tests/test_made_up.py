"""The made-up organisations come from the command line as from the function, always the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import made_up


def test_the_command_makes_the_same_files_as_the_function(tmp_path: Path) -> None:
    out = tmp_path / "command"
    options = ["--members", "30", "--out", str(out), "--no-sources"]
    subprocess.run([sys.executable, made_up.__file__, *options], check=True, timeout=60)
    folder = made_up.make(tmp_path / "function", 30, sources=False)
    assert contents(out) == contents(folder)
    assert len(contents(out)["members.csv"].splitlines()) == 31


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
