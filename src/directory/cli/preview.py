"""A preview in words: new, changed and removed members field by field, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from directory.declaration import Table
from directory.errors import Problem
from directory.staff.changes import Change, Kind
from directory.staff.proposal import Proposal

_HEADINGS: dict[Kind, str] = {"added": "NEW", "changed": "CHANGED", "removed": "REMOVED"}

#: Of these an added or removed member's preview says nothing: they follow from the rest.
_PLAIN = ("id",)


def summary(changes: Sequence[Change], refused: int = 0) -> str:
    """Return the counts of members in one line."""
    counts = [f"{len(_members(changes, kind))} {words}" for kind, words in _COUNTED.items()]
    return " · ".join([*counts, f"{refused} refused"] if refused else counts)


_COUNTED: dict[Kind, str] = {"added": "new", "changed": "changed", "removed": "removed"}


def lines(changes: Sequence[Change], members: Table) -> Iterator[str]:
    """Yield the preview of changes, one line a cell."""
    for kind, heading in _HEADINGS.items():
        own = [change for change in changes if change.kind == kind]
        if own:
            yield ""
            yield heading
        for (member, name), cells in groupby(own, lambda change: (change.member, change.name)):
            yield plain(f"  {member} · {name}")
            yield from (
                plain(f"    {members.column(change.field).title}: {_cell(change)}")
                for change in cells
                if change.field not in _PLAIN
            )


def of_proposal(proposal: Proposal) -> Iterator[str]:
    """Yield the preview of a proposal: counts, changes, new towns, what to look at."""
    yield from lines(proposal.changes, proposal.state.table("members"))
    yield from _gone_with(proposal)
    if proposal.towns:
        yield ""
        yield "NEW TOWNS (their centre, from the gazetteer)"
        for town in proposal.towns:
            point = f"{town['latitude']}, {town['longitude']}"
            yield plain(f"  {town['city']}, {town['country']}: {point}")
    yield from told("LOOK AT THIS (it hinders nothing)", proposal.warnings)


def _gone_with(proposal: Proposal) -> Iterator[str]:
    """Yield what else goes with the members that are removed."""
    for member in proposal.removed:
        counts = {
            table: sum(row.cells["member_id"] == member for row in proposal.state.files.rows[table])
            for table in ("sites", "sources", "letters")
        }
        gone = ", ".join(f"{table}.csv {count}" for table, count in counts.items() if count)
        if gone:
            yield plain(f"  {member}: rows that go too: {gone}")


def told(heading: str, problems: Iterable[Problem]) -> Iterator[str]:
    """Yield problems under a heading; nothing if there are none."""
    found = [f"  {problem}" for problem in problems]
    if found:
        yield from ("", heading, *found)


def plain(line: str) -> str:
    """Return a line that cannot steer the terminal: what is not printable as an escape."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in line)


def _members(changes: Iterable[Change], kind: Kind) -> set[str]:
    return {change.member for change in changes if change.kind == kind}


def _cell(change: Change) -> str:
    source = f"  ({change.source})" if change.source else ""
    if change.kind == "added":
        return change.new + source
    if change.kind == "removed":
        return change.old
    if change.old == change.new:
        return f"{change.new}: a further source{source}"
    return f"{change.old or '(blank)'} → {change.new or '(blank)'}{source}"
