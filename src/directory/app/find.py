"""Find: language, place and person, and the answer in its groups."""

from __future__ import annotations

import streamlit as st

from directory.app import answer, fields
from directory.app.visit import Visit, map_beside


def page() -> None:
    """Put the page for referrers on the screen."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side, st.container(key="list_side"):
        visit.put("find_head.html")
        _search("", own=False)
    with map_side:
        map_beside(visit)


def own_behaviour() -> None:
    """Put the page for people who worry about their own behaviour on the screen."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side, st.container(key="list_side"):
        visit.put("own_head.html", emergency=visit.finder.settings.emergency)
        _search("own_", own=True)
    with map_side:
        map_beside(visit)


@st.fragment
def _search(prefix: str, *, own: bool) -> None:
    # Only this part runs again when a field changes; the page round it and the map stay.
    visit = Visit.now()
    asked = fields.ask(visit, prefix, own=own)
    answer.show(visit, asked, prefix, own=own)
