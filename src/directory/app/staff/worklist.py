"""The work list: whose entry needs somebody, why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from directory.app.staff.visit import Visit
from directory.staff import due
from directory.staff.due import Due

#: Of these reasons the words for the entry say more than those for all.
_SAID_WHOLE = ("error", "warning")

#: So many entries stand on one page; the filters lead to the others.
MOST = 200


def page() -> None:
    """Put the work list on the page."""
    visit = Visit.now()
    visit.put_said()
    listed = visit.data.work_list
    visit.put("staff_work_head.html", number=len(listed), members=len(visit.data.state.members))
    _unfinished(visit)
    if not listed:
        return
    reason, country = _filters(visit, listed)
    found = [d for d in listed if not reason or reason in {r.code for r in d.reasons}]
    found = [d for d in found if not country or d.country == country]
    groups = [
        (visit.country(code), [_row(d) for d in group], len(group))
        for code, group in due.by_country(found[:MOST]).items()
    ]
    visit.put(
        "staff_work.html", groups=groups, shown=min(len(found), MOST), number=len(found),
        reason=due.REASONS.get(reason, ""),
    )  # fmt: skip


def _unfinished(visit: Visit) -> None:
    members = visit.data.state.members
    rows = [
        (
            draft.member or "new",
            draft.seen["name"] if draft.member else visit.t("A new member"),
            visit.time(draft.started),
            bool(draft.member) and draft.member not in members,
        )
        for draft in visit.desk.drafts.unfinished()
    ]
    if rows:
        visit.put("staff_unfinished.html", rows=rows)


def _filters(visit: Visit, listed: Sequence[Due]) -> tuple[str, str]:
    """Return the reason and the country that are chosen, blank for all."""
    left, right = st.columns([4, 1])
    counts = due.counts(listed)
    labels = {code: f"{due.REASONS[code]} ({number})" for code, number in counts.items()}
    chosen = left.pills(
        "What is to be done", list(labels), format_func=labels.__getitem__, key="reason",
        persist_state="session", wrap=True,
    )  # fmt: skip
    named = {code: f"{visit.country(code)} ({len(group)})"
             for code, group in due.by_country(listed).items()}  # fmt: skip
    if st.session_state.get("country_chosen", "") not in named:
        st.session_state["country_chosen"] = ""
    country = right.selectbox(
        "Country", ["", *named], format_func=lambda code: named.get(code, "All countries"),
        key="country_chosen", persist_state="session",
    )  # fmt: skip
    return chosen or "", country or ""


def _row(listed: Due) -> tuple[str, str, list[tuple[str, str]], str]:
    """Return id, name, the reasons as (code, words), and the next step."""
    reasons = [
        (reason.code, due.REASONS[reason.code] if reason.code not in _SAID_WHOLE else reason.words)
        for reason in listed.reasons
    ]
    return listed.member, listed.name, reasons, listed.next_step
