"""One line in one's own words: what it asks is poured into the fields and shown as chips."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from directory.app import state
from directory.app.visit import Visit
from directory.errors import NotUnderstood
from directory.query import Query
from directory.web import shelf
from directory.web.answers import parts
from directory.web.fields import Left


def field(visit: Visit, prefix: str, example: str) -> None:
    """Put the field on the page."""
    st.text_input(
        visit.t("In your own words, in any language"),
        placeholder=example,
        autocomplete="off",
        key=prefix + "text",
        on_change=_pour,
        args=(prefix,),
    )


def left(prefix: str) -> Left:
    """Return what the last line left open."""
    found = st.session_state.get(prefix + "left")
    return found if isinstance(found, Left) else Left()


def settle(prefix: str, hint: NotUnderstood) -> None:
    """Take away one thing that the last line left open."""
    now = left(prefix)
    st.session_state[prefix + "left"] = replace(
        now,
        asked_back=tuple(other for other in now.asked_back if other.text != hint.text),
        missed=tuple(other for other in now.missed if other.text != hint.text),
    )


def forget(prefix: str) -> None:
    """Take away what was not understood, once a field says what is meant."""
    if prefix + "left" in st.session_state:
        st.session_state[prefix + "left"] = replace(left(prefix), asked_back=(), missed=())


def release(prefix: str) -> None:
    """Search for what was held back."""
    now = left(prefix)
    if now.held is not None:
        st.session_state[prefix + "left"] = replace(now, held=None)
        fields = state.fields(prefix)
        state.put(prefix, fields.filled(now.held, names_a_language=bool(now.held.languages)))


def chips(visit: Visit, query: Query, prefix: str) -> None:
    """Put what is asked on the page once a line was typed; each part goes at a press."""
    asked = list(parts(visit.phrases, query))
    if prefix + "left" not in st.session_state or not asked:
        return
    visit.put("chips.html")
    with st.container(horizontal=True, key=prefix + "chips"):
        for words, less in asked:
            st.button(
                f"{words} ✕",
                key=f"{prefix}chip:{words}",
                on_click=state.fill,
                args=(prefix, less),
            )
        st.button(
            visit.t("Start again"),
            key=prefix + "again",
            type="tertiary",
            on_click=_clear,
            args=(prefix,),
        )


def _pour(prefix: str) -> None:
    """Set the fields as the line says, or hold back what it asks."""
    text = st.session_state[prefix + "text"]
    st.session_state[prefix + "text"] = ""
    if not text.strip():
        return
    reading = shelf().finder.lexicon.read(text)
    st.session_state[prefix + "left"] = Left.of(reading)
    state.put(prefix, state.fields(prefix).poured(reading))


def _clear(prefix: str) -> None:
    state.fill(prefix, Query())
    del st.session_state[prefix + "left"]
