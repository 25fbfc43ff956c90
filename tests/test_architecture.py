"""The house: who may import whom, and what importing does (quality S1, S2)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "directory"

#: Reads left to right; a room imports only rooms to its left.
ROOMS = (
    "errors", "moment", "durable", "freshness", "declaration", "tables", "members", "settings",
    "names", "languages", "countries", "places", "problems", "query", "matching", "finder",
    "coverage", "contact", "locale", "exports", "staff", "map", "web", "app", "cli",
)  # fmt: skip

#: Libraries with one room each.
ONLY_IN = {
    "streamlit": {"app"},
    "folium": {"map"},
    "geopy": {"places", "staff"},
    "phonenumbers": {"problems", "contact", "staff"},
    "openpyxl": {"staff"},
    "filelock": {"staff"},
}

FILES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room in which a source file stands."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_file_stands_in_a_room() -> None:
    assert {room(path) for path in FILES} - {"__init__"} == set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_lead_to_the_left(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "directory" and len(parts) > 1 and parts[1] != here:
            assert ROOMS.index(parts[1]) < ROOMS.index(here), f"{here} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    for name in imports(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or room(path) in allowed, f"{path.name} imports {name}"


def test_no_room_for_leftovers() -> None:
    names = {path.stem for path in FILES}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_importing_the_package_opens_no_socket_and_reads_no_file() -> None:
    code = """
import sys
watched = ("open", "socket.connect", "socket.bind", "socket.getaddrinfo")
opened = []
sys.addaudithook(lambda event, args: opened.append((event, args)) if event in watched else None)
import directory
bad = [a for e, a in opened if e != "open" or not str(a[0]).endswith((".py", ".pyc"))]
assert not bad, bad
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
