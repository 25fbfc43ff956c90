"""Small valid data folders of made-up organisations, and a writer in a process of its own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


class Writer:
    """The process of writer.py."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._requests, self._answers = process.stdin, process.stdout

    def send(self, do: str, folder: Path, **more: object) -> None:
        """Send a request; its answers are to be fetched."""
        self.go_on(json.dumps({"do": do, "folder": str(folder), **more}))

    def go_on(self, line: str = "") -> None:
        """Send a line."""
        self._requests.write(line + "\n")
        self._requests.flush()

    def answer(self) -> dict[str, Any]:
        """Return the next answer."""
        return dict(json.loads(self._answers.readline()))

    def ask(self, do: str, folder: Path, **more: object) -> dict[str, Any]:
        """Return the answer to a request."""
        self.send(do, folder, **more)
        return self.answer()


@pytest.fixture(scope="session")
def writer() -> Iterator[Writer]:
    """A process that writes when asked (writer.py)."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", str(Path(__file__).with_name("writer.py"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        yield Writer(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tests/golden/base with the project's own declaration; not to be changed."""
    folder = tmp_path_factory.mktemp("small") / "data"
    folder.mkdir()
    for place in (ROOT / "data", ROOT / "tests" / "golden" / "base"):
        for path in place.iterdir():
            if path.is_file() and not path.name.startswith("."):
                shutil.copy(path, folder)
    return folder


@pytest.fixture
def small_folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small folder that a test may change."""
    return Path(shutil.copytree(small, tmp_path / "data"))
