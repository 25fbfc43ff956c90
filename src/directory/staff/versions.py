"""The history of a data folder: what was written when and why, and how it was before.

``.history/000012`` belongs to version 12: ``manifest.json`` says what it is, ``old`` holds the
files that it changed as they were before. ``displaced`` holds what somebody wrote into a file
in the moment in which the version took its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from directory import declaration
from directory.errors import DirectoryError

HISTORY = ".history"
PENDING = ".pending"
MANIFEST = "manifest.json"

#: Of the name of a version's folder; people may lay other things beside them.
DIGITS = 6

Kind = Literal["change", "undo", "publish"]


class HistoryUnreadable(DirectoryError):
    """A file of the history is damaged or cannot be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The history is damaged: {path} cannot be read. Nothing was changed. "
            f"Put the file back, or move {path.parent} out of the data folder."
        )


@dataclass(frozen=True, slots=True)
class About:
    """Why something was written, in which role, and how many members it concerns."""

    why: str
    role: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """One write: ``files`` holds the digests before and after by path, blank for no file.

    ``takes_back`` is the version that an undo took back. ``when`` is in UTC.
    """

    number: int
    when: datetime
    kind: Kind
    about: About
    files: Mapping[str, tuple[str, str]]
    takes_back: int | None = None
    undone: bool = False
    displaced: tuple[str, ...] = ()

    @property
    def can_be_undone(self) -> bool:
        """Return whether there is a state before it to go back to."""
        is_first = self.files.get(declaration.FILE, ("?",))[0] == ""
        return self.kind != "undo" and not self.undone and not is_first

    def manifest(self) -> bytes:
        """Return the content of the file that keeps it."""
        values = asdict(self) | {"when": self.when.isoformat()}
        del values["undone"], values["displaced"]
        return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"


def versions(folder: Path) -> list[Version]:
    """Return the versions of a data folder, newest first; raises HistoryUnreadable."""
    # What is pending now may stand in the history a moment later, never the other way round.
    kept = [*_pending(folder), *map(read, (folder / HISTORY).glob("[0-9]" * DIGITS))]
    found = {version.number: version for version in kept}
    undone = {version.takes_back for version in found.values()}
    return [replace(found[n], undone=n in undone) for n in sorted(found, reverse=True)]


def place(folder: Path, number: int) -> Path:
    """Return the folder that keeps a version."""
    return folder / HISTORY / f"{number:0{DIGITS}}"


def digest(content: bytes | None) -> str:
    """Return what tells a content from every other, blank for no file."""
    return "" if content is None else sha256(content).hexdigest()


def digests(contents: Mapping[str, bytes]) -> dict[str, set[str]]:
    """Return the digests of contents, a set for each path."""
    return {path: {digest(content)} for path, content in contents.items()}


def read(kept: Path) -> Version:
    """Return the version in a folder that keeps it; raises HistoryUnreadable."""
    path = kept / MANIFEST
    try:
        return _version(json.loads(path.read_bytes()), kept)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise HistoryUnreadable(path) from error


def _pending(folder: Path) -> list[Version]:
    try:
        return [read(folder / PENDING)]
    except HistoryUnreadable as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return []
        raise


def _version(values: Mapping[str, Any], kept: Path) -> Version:
    displaced = sorted(path.name for path in (kept / "displaced").glob("*"))
    return Version(
        number=values["number"],
        when=datetime.fromisoformat(values["when"]),
        kind=values["kind"],
        about=About(**values["about"]),
        files={path: (old, new) for path, (old, new) in values["files"].items()},
        takes_back=values["takes_back"],
        displaced=tuple(displaced),
    )
