"""The fields for where the changed facts come from: one for all, or one for a single fact."""

from __future__ import annotations

from datetime import date

import streamlit as st

from directory.app.staff import fields
from directory.app.staff.draft import Draft, Origin
from directory.app.staff.visit import Visit
from directory.members import FACTS

PAGE, ITSELF = "A page on the web", "The organisation told us"


def take(draft: Draft) -> None:
    """Put what the fields of the sources hold into the draft, before anything is drawn."""
    take_one(draft.source, fields.key(draft, "source"))
    single = fields.held(fields.key(draft, "single"), list(draft.sources))
    draft.sources = {name: draft.sources.get(name, Origin()) for name in single}
    for name, origin in draft.sources.items():
        take_one(origin, fields.key(draft, f"source-{name}"))


def take_one(origin: Origin, key: str) -> None:
    """Put what the fields of one source hold into it, before they are drawn."""
    chosen = fields.held(f"{key}-who", ITSELF if origin.by_organisation else PAGE)
    origin.by_organisation = chosen == ITSELF
    origin.url = fields.held(f"{key}-url", origin.url).strip()
    origin.date = fields.held(f"{key}-date", origin.date).strip()


def show(visit: Visit, draft: Draft) -> None:
    """Put the fields on the page."""
    show_one(draft.source, fields.key(draft, "source"), "Where does this come from?")
    with st.expander("Another source for a single fact"):
        st.multiselect(
            "Facts with a source of their own", list(FACTS), format_func=visit.title,
            key=fields.key(draft, "single"), placeholder="Choose a fact", select_all=False,
            on_change=take, args=(draft,),
        )  # fmt: skip
        for name, origin in draft.sources.items():
            show_one(origin, fields.key(draft, f"source-{name}"), f"Source of: {visit.title(name)}")


def show_one(origin: Origin, key: str, label: str) -> None:
    """Put the fields of one source on the page."""
    st.radio(
        label,
        [PAGE, ITSELF],
        key=f"{key}-who",
        horizontal=True,
        on_change=_chosen,
        args=(origin, key),
    )
    if not origin.by_organisation:
        st.text_input(
            "Address of the page", key=f"{key}-url", live=fields.PAUSE, autocomplete="off",
            placeholder="https://", on_change=take_one, args=(origin, key),
        )  # fmt: skip
    st.text_input(
        "On which day" if origin.by_organisation else "Date of the page, if it bears one",
        key=f"{key}-date", live=fields.PAUSE, autocomplete="off", placeholder="2026-11-22",
        on_change=take_one, args=(origin, key),
    )  # fmt: skip


def _chosen(origin: Origin, key: str) -> None:
    # What the organisation tells, it mostly tells today.
    dated = st.session_state.get(f"{key}-date", "")
    today = date.today().isoformat()
    if st.session_state[f"{key}-who"] == ITSELF:
        st.session_state[f"{key}-date"] = dated or today
    elif dated == today:
        st.session_state[f"{key}-date"] = ""
    take_one(origin, key)
