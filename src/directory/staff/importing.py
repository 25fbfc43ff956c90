"""Importing a file: what it wants, decided by whoever imports it, as a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from directory.errors import DirectoryError, Problem
from directory.staff import reasons, store
from directory.staff.entries import Entry, Stated
from directory.staff.objections import Refused
from directory.staff.proposal import Proposal, propose, recorded
from directory.staff.reading import Reading
from directory.staff.rows import RefusedRow
from directory.staff.state import State
from directory.staff.versions import About, Version


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the person decides who imports a file.

    ``source`` is that of every changed fact for which the file names none. ``removal`` is the
    reason to remove the members that the file leaves out; blank keeps them. ``over`` takes the
    file's cells also where somebody else changed them after the file was made.
    """

    source: Stated | None = None
    removal: str = ""
    over: bool = False


@dataclass(frozen=True)
class Import:
    """What an import would write, the rows of which it takes nothing, and whom it leaves out."""

    reading: Reading
    proposal: Proposal
    refused: tuple[RefusedRow, ...]
    decisions: Decisions

    @property
    def alone(self) -> tuple[Refused, ...]:
        """What is refused and stands in no row of a sheet: a form, a removal."""
        lines = self.reading.lines
        return tuple(r for r in self.proposal.refused if r.entry.line not in lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why rows are refused, and members are not removed."""
        return (
            *(problem for row in self.refused for problem in row.problems),
            *(problem for refused in self.alone for problem in refused.problems),
        )

    @property
    def left_out(self) -> tuple[str, ...]:
        """The ids of the members that the file leaves out and that stay as they are."""
        return () if self.decisions.removal else self.reading.missing


class LeavesOutMost(DirectoryError):
    """A file that leaves out more than half of the members is no list of all of them."""

    def __init__(self, missing: int, members: int) -> None:
        super().__init__(
            f"The file leaves out {missing} of {members} members. So many are not removed by a "
            "file: look whether it is the right one, or leave out the reason for removing."
        )


def prepare(reading: Reading, state: State, decisions: Decisions) -> Import:
    """Return what importing a file would change; nothing is written.

    Raises LeavesOutMost if it would remove more than half of the members.
    """
    if decisions.removal and len(reading.missing) > len(state.members) / 2:
        raise LeavesOutMost(len(reading.missing), len(state.members))
    proposal = propose(state, _entries(reading, decisions))
    lines = reading.lines
    later = [
        RefusedRow(lines[refused.entry.line], refused.problems)
        for refused in proposal.refused
        if refused.entry.line in lines
    ]
    refused = sorted([*reading.refused, *later], key=lambda row: row.line.number)
    return Import(reading, proposal, tuple(refused), decisions)


def save(found: Import, *, why: str, role: str, when: datetime) -> Version:
    """Return the version made of an import.

    Raises what ``store.write`` raises, and reasons.Personal.
    """
    proposal = found.proposal
    reasons.look_at(proposal.state, why)
    removed = dict.fromkeys(proposal.removed, found.decisions.removal)
    given = {**dict.fromkeys((*proposal.added, *proposal.changed), why), **removed}
    contents = recorded(proposal, why=given, role=role, when=when)
    about = About(why or f"import of {found.reading.file.name}", role, counts(proposal))
    state = proposal.state
    return store.write(state.folder, contents, base=state.contents, about=about)


def counts(proposal: Proposal) -> dict[str, int]:
    """Return how many members a proposal adds, changes and removes."""
    return {
        "added": len(proposal.added),
        "changed": len(proposal.changed),
        "removed": len(proposal.removed),
    }


def _entries(reading: Reading, decisions: Decisions) -> Iterator[Entry]:
    for entry in reading.entries:
        seen = {} if decisions.over else entry.seen
        yield replace(entry, source=entry.source or decisions.source, seen=seen)
    if decisions.removal:
        for member in reading.missing:
            yield Entry(member, removal=decisions.removal, file=reading.file.name)
