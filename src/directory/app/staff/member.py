"""The form of one member: its fields, what would change, and saving it."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from directory.app.staff import fields, meanwhile, origin, panel, removal
from directory.app.staff.draft import Draft
from directory.app.staff.visit import Visit, now
from directory.app.staff.wording import Told
from directory.staff.proposal import Proposal, propose

NEW = "new"


def page() -> None:
    """Put the form of the member on the page whose id the address names."""
    visit = Visit.now()
    named = st.query_params.get("member", "")
    member = "" if named == NEW else named
    visit.put_said()
    if member and member not in visit.data.state.members:
        _no_member(visit, member)
        return
    draft = _draft(visit, member)
    meanwhile.take_over(visit, draft)
    fields.take(visit, draft)
    origin.take(draft)
    proposal = _proposal(visit, draft)
    problems = panel.problems(visit, draft, proposal)
    _head(visit, draft)
    form, side = st.columns([8, 5], gap="large")
    with form, st.container(key="form"):
        for heading, columns in fields.groups(visit, new=not member):
            visit.put("staff_heading.html", words=heading)
            for column in columns:
                with st.container(key=f"field_{column.name}"):
                    left, right = st.columns([3, 2])
                    with left:
                        fields.field(visit, draft, column)
                        told = [problem for problem in problems if problem.what == column.name]
                        visit.put(
                            "staff_help.html", column=column, help=fields.help_of(column), told=told
                        )
                        _corrections(draft, told)
                    with right:
                        _sources(visit, member, column.name)
        if member:
            removal.show(visit, draft)
    with side, st.container(key="panel"):
        panel.show(visit, draft, proposal, problems)


def _no_member(visit: Visit, member: str) -> None:
    """Say that there is no such entry, and what was typed in it before it was taken away."""
    drafts = visit.desk.drafts
    own = drafts.find(st.session_state.get(f"draft:{member}", ""), member)
    left = [own] if own and not own.is_empty else drafts.of(member)[:1]
    visit.put(
        "staff_no_member.html",
        member=member,
        typed=[
            (visit.title(name), visit.said(name, draft.cells[name]))
            for draft in left
            for name in draft.changed
        ],
    )


def _draft(visit: Visit, member: str) -> Draft:
    """Return the draft of this session; one that a closed page has left is taken up again."""
    drafts, session = visit.desk.drafts, _session()
    token = st.session_state.get(f"draft:{member}", "")
    draft = drafts.find(token, member)
    if draft is None or draft.is_empty:
        left = [d for d in drafts.of(member) if not get_instance().is_active_session(d.session)]
        if left:
            draft = left[0]
            st.session_state["taken_up"] = draft.token
    if draft is None:
        draft = drafts.begin(member, _cells(visit, member), now())
    draft.session = session
    st.session_state[f"draft:{member}"] = draft.token
    return draft


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _cells(visit: Visit, member: str) -> dict[str, str]:
    if member:
        return dict(visit.data.state.members[member])
    columns = visit.data.state.table("members").columns
    today = visit.data.state.files.today.isoformat()
    given = {"membership": "to_confirm", "checked_on": today}
    return {column.name: "" for column in columns} | given


def _proposal(visit: Visit, draft: Draft) -> Proposal | None:
    """Return what the draft would change, None if it changes nothing; worked out once."""
    entry = draft.entry()
    if not (entry.cells or entry.sources):
        return None
    known = st.session_state.get("proposal")
    if known is None or known[:2] != (visit.data.stamp, entry):
        known = (visit.data.stamp, entry, propose(visit.data.state, [entry]))
        st.session_state["proposal"] = known
    return known[2]


def _head(visit: Visit, draft: Draft) -> None:
    cells = visit.data.state.members.get(draft.member)
    visit.put(
        "staff_member_head.html",
        cells=cells,
        country=visit.country(cells["country"]) if cells else "",
        kind=visit.said("kind", cells["kind"]) if cells else "",
        taken_up=st.session_state.get("taken_up") == draft.token and not draft.is_empty,
        started=visit.time(draft.started),
        unsaved=not draft.is_empty,
        typed=fields.typed(draft),
    )
    if st.session_state.get("taken_up") == draft.token and not draft.is_empty:
        st.button("Begin anew", on_click=_throw_away, args=(visit, draft), key="anew")


def _throw_away(visit: Visit, draft: Draft) -> None:
    visit.desk.drafts.close(draft)
    st.session_state.pop("taken_up", None)


def _corrections(draft: Draft, told: list[Told]) -> None:
    """Offer to put in the value that a problem names."""
    for problem in told:
        if problem.value:
            st.button(
                f"Use {problem.value}",
                key=f"use_{problem.what}",
                on_click=fields.put,
                args=(draft, problem.what, problem.value),
            )


def _sources(visit: Visit, member: str, column: str) -> None:
    if fields.is_fact(column):
        rows = [row for row in visit.data.state.sources(member) if row["field"] == column]
        filled = bool(member and visit.data.state.members[member][column])
        visit.put("staff_sources.html", rows=rows, said=visit.said, column=column, filled=filled)
