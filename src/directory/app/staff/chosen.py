"""The rows of a file one by one: what each changes, and whether it shall be taken."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import streamlit as st

from directory.app.staff import preview
from directory.app.staff.visit import Visit
from directory.staff.changes import Change
from directory.staff.drafts import named
from directory.staff.entries import Entry
from directory.staff.importing import Import
from directory.staff.reading import Reading

#: So many members can be chosen one by one; of more the first are shown, and all are taken.
MOST = 60


def kept(read: Reading) -> Reading:
    """Return a reading without the rows that the person has taken out."""
    entries = [entry for entry in read.entries if st.session_state.get(_key(entry.line), True)]
    return replace(read, entries=tuple(entries))


def show(visit: Visit, read: Reading, found: Import) -> None:
    """Put what a file changes on the page, member by member, each with a box to take it out."""
    proposal = found.proposal
    visit.put(
        "staff_import_found.html",
        added=len(proposal.added),
        changed=len(proposal.changed),
        removed=len(proposal.removed),
        refused=len(found.refused),
        notes=read.notes,
        more=max(0, len({change.member for change in proposal.changes}) - MOST),
        warnings=proposal.warnings,
    )
    lines = {entry.member: entry.line for entry in named(visit.data.state, kept(read).entries)}
    groups = groupby(proposal.changes, key=lambda change: change.member)
    for (member, changes), _ in zip(groups, range(MOST), strict=False):
        _member(visit, member, list(changes), lines.get(member))
    for entry in read.entries:
        if not st.session_state.get(_key(entry.line), True):
            words = visit.t("left out")
            _box(entry.line, f"{_name(visit, entry)} · {words}")


def _member(visit: Visit, member: str, changes: list[Change], line: int | None) -> None:
    kind = {"added": "new", "changed": "changed", "removed": "taken away"}[changes[0].kind]
    name = changes[0].name
    with st.container(key=f"import_member_{member}"):
        if line is not None:
            _box(line, f"{name} · {kind}")
        else:
            visit.put("staff_import_member.html", name=name, kind=kind)
        if changes[0].kind != "removed":
            preview.show(visit, changes)


def _box(line: int, label: str) -> None:
    key = _key(line)
    st.session_state.setdefault(key, True)
    st.checkbox(label, key=key)


def _key(line: int) -> str:
    return f"import_take_{line}"


def _name(visit: Visit, entry: Entry) -> str:
    cells = visit.data.state.members.get(entry.member)
    return cells["name"] if cells else entry.cells.get("name", "")
