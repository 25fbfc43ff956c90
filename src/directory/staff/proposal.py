"""What some entries would change: the preview, before anything is written.

An entry that would bring a problem into the data is refused as a whole and says why; the others
go on. The rules are those of ``directory check``, so that nothing can be saved that the check
would not let pass. What was wrong before does not hinder: it is there to be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from directory import tables
from directory.errors import Problem
from directory.staff import changes, drafts, logbook, objections, reasons
from directory.staff.changes import Change, Kind
from directory.staff.entries import Entry
from directory.staff.objections import Key, Refused
from directory.staff.state import State


@dataclass(frozen=True)
class Proposal:
    """What would be written: every change, and what is refused.

    ``warnings`` are new problems that refuse nothing. ``towns`` are new rows of places.csv.
    ``contents`` are the files that differ, by path, without the rows of changes.csv.
    """

    state: State
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[Problem, ...]
    towns: tuple[Mapping[str, str], ...]
    contents: Mapping[str, bytes]

    @property
    def added(self) -> tuple[str, ...]:
        """The ids of new members."""
        return self._members("added")

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids of members of which something changes."""
        return self._members("changed")

    @property
    def removed(self) -> tuple[str, ...]:
        """The ids of members that are taken away."""
        return self._members("removed")

    def _members(self, kind: Kind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c.member for c in self.changes if c.kind == kind))


def propose(state: State, entries: Iterable[Entry]) -> Proposal:
    """Return what the entries would change in a state; nothing is written."""
    first: dict[str, Entry] = {}
    refused: list[Refused] = []
    for entry in drafts.named(state, entries):
        found = list(objections.at_once(state, entry, first))
        if found:
            refused.append(Refused(entry, tuple(found)))
        else:
            first[entry.member] = entry
    left = list(first.values())
    draft, files = drafts.tables(state, left), state.files
    new: Mapping[Key, Problem] = {}
    # Where the files are as before, nothing new can be wrong.
    while drafts.differ(state, draft):
        files = drafts.files(state, draft)
        new = objections.new(state, left, files)
        errors = {key: problem for key, problem in new.items() if problem.severity == "error"}
        if not errors:
            break
        guilty = objections.guilty(state, left, errors, files)
        refused += guilty
        left = [entry for entry in left if entry.member not in {r.entry.member for r in guilty}]
        draft, new = drafts.tables(state, left), {}
    warnings = [*objections.warned(left, new, files), *objections.taken_back(state, left)]
    return _proposal(state, left, draft, refused, warnings)


def recorded(
    proposal: Proposal, *, why: Mapping[str, str] | str, role: str, when: datetime
) -> Mapping[str, bytes]:
    """Return the contents to write: those of the proposal, and changes.csv with its changes.

    ``why`` is one reason for all, or a reason by member. ``when`` is in UTC. Raises
    reasons.Personal if a reason or the role tells of a person.
    """
    said = (why,) if isinstance(why, str) else why.values()
    reasons.look_at(proposal.state, *dict.fromkeys(said), role=role)
    if not proposal.contents:
        return {}
    table = proposal.state.table("changes")
    rows = [row.cells for row in proposal.state.files.rows["changes"]]
    rows += [
        {
            "when": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "role": logbook.plain(role) or "staff",
            "member_id": change.member,
            "field": change.field,
            "old": logbook.cell(change.old),
            "new": logbook.cell(change.new),
            "why": logbook.plain(why if isinstance(why, str) else why.get(change.member, "")),
            "source": change.source,
        }
        for change in proposal.changes
    ]
    return {**proposal.contents, table.path: tables.written(table, rows)}


def _proposal(
    state: State,
    entries: Sequence[Entry],
    draft: drafts.Tables,
    refused: Sequence[Refused],
    warnings: Sequence[Problem],
) -> Proposal:
    contents = {
        table.path: content
        for name, rows in draft.items()
        for table in [state.table(name)]
        for content in [tables.written(table, rows)]
        if rows != [row.cells for row in state.files.rows[name]]
    }
    places = {tuple(row.cells.values()) for row in state.files.rows["places"]}
    return Proposal(
        state=state,
        changes=tuple(_changes(state, entries, draft)),
        refused=tuple(refused),
        warnings=tuple(warnings),
        towns=tuple(row for row in draft["places"] if tuple(row.values()) not in places),
        contents=contents,
    )


def _changes(state: State, entries: Sequence[Entry], draft: drafts.Tables) -> Iterator[Change]:
    """Yield every change with its source, and the new sources of facts that stay the same."""
    by_member = {entry.member: entry for entry in entries}
    after = {cells["id"]: cells for cells in draft["members"]}
    for change in changes.between(state.members, after):
        entry = by_member[change.member]
        stated = entry.sources.get(change.field) or entry.source
        is_fact = drafts.is_fact(change.field, change.new)
        yield replace(change, source=stated.url if stated and is_fact else "")
    for member, entry in by_member.items():
        before, cells = state.members.get(member), after.get(member)
        for field, stated in entry.sources.items() if before and cells else ():
            known = any(
                row["field"] == field and row["url"] == stated.url for row in state.sources(member)
            )
            if before and cells and before[field] == cells[field] and not known:
                cell = cells[field]
                yield Change("changed", member, cells["name"], field, cell, cell, stated.url)
