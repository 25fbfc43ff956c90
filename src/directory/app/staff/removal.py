"""Taking a member away: with a reason, and with a look at what goes."""

from __future__ import annotations

import streamlit as st

from directory.app.staff import fields, meanwhile, panel
from directory.app.staff.draft import Draft
from directory.app.staff.saving import write
from directory.app.staff.visit import Visit
from directory.staff.entries import Entry
from directory.staff.proposal import propose


def show(visit: Visit, draft: Draft) -> None:
    """Put on the page how to take the member away."""
    state = visit.data.state
    cells = state.members[draft.member]
    with st.expander("Take this entry away"):
        places = [r for r in state.files.rows["sites"] if r.cells["member_id"] == draft.member]
        visit.put(
            "staff_removal.html",
            name=cells["name"],
            facts=sum(bool(cells[name]) for name in cells if fields.is_fact(name)),
            sources=len(state.sources(draft.member)),
            places=len(places),
        )
        meanwhile.others(visit, draft)
        fields.remark(draft, "removal", "Reason")
        panel.never(visit)
        if st.button("Take the entry away", key="remove_button"):
            _remove(visit, draft, cells["name"])


def _remove(visit: Visit, draft: Draft, name: str) -> None:
    if not draft.removal:
        words = "Not taken away. Type the reason first: others will ask."
        visit.put("staff_not_saved.html", words=words)
        return
    entry = Entry(draft.member, removal=draft.removal)
    proposal = propose(visit.data.state, [entry])
    if proposal.refused:
        words = " ".join(p.message for refused in proposal.refused for p in refused.problems)
        visit.put("staff_not_saved.html", words=f"Not taken away. {words}")
    elif write(visit, proposal, entry, draft.removal):
        visit.desk.drafts.close(draft)
        visit.say("staff_removed.html", name=name)
        st.rerun()
