"""What stands beside the form: what would change, where it comes from, and saving it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from directory.app.staff import fields, meanwhile, origin, preview
from directory.app.staff.draft import Draft
from directory.app.staff.saving import CHANGED, save
from directory.app.staff.visit import Visit
from directory.app.staff.wording import Told, told
from directory.settings import ROLES
from directory.staff import changes, telling
from directory.staff.changes import Change
from directory.staff.entries import Entry
from directory.staff.proposal import Proposal

WHY = "Why, if it needs a word"
NEVER = "Never a person's name, number or mailbox."


def problems(visit: Visit, draft: Draft, proposal: Proposal | None) -> list[Told]:
    """Return what is to be said at the fields: of the draft, and of the entry as it is."""
    found = []
    if proposal:
        found += [problem for refused in proposal.refused for problem in refused.problems]
        found += proposal.warnings
    changed = draft.changed
    standing = visit.data.problems_of.get(draft.member, ())
    entry, files = Entry(draft.member), visit.data.state.files
    found += [telling.told(entry, p, files) for p in standing if p.column not in changed]
    return told(problem for problem in found if problem.code != CHANGED)


def show(visit: Visit, draft: Draft, proposal: Proposal | None, said: Sequence[Told]) -> None:
    """Put the panel on the page."""
    meanwhile.show(visit, draft)
    origin.show(visit, draft)
    visit.put("staff_told.html", told=[one for one in said if one.what == "source"])
    fields.remark(draft, "why", WHY)
    never(visit)
    role(visit)
    with st.container(key="dates"):
        _dates(draft)
    found = _changes(visit, draft, proposal)
    refused = bool(proposal and proposal.refused)
    number = len(preview.of_facts(found))
    visit.put("staff_preview_head.html", number=number, refused=refused)
    if found:
        preview.show(visit, found, towns=proposal.towns if proposal else ())
    with st.container(key="save"):
        if st.button("Save", type="primary", key="save_button"):
            save(visit, draft, proposal)
    draft.shown = tuple(found)


def never(visit: Visit) -> None:
    """Say below the field of a reason what does not belong there."""
    visit.put("staff_help.html", column={"name": "why"}, help=NEVER, told=())


def role(visit: Visit) -> None:
    """Put the field of the role on the page, unless the login says it."""
    if visit.desk.login:
        return
    settings = visit.data.state.files.settings
    roles = settings.roles if settings else ROLES
    fields.held("role_field", visit.role if visit.role in roles else roles[0])
    visit.work_as(st.selectbox("Your role", roles, key="role_field"))


def _dates(draft: Draft) -> None:
    """Offer the two sentences that people say most, beside the fields of the two days."""
    today = date.today().isoformat()
    for column, words in (
        ("checked_on", "I have read the sources of this entry today"),
        ("confirmed_on", "The organisation confirmed this entry today"),
    ):
        key = fields.key(draft, f"{column}-today")
        is_today = draft.cells[column] == today
        st.session_state[key] = is_today
        st.checkbox(words, key=key, on_change=_set_day, args=(draft, column, key, today))


def _set_day(draft: Draft, column: str, key: str, today: str) -> None:
    seen = draft.seen[column]
    before = "" if seen == today else seen
    fields.put(draft, column, today if st.session_state[key] else before)


def _changes(visit: Visit, draft: Draft, proposal: Proposal | None) -> list[Change]:
    """Return what would change; of a refused draft what it wants, so that it can be looked at."""
    if proposal is None:
        return []
    if not proposal.refused:
        return list(proposal.changes)
    before = visit.data.state.members.get(draft.member)
    entry = draft.entry()
    after = {**(before or draft.seen), **entry.cells}
    member = draft.member or "new"
    found = changes.between({member: before} if before else {}, {member: after})
    return list(found)
