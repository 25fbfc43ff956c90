"""A writer killed at any step leaves the old state or the new one, whole, and loses nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from directory import members, problems
from directory.moment import ENDINGS, Moment
from directory.staff import store, versions
from directory.staff.state import State

Contents = Mapping[str, bytes]


@dataclass(frozen=True)
class Scene:
    """Something to be done, the folder that it changes, and its files before and after.

    ``history`` are the kinds of the versions, newest first, before and after.
    """

    request: Mapping[str, Any]
    folder: Path
    before: Contents
    after: Contents
    history: tuple[list[str], list[str]]


def numbered(small: Path, number: int) -> dict[str, str]:
    """Return the texts of version ``number``: a note, a source's note and rows of changes."""
    texts = {p: (small / p).read_text() for p in ("members.csv", "sources.csv", "changes.csv")}
    row = "2026-01-01T00:00:00Z,office,de-example-network,notes,,,a test,\n"
    return {
        "members.csv": texts["members.csv"].replace("itself.", f"itself. Version {number}."),
        "sources.csv": texts["sources.csv"].rstrip() + f"version {number}\n",
        "changes.csv": texts["changes.csv"] + row * number,
    }


def on_disk(folder: Path) -> Contents:
    """Return the data files as any program sees them, without the store."""
    if not folder.exists():
        return {}
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in ENDINGS}


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder in the computer's memory, if it has one: a kill leaves the same there."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def scenes(small: Path, place: Path, writer: Any) -> Mapping[str, Scene]:
    """What is done, by name."""
    new = numbered(small, 1)
    edited, site = place / "edited", place / "site"
    shutil.copytree(small, edited)
    assert writer.ask("write", edited, versions=[new]) == {"killed": False}
    small = Path(shutil.copytree(small, place / "small"))
    assert writer.ask("publish", small, target=str(site)) == {"killed": False}
    first, second, public = on_disk(small), on_disk(edited), on_disk(site)
    newer = {**public} | {path: second[path] for path in new}
    write, change, publish = {"do": "write", "versions": [new]}, ["change"], ["publish"]
    found = {
        "write": Scene(write, small, first, second, ([], change)),
        "undo": Scene({"do": "undo"}, edited, second, first, (change, ["undo", *change])),
        "publish new": Scene(
            {"do": "publish", "source": small}, place / "none", {}, public, ([], publish)
        ),
        "publish": Scene(
            {"do": "publish", "source": edited}, site, public, newer, (publish, publish * 2)
        ),
    }
    begun, valid = left_by_kills(found["write"], place, writer)
    return found | {
        "remove what was begun": Scene({"do": "recover"}, begun, first, first, ([], [])),
        "finish what is valid": Scene({"do": "recover"}, valid, second, second, (change, change)),
    }


def left_by_kills(scene: Scene, where: Path, writer: Any) -> tuple[Path, Path]:
    """Return what is left just before all becomes valid, and just after."""
    left = where / "left"
    for _ in killed_at_each_step(scene, left, writer):
        for name in (".pending.partial", ".pending"):
            if (left / name).exists():
                kept = where / f"left{name}"
                if name == ".pending.partial":
                    shutil.rmtree(kept, ignore_errors=True)
                if not kept.exists():
                    shutil.copytree(left, kept)
    return where / "left.pending.partial", where / "left.pending"


def lay(scene: Scene, folder: Path) -> None:
    """Bring the files into a folder as they are before."""
    shutil.rmtree(folder, ignore_errors=True)
    if scene.folder.exists():
        shutil.copytree(scene.folder, folder)


def killed_at_each_step(scene: Scene, folder: Path, writer: Any) -> Iterator[int]:
    """Yield the number of kills until then after each kill, and when all is done."""
    source, target = folder, {}
    if scene.request["do"] == "publish":
        source, target = scene.request["source"], {"target": str(folder)}
    request = {**scene.request, "source": "", **target}
    lay(scene, folder)
    writer.send(request.pop("do"), source, each_step=True, **request)
    assert writer.answer() == {"ready": True}
    killed, number = True, 0
    try:
        while killed:
            lay(scene, folder)
            writer.go_on()
            killed = writer.answer()["killed"]
            number += killed
            yield number
    finally:
        if killed:
            writer.go_on("stop")
        assert writer.answer() == {"killed": False}


@pytest.mark.parametrize(
    ("name", "at_least"),
    [
        ("write", 45),
        ("undo", 45),
        ("publish new", 80),
        ("publish", 45),
        ("remove what was begun", 15),
        ("finish what is valid", 10),
    ],
)
def test_killed_before_any_step(
    name: str, at_least: int, scenes: Any, place: Path, writer: Any
) -> None:
    scene, folder = scenes[name], place / "here"
    states = set()
    for number in killed_at_each_step(scene, folder, writer):
        # What is read of the same bytes is the same: to look at each tenth closely is enough.
        seen = whole(folder, closely=number % 10 == 0)
        assert seen in (scene.before, scene.after)
        states.add(seen == scene.after)
        if folder.exists():
            clear_up(scene, folder, seen)
    assert seen == scene.after
    assert states == ({True} if scene.before == scene.after else {True, False})
    assert number >= at_least
    print(f"{name}: {number} kills")


def whole(folder: Path, *, closely: bool) -> Contents:
    """Return the files as every reader sees them, without any recovery."""
    seen = Moment.of(folder).contents
    if seen and closely:
        members.read(folder)
        state = State.read(folder)
        assert {path: seen[path] for path in state.contents} == state.contents
        assert [p for p in problems.find(folder) if p.severity == "error"] == []
    return seen


def clear_up(scene: Scene, folder: Path, seen: Contents) -> None:
    """Let the next writer come: nothing half done is left, and the history is whole."""
    store.recover(folder)
    assert on_disk(folder) == seen
    hidden = {path.name for path in folder.iterdir() if path.name.startswith(".")}
    assert hidden <= {".lock", ".history"}
    history = versions.versions(folder)
    # Where before and after do not differ, neither does their history.
    assert [version.kind for version in history] == scene.history[seen == scene.after]
    if history and history[0].kind == "change":
        store.undo(folder)
        assert on_disk(folder) != seen


@pytest.mark.parametrize("largest", [0, 1, 80, 500, 1000, 2000])
def test_killed_in_the_midst_of_a_file(
    largest: int, small: Path, small_folder: Path, writer: Any
) -> None:
    before, new = on_disk(small_folder), [numbered(small, 1)]
    answer = writer.ask("write", small_folder, versions=new, largest=largest, dies=True)
    assert answer == {"killed": True}
    assert Moment.of(small_folder).contents == before
    store.recover(small_folder)
    assert on_disk(small_folder) == before
    assert versions.versions(small_folder) == []


def test_killed_at_any_time_again_and_again(small: Path, small_folder: Path, writer: Any) -> None:
    chance = random.Random(4)
    number, kills = 0, 0
    while kills < 40:
        new = [numbered(small, n) for n in range(number + 1, number + 30)]
        seconds = chance.uniform(0.002, 0.06)
        kills += writer.ask("write", small_folder, versions=new, seconds=seconds)["killed"]
        seen = Moment.of(small_folder).contents
        number = seen["changes.csv"].count(b"\n") - 1
        expected = numbered(small, number) if number else {}
        assert {p: seen[p].decode() for p in expected} == expected
    store.recover(small_folder)
    found = versions.versions(small_folder)
    assert [version.number for version in found] == list(range(number, 0, -1))
    for _ in range(number):
        store.undo(small_folder)
    assert on_disk(small_folder) == on_disk(small)
