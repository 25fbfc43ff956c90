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
from directory.moment import BASEMAP, Moment, stamp

#: The data folder; ``directory serve --data`` sets it.
FOLDER_VARIABLE = "DIRECTORY_DATA"


class Shelf:
    """Holds one finder for all sessions, and takes a new one when the files changed.

    Changed files with errors are not taken: ``problems`` says why, the old data stay.
    ``basemap`` is that of the same data.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        moment = Moment.of(folder)
        self._stamp = moment.stamp
        self._finder, self.basemap = _read(moment)
        self.loaded_at = datetime.now(UTC)
        self.version = 1

    @property
    def finder(self) -> Finder:
        """The finder of the newest good data."""
        if stamp(self.folder) != self._stamp and self._lock.acquire(blocking=False):
            try:
                self._take(Moment.of(self.folder))
            finally:
                self._lock.release()
        return self._finder

    def _take(self, moment: Moment) -> None:
        self._stamp = moment.stamp
        try:
            self._finder, self.basemap = _read(moment)
        except DataError as error:
            self.problems = error.problems
            return
        self.problems = ()
        self.loaded_at = datetime.now(UTC)
        self.version += 1


def _read(moment: Moment) -> tuple[Finder, str]:
    hindering = problems.hindrances(moment)
    if hindering:
        raise DataError(hindering)
    return Finder.read(moment), moment.contents[BASEMAP].decode()


@cache
def shelf() -> Shelf:
    """Return the one shelf of this process; DataError if the data cannot be used."""
    return Shelf(Path(os.environ.get(FOLDER_VARIABLE, "data")))
