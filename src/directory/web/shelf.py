"""The data that the running server shows: the last good ones, whatever lies in the folder."""

from __future__ import annotations

import os
import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from directory import problems
from directory.errors import DataError, Problem
from directory.finder import Finder

BASEMAP = "basemap.geojson"

#: The data folder; ``directory serve --data`` sets it.
FOLDER_VARIABLE = "DIRECTORY_DATA"


#: Name, time of change and size of each file: what tells one state of the folder from another.
State = tuple[tuple[str, int, int], ...]


class Shelf:
    """Holds one finder for all sessions, and takes a new one when the files changed.

    Changed files with errors are not taken: ``problems`` says why, the old data stay.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._state = _state(folder)
        self._finder = _read(folder)
        self.loaded_at = datetime.now(UTC)
        self.version = 1

    @property
    def finder(self) -> Finder:
        """The finder of the newest good data."""
        state = _state(self.folder)
        if state != self._state and self._lock.acquire(blocking=False):
            try:
                self._take(state)
            finally:
                self._lock.release()
        return self._finder

    def _take(self, state: State) -> None:
        self._state = state
        try:
            self._finder = _read(self.folder)
        except DataError as error:
            self.problems = error.problems
            return
        self.problems = ()
        self.loaded_at = datetime.now(UTC)
        self.version += 1


def _read(folder: Path) -> Finder:
    errors = [problem for problem in problems.find(folder) if problem.severity == "error"]
    if not (folder / BASEMAP).is_file():
        words = "Cannot be read: there is no such file."
        errors.append(Problem(BASEMAP, 0, "", "file-unreadable", words))
    if errors:
        raise DataError(errors)
    return Finder.read(folder)


def _state(folder: Path) -> State:
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path.name, status.st_mtime_ns, status.st_size))
    return tuple(found)


@cache
def shelf() -> Shelf:
    """Return the one shelf of this process; DataError if the data cannot be used."""
    return Shelf(Path(os.environ.get(FOLDER_VARIABLE, "data")))
