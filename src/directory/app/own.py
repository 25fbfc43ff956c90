"""Own behaviour: lines and programmes for a person who comes by himself or herself."""

from __future__ import annotations

from datetime import date

import streamlit as st

from directory.app import answer, fields
from directory.app.visit import Passage, Visit, map_beside
from directory.query import Query
from directory.web.own import for_oneself

#: The fields of this page keep their own values.
PREFIX = "own_"


def page() -> None:
    """Put the page for people who worry about their own behaviour on the screen."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side.container(key="search"):
        visit.put("own_head.html", emergency=visit.finder.settings.emergency)
        fields.suggest_places(visit)
        _search()
    with map_side:
        map_beside(visit)


@st.fragment
def _search() -> None:
    visit = Visit.now()
    fields.ask(visit, PREFIX, lambda asked: _answer(visit, asked.query), own=True)


def _answer(visit: Visit, query: Query) -> None:
    if not query.home:
        visit.put("own_start.html")
        return
    found = visit.finder.find(query)
    groups = list(for_oneself(visit.finder, visit.phrases, found, date.today()))
    shown = {r.id: "answer" for _, results in groups for r in results}
    passage = Passage(visit)
    answer.count(passage, found.query, _count(visit, len(shown)), shown)
    for number, (heading, results) in enumerate(groups):
        key = f"{PREFIX}shown:{number}"
        answer.section(passage, found.query, heading, "self", results, key)
    passage.put("own_call.html", network=visit.finder.settings.network)
    passage.send()


def _count(visit: Visit, number: int) -> str:
    if not number:
        return visit.t("None here states that you can come by yourself")
    return visit.t.count("{number} for you to ask", "{number} for you to ask", number)
