"""Find: language, place and person, and the answer in its groups."""

from __future__ import annotations

import streamlit as st

from directory.app import answer, fields
from directory.app.visit import Visit, map_beside

#: The fields of this page are those of a shared link.
PREFIX = ""


def page() -> None:
    """Put the page for referrers on the screen."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side.container(key="search"):
        visit.put("find_head.html")
        fields.suggest_places(visit)
        _search()
    with map_side:
        map_beside(visit)


@st.fragment
def _search() -> None:
    # Only this part runs again when a field changes; the page round it and the map stay.
    visit = Visit.now()
    fields.ask(visit, PREFIX, lambda asked: answer.show(visit, asked, PREFIX), own=False)
