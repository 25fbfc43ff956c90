"""Saving: what was previewed is written, or it is said why not and nothing is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from directory.app.staff import preview
from directory.app.staff.draft import Draft
from directory.app.staff.visit import Visit, now
from directory.errors import DirectoryError
from directory.staff import importing, store
from directory.staff.committing import NotFinished
from directory.staff.entries import Entry
from directory.staff.proposal import Proposal, propose, recorded
from directory.staff.store import ChangedMeanwhile
from directory.staff.versions import About

#: The code of a problem that the person solves by choosing, not by typing.
CHANGED = "changed-meanwhile"


def save(visit: Visit, draft: Draft, proposal: Proposal | None) -> None:
    """Write what a draft changes, and begin the page anew; or say why nothing was written."""
    if proposal is None:
        visit.put("staff_not_saved.html", words="Nothing is changed yet.")
    elif any(
        problem.code == CHANGED for refused in proposal.refused for problem in refused.problems
    ):
        words = "Not saved. Somebody changed the same meanwhile. Choose above, then save again."
        visit.put("staff_not_saved.html", words=words)
    elif proposal.refused:
        visit.put("staff_not_saved.html", words="Not saved. Mend what is marked, then save again.")
    elif tuple(proposal.changes) != draft.shown:
        words = "Not saved yet. The changes are others than you saw: look, then save again."
        visit.put("staff_not_saved.html", words=words)
    elif write(visit, proposal, draft.entry(), draft.why):
        visit.desk.drafts.close(draft)
        st.session_state.pop("taken_up", None)
        name = next((change.name for change in proposal.changes), "")
        member = next(iter((*proposal.added, *proposal.changed)), "")
        visit.say(
            "staff_saved.html", name=name, added=bool(proposal.added),
            number=len(preview.of_facts(proposal.changes)),
        )  # fmt: skip
        if not draft.member:
            st.query_params["member"] = member
        st.rerun()


def write(visit: Visit, proposal: Proposal, entry: Entry, why: str) -> bool:
    """Return whether a proposal, which is that of an entry, was written; if not, say why.

    If somebody else saved in this moment, it is worked out once more. It is written if it still
    changes what the person saw.
    """

    def save() -> None:
        try:
            _store(visit, proposal, why)
        except ChangedMeanwhile:
            anew = propose(visit.desk.data.state, [entry])
            if anew.refused or anew.changes != proposal.changes:
                raise
            _store(visit, anew, why)

    return done(visit, save)


def _store(visit: Visit, proposal: Proposal, why: str) -> None:
    about = About(why, visit.role, importing.counts(proposal))
    contents = recorded(proposal, why=why, role=visit.role, when=now())
    base = proposal.state.contents
    store.write(visit.desk.folder, contents, base=base, about=about)


def done(visit: Visit, do: Callable[[], object]) -> bool:
    """Return whether something was written by ``do``; if not, the page says why."""
    try:
        do()
    except ChangedMeanwhile:
        words = "Not saved. Somebody saved something in this moment. Look again, then save."
        visit.put("staff_not_saved.html", words=words)
        return False
    except NotFinished as error:
        visit.say("staff_notice.html", words=str(error))
    except DirectoryError as error:
        visit.put("staff_not_saved.html", words=str(error))
        return False
    return True
