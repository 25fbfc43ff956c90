"""The real data, a small folder of made-up organisations, and LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from directory.finder import Finder
from directory.staff.state import State

DATA = Path(__file__).parent.parent / "data"

Convert = Callable[..., bytes]

# On a busy machine an example takes long through no fault of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the files that drive a browser come first, so that no long one runs alone at the end."""
    items.sort(key=lambda item: not item.get_closest_marker("browser"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The project's own data folder."""
    return DATA


@pytest.fixture(scope="session")
def finder() -> Finder:
    """The finder of the project's own data."""
    return Finder.read(DATA)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new copy of tests/golden/base, with the project's own declaration."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy, ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(Path(__file__).parent / "golden" / "base", copy, dirs_exist_ok=True)
    return copy


@pytest.fixture
def state(folder: Path) -> State:
    """The state of that copy on a day less than ten months after it was checked."""
    return State.read(folder, date(2026, 11, 1))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """A function that lets LibreOffice open an .xlsx file and save it in another format."""
    program = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip("LibreOffice was not found: apt-get install libreoffice-calc-nogui")
    profile = tmp_path_factory.mktemp("profile")

    def convert(content: bytes, to: str) -> bytes:
        folder = tmp_path_factory.mktemp("office")
        (folder / "file.xlsx").write_bytes(content)
        subprocess.run(
            [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
             "--convert-to", to, "--outdir", str(folder / "out"), str(folder / "file.xlsx")],
            check=True, timeout=120, capture_output=True,
        )  # fmt: skip
        (saved,) = (folder / "out").iterdir()
        return saved.read_bytes()

    return convert
