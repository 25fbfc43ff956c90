"""The data that the running server shows: the last good ones, whatever lies in the folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import monotonic

from directory import problems
from directory.errors import DataError, Problem
from directory.finder import Finder
from directory.moment import BASEMAP, Moment, stamp

#: The data folder; ``directory serve --data`` sets it.
FOLDER_VARIABLE = "DIRECTORY_DATA"

#: The files are looked at for every visitor, but at most so many times in so many seconds: a look
#: takes longer than sending a page. While many come, a change is public half a second later.
LOOKS, SECONDS = 10, 0.5


class Shelf:
    """Holds one finder for all sessions, and takes a new one when the files changed.

    Changed files with errors are not taken: ``problems`` says why, the old data stay.
    ``basemap`` is that of the same data. ``clock`` gives seconds that never go back.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = monotonic) -> None:
        self.folder = folder
        self._clock = clock
        self._looks, self._since = 0, clock()
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        moment = Moment.of(folder)
        self._stamp = moment.stamp
        self._finder, self.basemap = _read(moment)
        self.loaded_at = datetime.now(UTC)

    @property
    def finder(self) -> Finder:
        """The finder of the newest good data."""
        if self._may_look():
            self._looks += 1
            if stamp(self.folder) != self._stamp and self._lock.acquire(blocking=False):
                try:
                    self._take(Moment.of(self.folder))
                finally:
                    self._lock.release()
        return self._finder

    @property
    def seen(self) -> Finder | None:
        """The finder without a look at the files, None while a look is due."""
        return None if self._may_look() else self._finder

    def _may_look(self) -> bool:
        now = self._clock()
        if now - self._since >= SECONDS:
            self._looks, self._since = 0, now
        return self._looks < LOOKS

    def _take(self, moment: Moment) -> None:
        self._stamp = moment.stamp
        try:
            self._finder, self.basemap = _read(moment)
        except DataError as error:
            self.problems = error.problems
            return
        self.problems = ()
        self.loaded_at = datetime.now(UTC)


def _read(moment: Moment) -> tuple[Finder, str]:
    hindering = problems.hindrances(moment)
    if hindering:
        raise DataError(hindering)
    return Finder.read(moment), moment.contents[BASEMAP].decode()


@cache
def shelf() -> Shelf:
    """Return the one shelf of this process; DataError if the data cannot be used."""
    return Shelf(Path(os.environ.get(FOLDER_VARIABLE, "data")))
