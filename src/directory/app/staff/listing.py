"""All members: to find one by its name, to add one, and to take the whole list home."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from directory.app.staff.visit import Visit
from directory.names import fold
from directory.staff import workbook

MOST = 200

#: Excel reads a CSV as UTF-8 only if it begins with this.
_MARK = b"\xef\xbb\xbf"


def page() -> None:
    """Put the members on the page, by country and name."""
    visit = Visit.now()
    visit.put_said()
    state = visit.data.state
    visit.put("staff_members_head.html", number=len(state.members))
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    typed = left.text_input(
        "Find by name, town, country or id", key="find", live="300ms", autocomplete="off",
        persist_state="session",
    )  # fmt: skip
    with right, st.container(horizontal=True, key="downloads"):
        table = state.table("members").path
        st.download_button(
            "Download CSV", _MARK + state.contents[table], table, "text/csv", on_click="ignore"
        )
        st.download_button(
            "Download Excel", lambda: workbook.content(state), workbook.FILE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )  # fmt: skip
    wanted = fold(typed)
    found = [cells for cells in state.members.values() if wanted in _named(visit, cells)]
    found.sort(key=lambda cells: (visit.country(cells["country"]), cells["name"]))
    visit.put(
        "staff_members.html", rows=found[:MOST], number=len(found),
        country=visit.country, said=visit.said,
    )  # fmt: skip


def _named(visit: Visit, cells: Mapping[str, str]) -> str:
    country = visit.country(cells["country"])
    names = ("name", "name_native", "acronym", "city", "id")
    return fold(" ".join([*(cells[name] for name in names), country]))
