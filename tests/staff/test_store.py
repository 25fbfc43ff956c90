"""Writing and undoing: byte for byte, nobody's work is lost, and clear words where it cannot be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from directory import members
from directory.errors import NotWritten
from directory.moment import Moment
from directory.staff import committing, store, versions
from directory.staff.committing import Locked, NoDataFile, NotFinished, NothingToWrite
from directory.staff.store import ChangedMeanwhile, ChangedSince, NothingToUndo
from directory.staff.versions import About, HistoryUnreadable, Version

MEMBERS = "members.csv"


def write(folder: Path, new: bytes, path: str = MEMBERS) -> Version:
    base = {path: (folder / path).read_bytes()}
    about = About("by mail", "office", {"changed": 1})
    return store.write(folder, {path: new}, base=base, about=about)


def test_a_write_keeps_what_was_before_and_who_wrote_why(small_folder: Path) -> None:
    old = (small_folder / MEMBERS).read_bytes()
    made = write(small_folder, b"new")
    assert (small_folder / MEMBERS).read_bytes() == b"new"
    assert versions.versions(small_folder) == [made]
    assert (made.number, made.kind, made.about.role) == (1, "change", "office")
    assert (versions.place(small_folder, 1) / "old" / MEMBERS).read_bytes() == old


def test_undo_goes_back_further_and_further_and_loses_nothing(small_folder: Path) -> None:
    old = (small_folder / MEMBERS).read_bytes()
    for content in (b"1", b"2", b"3"):
        write(small_folder, content)
    for content, number in ((b"2", 3), (b"1", 2)):
        assert store.undo(small_folder).number == number
        assert (small_folder / MEMBERS).read_bytes() == content
    write(small_folder, b"4")
    assert [store.undo(small_folder).number for _ in range(2)] == [6, 1]
    assert (small_folder / MEMBERS).read_bytes() == old
    with pytest.raises(NothingToUndo, match="Nothing to undo"):
        store.undo(small_folder)
    found = versions.versions(small_folder)
    assert {version.number for version in found if version.undone} == {1, 2, 3, 6}
    kept = {(versions.place(small_folder, v.number) / "old" / MEMBERS).read_bytes() for v in found}
    assert kept == {old, b"1", b"2", b"3", b"4"}


def test_a_draft_of_old_files_is_not_written(small_folder: Path) -> None:
    base = {p: (small_folder / p).read_bytes() for p in (MEMBERS, "sources.csv")}
    write(small_folder, b"another's", "sources.csv")
    with pytest.raises(ChangedMeanwhile) as raised:
        store.write(small_folder, {MEMBERS: b"mine"}, base=base, about=About(""))
    assert raised.value.paths == ("sources.csv",)
    assert (small_folder / MEMBERS).read_bytes() == base[MEMBERS]
    assert len(versions.versions(small_folder)) == 1


def test_undo_does_not_take_another_version_than_was_shown(small_folder: Path) -> None:
    shown = write(small_folder, b"1")
    write(small_folder, b"2")
    with pytest.raises(ChangedMeanwhile):
        store.undo(small_folder, number=shown.number)
    assert (small_folder / MEMBERS).read_bytes() == b"2"


def test_undo_does_not_lose_what_was_done_by_hand_unless_told(small_folder: Path) -> None:
    old = (small_folder / MEMBERS).read_bytes()
    write(small_folder, b"1")
    (small_folder / MEMBERS).write_bytes(b"by hand")
    with pytest.raises(ChangedSince, match=r"members\.csv: changed by something else"):
        store.undo(small_folder)
    assert (small_folder / MEMBERS).read_bytes() == b"by hand"
    store.undo(small_folder, anyway=True)
    assert (small_folder / MEMBERS).read_bytes() == old
    assert (versions.place(small_folder, 2) / "old" / MEMBERS).read_bytes() == b"by hand"


def test_what_is_written_by_hand_after_a_crash_is_kept(
    small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(committing, "_put", lambda *_: sys.exit("the power fails"))
        with pytest.raises(SystemExit):
            write(small_folder, b"1")
    assert Moment.of(small_folder).contents[MEMBERS] == b"1"
    (small_folder / MEMBERS).write_bytes(b"by hand")
    store.recover(small_folder)
    assert (small_folder / MEMBERS).read_bytes() == b"1"
    [version] = versions.versions(small_folder)
    assert version.displaced == (MEMBERS,)
    kept = versions.place(small_folder, 1) / "displaced" / MEMBERS
    assert kept.read_bytes() == b"by hand"


def test_a_damaged_history_is_not_brought_back(small_folder: Path) -> None:
    write(small_folder, b"1")
    (versions.place(small_folder, 1) / "old" / MEMBERS).write_bytes(b"rotten")
    with pytest.raises(HistoryUnreadable, match=r"old/members\.csv cannot be read"):
        store.undo(small_folder)
    (versions.place(small_folder, 1) / "manifest.json").write_bytes(b"{")
    with pytest.raises(HistoryUnreadable, match=r"manifest\.json cannot be read"):
        write(small_folder, b"2")
    assert (small_folder / MEMBERS).read_bytes() == b"1"


@pytest.mark.parametrize("path", ["../outside.csv", "/etc/outside.csv", "a/b.csv", ".lock", "."])
def test_nothing_is_written_beside_the_data(path: str, small_folder: Path) -> None:
    with pytest.raises(NoDataFile, match="a plain name"):
        store.write(small_folder, {path: b"x"}, base={}, about=About(""))
    assert not (small_folder.parent / "outside.csv").exists()


def test_what_changes_nothing_makes_no_version(small_folder: Path) -> None:
    with pytest.raises(NothingToWrite):
        write(small_folder, (small_folder / MEMBERS).read_bytes())
    assert versions.versions(small_folder) == []


def test_the_rights_of_files_and_folder_stay(small_folder: Path) -> None:
    small_folder.chmod(0o750)
    (small_folder / MEMBERS).chmod(0o640)
    write(small_folder, b"1")
    assert (small_folder / MEMBERS).stat().st_mode & 0o777 == 0o640
    assert (small_folder / ".history").stat().st_mode & 0o777 == 0o750
    assert (small_folder / ".lock").stat().st_mode & 0o777 == 0o640
    store.undo(small_folder)
    assert (small_folder / MEMBERS).stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="No such file or directory"):
        store.undo(tmp_path / "nowhere")


def test_another_process_that_holds_the_lock_is_named(
    small_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committing, "PATIENCE_S", 0.2)
    code = (
        "import sys, filelock\n"
        "with filelock.FileLock(sys.argv[1]):\n    print('held', flush=True)\n    input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(small_folder / ".lock")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Locked, match="Another program is writing"):
            write(small_folder, b"1")
        holder.communicate("\n")
    write(small_folder, b"1")


def test_of_several_who_write_at_once_no_update_is_lost(small_folder: Path, writer: Any) -> None:
    assert writer.ask("count", small_folder, people=3, times=15) == {"killed": False}
    assert (small_folder / "letters.csv").read_text().count("\n") == 46
    assert len(versions.versions(small_folder)) == 45


def test_readers_see_whole_versions_while_somebody_writes(
    small: Path, small_folder: Path, writer: Any
) -> None:
    texts = {p: (small / p).read_text() for p in (MEMBERS, "vocabulary.csv")}
    word = {MEMBERS: "itself.", "vocabulary.csv": "other bodies."}
    new = [
        {path: text.replace(word[path], f"{word[path]} V{n}") for path, text in texts.items()}
        for n in range(1, 101)
    ]
    writer.send("write", small_folder, versions=new, loose=True)
    writer.answer()
    seen: list[str] = []
    while not seen or seen[-1] != "V100":
        read = members.read(small_folder)
        note = read.by_id["de-example-network"].notes.rpartition(" ")[2]
        description = read.vocabulary["multi_agency"].definition.rpartition(" ")[2]
        assert note.replace("itself.", "bodies.") == description
        seen.append(note)
    assert writer.answer() == {"killed": False}
    assert len(set(seen)) > 3


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_everything_as_it_was(tiny_disk: Path) -> None:
    old, new = b"old\n" * 2000, b"new\n" * 2000
    refused = 0
    for free in range(14):
        folder = tiny_disk / "data"
        folder.mkdir()
        for path in (MEMBERS, "sources.csv"):
            (folder / path).write_bytes(old)
        filler = tiny_disk / "filler"
        with filler.open("wb") as file:
            file.write(b"x" * 4096 * max(12 - free, 0))
        base = {MEMBERS: old, "sources.csv": old}
        words = ""
        try:
            store.write(folder, dict.fromkeys(base, new), base=base, about=About(""))
        except NotWritten as error:
            words = str(error)
        if words:
            refused += 1
            assert "No space left on device. Make room on the disk" in words
            assert {path: (folder / path).read_bytes() for path in base} == base
            assert not (folder / ".pending.partial").exists()
            filler.unlink()
            store.write(folder, {MEMBERS: b"small"}, base=base, about=About(""))
        subprocess.run(["rm", "-rf", str(folder), str(filler)], check=True)
    assert refused > 5


def test_a_file_that_is_too_large_for_the_system_is_not_written(
    small_folder: Path, writer: Any
) -> None:
    old = (small_folder / MEMBERS).read_bytes()
    new = [{MEMBERS: "x" * 5000}]
    answer = writer.ask("write", small_folder, versions=new, largest=3000)
    assert answer["error"] == "NotWritten"
    assert "File too large. Make room" in answer["words"]
    assert (small_folder / MEMBERS).read_bytes() == old
    assert not (small_folder / ".pending.partial").exists()


@pytest.fixture
def held_file(small_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A members.csv that can be read but, as if it were open elsewhere, not replaced."""
    file = small_folder / MEMBERS
    command = ["mount", "--bind", str(file), str(file)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this user may not hold a file in its place")
    yield file
    subprocess.run(["umount", str(file)], check=False, capture_output=True)


def test_a_file_that_is_held_is_new_for_readers_and_replaced_later(held_file: Path) -> None:
    folder, old = held_file.parent, held_file.read_bytes()
    with pytest.raises(NotFinished, match=r"Saved as version 1.*Device or resource busy"):
        write(folder, b"new")
    assert held_file.read_bytes() == old
    assert Moment.of(folder).contents[MEMBERS] == b"new"
    assert [version.number for version in versions.versions(folder)] == [1]
    with pytest.raises(NotWritten, match="Close it where it is open"):
        store.undo(folder)
    subprocess.run(["umount", str(held_file)], check=True)
    store.recover(folder)
    assert held_file.read_bytes() == b"new"
    store.undo(folder)
    assert held_file.read_bytes() == old


def test_other_things_in_the_history_do_not_hinder(small_folder: Path) -> None:
    made = write(small_folder, b"1")
    (small_folder / ".history" / "0notes.txt").write_text("mine")
    (small_folder / ".history" / "000001 copy").mkdir()
    assert versions.versions(small_folder) == [made]
    assert write(small_folder, b"2").number == 2
