"""The command line as a real process: terminals with few letters, Ctrl-C and the end of input."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMAND = (sys.executable, "-m", "directory.cli")

ROW = "id,notes\nal-gruaja-tek-gruaja,Κέντρο\n"


@pytest.fixture
def arguments(data: Path, tmp_path: Path) -> Iterator[list[str]]:
    """An import of one cell into a copy of the data."""
    copy = shutil.copytree(data, tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    file = tmp_path / "a.csv"
    file.write_text(ROW, encoding="utf-8")
    before = (copy / "members.csv").read_bytes()
    yield [*COMMAND, "import", str(file), "--data", str(copy)]
    assert (copy / "members.csv").read_bytes() == before


def test_what_an_encoding_lacks_is_an_escape(arguments: list[str]) -> None:
    found = subprocess.run(
        arguments,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        input=b"",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert found.returncode == 2
    assert rb"\u2192 \u039a\u03ad" in found.stdout
    assert found.stderr.splitlines() == [
        b"Nothing written: this was the preview. To write it, add --yes."
    ]


@pytest.mark.parametrize("what", ["ctrl-c", "ctrl-d"])
def test_neither_ctrl_c_nor_the_end_of_input_is_a_yes(what: str, arguments: list[str]) -> None:
    terminal, its_end = pty.openpty()
    with subprocess.Popen(
        arguments,
        stdin=its_end,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # A job in the background ignores Ctrl-C, and so do the programs that it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        assert process.stderr is not None
        said = b""
        while b"Type yes: " not in said:
            said += os.read(process.stderr.fileno(), 1000)
        if what == "ctrl-c":
            process.send_signal(signal.SIGINT)
        else:
            os.write(terminal, b"\x04")
        assert process.stderr.read().strip() == b"Nothing written."
        assert process.wait(timeout=30) == 2
    os.close(terminal)
    os.close(its_end)
