"""Map and list: all members by country."""

from __future__ import annotations

import json
from datetime import date
from functools import partial

import streamlit as st

from directory.app.visit import EVERYBODY, Visit, map_beside
from directory.matching import age
from directory.web.rows import by_country


def page() -> None:
    """Put all members on the page, by country, with the map beside."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side:
        visit.put(
            "listing.html",
            groups=by_country(visit.phrases, visit.finder.directory.members),
            long_ago=partial(age, today=date.today()),
            shown=json.dumps(EVERYBODY),
            members=len(visit.finder.directory.members),
        )
    with map_side:
        map_beside(visit)
