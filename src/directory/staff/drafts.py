"""The tables as they would be after some entries: nothing here decides whether they are right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from directory.members import FACTS
from directory.problems.files import Files
from directory.staff import ids, sourcing, towns
from directory.staff.entries import Entry
from directory.staff.state import State, rows_of

Cells = Mapping[str, str]

#: The rows of the tables that an entry can change, by the name of the table.
Tables = Mapping[str, list[Cells]]


def named(state: State, entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, those of new organisations with an id; what has one keeps it."""
    taken = set(state.members)
    found = []
    for entry in entries:
        cells = entry.cells
        member = entry.member or ids.new(cells.get("country", ""), cells.get("name", ""), taken)
        taken.add(member)
        found.append(replace(entry, member=member))
    return found


def tables(state: State, entries: Sequence[Entry]) -> Tables:
    """Return the tables after the entries, of which each is for another member and has its id."""
    files = state.files
    wanted = {entry.member: entry for entry in entries if _changes(state, entry)}
    removed = {entry.member for entry in entries if entry.removal}
    members = _members(state, wanted, removed)
    sites = _without(files, "sites", "member_id", removed)
    own = (cells for cells in members if cells["id"] in wanted)
    missing = towns.missing(files.rows["places"], towns.named(own))
    found = (towns.row(files.atlas, town) for town in missing) if files.atlas else iter(())
    return {
        "members": members,
        "sites": sites,
        "sources": _sources(state, wanted, removed, members),
        "places": towns.with_rows(files.rows["places"], filter(None, found)),
        "letters": _without(files, "letters", "member_id", removed),
    }


def files(state: State, changed: Tables) -> Files:
    """Return the files of a state with changed tables, as ``problems.of`` takes them."""
    rows = {name: rows_of(cells) for name, cells in changed.items()}
    return replace(state.files, rows={**state.files.rows, **rows})


def _changes(state: State, entry: Entry) -> bool:
    """Return whether an entry is for more than what stands there already."""
    cells = state.members.get(entry.member)
    return (
        cells is None
        or bool(entry.removal or entry.sources)
        or any(cells[name] != cell for name, cell in entry.cells.items())
    )


def differ(state: State, changed: Tables) -> bool:
    """Return whether any table is another than it was."""
    rows = state.files.rows
    return any(cells != [row.cells for row in rows[name]] for name, cells in changed.items())


def _members(state: State, wanted: Mapping[str, Entry], removed: Collection[str]) -> list[Cells]:
    """Return the rows of members.csv, a new one behind the others of its country."""
    table = state.table("members")
    rows = [
        {**cells, **wanted[member].cells} if member in wanted else cells
        for member, cells in state.members.items()
        if member not in removed
    ]
    new: dict[str, list[Cells]] = defaultdict(list)
    for member, entry in wanted.items():
        if member not in state.members and not entry.removal:
            blank = {column.name: "" for column in table.columns}
            given = {"membership": "to_confirm", "checked_on": state.files.today.isoformat()}
            row = {**blank, **given, **entry.cells, "id": member}
            new[row["country"]].append(row)
    last = {cells["country"]: place for place, cells in enumerate(rows)}
    found: list[Cells] = []
    for place, cells in enumerate(rows):
        found.append(cells)
        if last[cells["country"]] == place:
            found += new.pop(cells["country"], ())
    return [*found, *chain.from_iterable(new.values())]


def _sources(
    state: State, wanted: Mapping[str, Entry], removed: Collection[str], members: list[Cells]
) -> list[Cells]:
    """Return the rows of sources.csv; those of a changed member stand together."""
    rows = [row.cells for row in state.files.rows["sources"]]
    own: dict[str, list[Cells]] = defaultdict(list)
    for cells in rows:
        if cells["member_id"] in wanted:
            own[cells["member_id"]].append(cells)
    after = {
        cells["id"]: list(_own_sources(state, wanted[cells["id"]], cells, own[cells["id"]]))
        for cells in members
        if cells["id"] in wanted
    }
    found: list[Cells] = []
    for cells in rows:
        member = cells["member_id"]
        if member in wanted:
            found += after.pop(member, ())
        elif member not in removed:
            found.append(cells)
    return [*found, *(cells for group in after.values() for cells in group)]


def _own_sources(
    state: State, entry: Entry, cells: Cells, rows: Sequence[Cells]
) -> Iterator[Cells]:
    """Yield the sources of a member: a changed fact's anew, the others as they were."""
    before = state.members.get(entry.member, {})
    table = state.table("members")
    fields = dict.fromkeys([*(row["field"] for row in rows), *FACTS])
    for field in fields:
        own = [row for row in rows if row["field"] == field]
        if field not in FACTS:
            yield from own
            continue
        old, new = before.get(field, ""), cells[field]
        stated = entry.sources.get(field) or (entry.source if old != new else None)
        if not is_fact(field, new):
            stated = None
        if old == new and stated is None:
            yield from own
            continue
        is_list = table.column(field).is_list
        fact = sourcing.Fact(entry.member, field, is_list, old, new, own, stated)
        yield from sourcing.after(fact)


def is_fact(field: str, cell: str) -> bool:
    """Return whether a cell is a fact, which needs a source (quality D1)."""
    return field in FACTS and bool(cell) and (field != "membership" or cell == "confirmed")


def _without(files: Files, table: str, key: str, removed: Collection[str]) -> list[Cells]:
    return [row.cells for row in files.rows[table] if row.cells[key] not in removed]
