"""What all sessions of the editor share: the newest data, their problems, the drafts."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from directory import moment
from directory.app.staff.draft import Drafts
from directory.errors import Problem
from directory.moment import Stamp
from directory.staff import due
from directory.staff.due import Due
from directory.staff.state import State
from directory.staff.words import Words
from directory.web.guard import Login


@dataclass(frozen=True)
class Data:
    """A state of the data folder with what the pages need of it, worked out once."""

    state: State
    stamp: Stamp

    @cached_property
    def words(self) -> Words:
        """The words for the values of every column."""
        return Words(self.state)

    @cached_property
    def work_list(self) -> Sequence[Due]:
        """The entries that need somebody."""
        return due.work_list(self.state)

    @cached_property
    def problems_of(self) -> Mapping[str, Sequence[Problem]]:
        """What is wrong in the rows of members.csv, by member."""
        table = self.state.table("members")
        owners = {row.line: row.cells["id"] for row in self.state.files.rows["members"]}
        found: dict[str, list[Problem]] = {}
        for problem in self.state.problems:
            if problem.file == table.path and problem.line in owners:
                found.setdefault(owners[problem.line], []).append(problem)
        return found


class Desk:
    """The data folder that is edited; ``login`` is None where only this machine comes in."""

    def __init__(self, folder: Path, login: Login | None) -> None:
        self.folder = folder
        self.login = login
        self.drafts = Drafts()
        self._lock = threading.Lock()
        self._data: Data | None = None

    @property
    def data(self) -> Data:
        """The newest data, read anew when a file has changed; DataError if they cannot be."""
        with self._lock:
            stamp = moment.stamp(self.folder)
            if self._data is None or self._data.stamp != stamp:
                self._data = Data(State.read(self.folder), stamp)
            return self._data


_DESKS: list[Desk] = []


def set_up(desk: Desk) -> None:
    """Make a desk the one of this process."""
    _DESKS[:] = [desk]


def desk() -> Desk | None:
    """Return the desk of this process; None if nobody has set one up."""
    return _DESKS[-1] if _DESKS else None
