"""What somebody else has changed while a form was open: told field by field, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime import get_instance

from directory.app.staff import fields
from directory.app.staff.draft import Draft
from directory.app.staff.visit import Visit

MINE, THEIRS = "mine", "theirs"


def take_over(visit: Visit, draft: Draft) -> None:
    """Take the newest cells where the draft wants nothing else; before the fields are drawn."""
    current = visit.data.state.members.get(draft.member)
    if current is None:
        return
    noted = st.session_state.setdefault(_key(draft), [])
    for name in draft.meanwhile(current):
        if name in draft.changed and draft.cells[name] != current[name]:
            continue
        noted.append(name)
        draft.settle(name, current[name], current[name])
        fields.forget(draft, name)


def show(visit: Visit, draft: Draft) -> None:
    """Put on the page what others have changed meanwhile, and let the person choose."""
    current = visit.data.state.members.get(draft.member)
    if current is None:
        return
    others(visit, draft)
    for name in dict.fromkeys(st.session_state.get(_key(draft), [])):
        last = _last(visit, draft.member, name)
        cell = visit.said(name, current[name])
        visit.put("staff_meanwhile.html", title=visit.title(name), cell=cell, last=last)
    for name in draft.meanwhile(current):
        _choose(visit, draft, name, current[name])


def others(visit: Visit, draft: Draft) -> None:
    """Put on the page who else is changing the entry at this moment."""
    found = [
        other
        for other in visit.desk.drafts.of(draft.member)
        if other is not draft and get_instance().is_active_session(other.session)
    ]
    if found:
        names = dict.fromkeys(visit.title(name) for other in found for name in other.changed)
        visit.put("staff_others.html", started=visit.time(found[0].started), fields=list(names))


def _choose(visit: Visit, draft: Draft, name: str, current: str) -> None:
    with st.container(key=f"conflict_{name}"):
        visit.put(
            "staff_conflict.html",
            title=visit.title(name),
            seen=visit.said(name, draft.seen[name]),
            current=visit.said(name, current),
            mine=visit.said(name, draft.cells[name]),
            last=_last(visit, draft.member, name),
        )
        with st.container(horizontal=True):
            for choice, words, cell in (
                (THEIRS, "Keep what is saved", current),
                (MINE, "Take mine", draft.cells[name]),
            ):
                st.button(
                    words,
                    key=f"{choice}_{name}",
                    on_click=_settle,
                    args=(draft, name, current, cell),
                )


def _settle(draft: Draft, name: str, current: str, wanted: str) -> None:
    draft.settle(name, current, wanted)
    fields.forget(draft, name)


def _last(visit: Visit, member: str, column: str) -> Mapping[str, str]:
    """Return the last row of changes.csv about a column of a member; blank cells if none."""
    found = {"when": "", "role": "", "why": ""}
    for row in visit.data.state.files.rows["changes"]:
        if (row.cells["member_id"], row.cells["field"]) == (member, column):
            found = dict(row.cells)
    return found


def _key(draft: Draft) -> str:
    return f"meanwhile:{draft.token}"
