"""What stands at the fields when something was not understood, or means several places."""

from __future__ import annotations

import streamlit as st

from directory.app.fields import Asked
from directory.app.visit import Visit
from directory.errors import NotUnderstood
from directory.query import Query, near_town


def show(visit: Visit, asked: Asked, prefix: str) -> None:
    """Put the hints of a search on the page."""
    for missed in asked.hints:
        _hint(visit, missed, prefix)
    _namesakes(visit, asked.query, prefix)


def _hint(visit: Visit, missed: NotUnderstood, prefix: str) -> None:
    visit.put(
        "hint.html", what=visit.t(missed.what), text=missed.text[:60], any=bool(missed.suggestions)
    )
    if missed.suggestions:
        with st.container(horizontal=True, key=f"{prefix}hint_{missed.what}_{missed.text[:20]}"):
            for suggestion in missed.suggestions:
                st.button(
                    suggestion,
                    key=f"{prefix}hint:{missed.text[:20]}:{suggestion}",
                    on_click=_correct,
                    args=(prefix, missed.text, suggestion),
                )


def _correct(prefix: str, text: str, suggestion: str) -> None:
    languages = st.session_state[prefix + "languages"]
    if text in languages:
        st.session_state[prefix + "languages"] = [
            suggestion if language == text else language for language in languages
        ]
    else:
        st.session_state[prefix + "place"] = suggestion


def _namesakes(visit: Visit, query: Query, prefix: str) -> None:
    if query.near is None or not query.near.others:
        return
    visit.put("namesakes.html", place=query.near.label)
    with st.container(horizontal=True, key=prefix + "namesakes"):
        for town in query.near.others:
            st.button(
                near_town(town).label,
                key=f"{prefix}town:{town.id}",
                on_click=st.session_state.__setitem__,
                args=(prefix + "place", town.label),
            )
