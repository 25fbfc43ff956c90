"""Changing a data folder, so that nobody overwrites another and every change can be undone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from directory.errors import DirectoryError
from directory.staff import versions
from directory.staff.committing import commit, held, locked, new_version
from directory.staff.versions import HISTORY, About, HistoryUnreadable, Version


class ChangedMeanwhile(DirectoryError):
    """The files are no longer those on which a draft is based; ``paths`` says which."""

    def __init__(self, paths: Collection[str]) -> None:
        super().__init__(
            f"Somebody changed {', '.join(paths)} meanwhile, so nothing was written. "
            "Look at the changes again, then repeat."
        )
        self.paths = tuple(paths)


class ChangedSince(DirectoryError):
    """Undo would lose what was done to ``paths`` by another way after the version."""

    def __init__(self, version: Version, paths: Collection[str]) -> None:
        super().__init__(
            f"{', '.join(paths)}: changed by something else since version {version.number}. "
            "Undo would lose that, so nothing was done. Add --anyway to undo all the same; what "
            f"the files hold now stays in {HISTORY}."
        )
        self.paths = tuple(paths)


class NothingToUndo(DirectoryError):
    """The history holds nothing that can be taken back."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"Nothing to undo: the history of {folder} holds no earlier state.")


def write(
    folder: Path, contents: Mapping[str, bytes], *, base: Mapping[str, bytes], about: About
) -> Version:
    """Return the version that writing these contents (bytes by path) made.

    ``base`` is what the draft was based on. Raises ChangedMeanwhile if the folder holds something
    else by now, NothingToWrite if nothing would differ, Locked, NotWritten (both: nothing was
    changed), NotFinished.
    """
    with locked(folder):
        changed = [path for path, content in base.items() if held(folder, path) != content]
        if changed:
            raise ChangedMeanwhile(changed)
        return commit(folder, contents, new_version(folder, contents, "change", about))


def undo(folder: Path, *, number: int | None = None, anyway: bool = False) -> Version:
    """Return the version that was taken back: its files are byte for byte as before it.

    Repeated, it goes further back. ``number`` is the version that the person was shown: raises
    ChangedMeanwhile if another came after it. Raises ChangedSince, unless ``anyway``, if one of
    its files was changed by another way since; NothingToUndo and what ``write`` raises.
    """
    with locked(folder):
        version = to_undo(folder)
        if number not in (None, version.number):
            raise ChangedMeanwhile(version.files)
        after = {path: after for path, (_, after) in version.files.items()}
        changed = [p for p, after in after.items() if versions.digest(held(folder, p)) != after]
        if changed and not anyway:
            raise ChangedSince(version, changed)
        old = _before(folder, version)
        made = new_version(folder, old, "undo", version.about)
        commit(folder, old, replace(made, takes_back=version.number))
        return replace(version, undone=True)


def to_undo(folder: Path) -> Version:
    """Return the version that an undo would take back; raises NothingToUndo."""
    for version in versions.versions(folder):
        if version.can_be_undone:
            return version
    raise NothingToUndo(folder)


def recover(folder: Path) -> None:
    """Finish the version that a killed writer left, or remove what it had only begun."""
    with locked(folder):
        pass


def _before(folder: Path, version: Version) -> dict[str, bytes | None]:
    found: dict[str, bytes | None] = {}
    for path, (before, _) in version.files.items():
        kept = versions.place(folder, version.number) / "old" / path
        try:
            found[path] = kept.read_bytes() if before else None
        except OSError as error:
            raise HistoryUnreadable(kept) from error
        if versions.digest(found[path]) != before:
            raise HistoryUnreadable(kept)
    return found
