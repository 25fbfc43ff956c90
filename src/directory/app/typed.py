"""One line in one's own words: what it asks is poured into the fields and shown as chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from directory.app import state
from directory.app.visit import Visit
from directory.errors import NotUnderstood
from directory.query import Query
from directory.web import shelf


@dataclass(frozen=True)
class Left:
    """What the last line left open: what must be asked back, what was not understood."""

    asked_back: tuple[NotUnderstood, ...] = ()
    missed: tuple[NotUnderstood, ...] = ()
    survivor: bool = False


def field(visit: Visit, prefix: str) -> None:
    """Put the field on the page."""
    t = visit.t
    st.text_input(
        t("In your own words, in any language"),
        placeholder=t("For example: dari malmö court"),
        autocomplete="off",
        key=prefix + "text",
        on_change=_pour,
        args=(prefix,),
    )


def _pour(prefix: str) -> None:
    """Set the fields as the line says; a kind of thing that it does not name stays as it was."""
    text = st.session_state[prefix + "text"]
    st.session_state[prefix + "text"] = ""
    if not text.strip():
        return
    reading = shelf().finder.lexicon.read(text)
    asked_back = reading.asked_back
    if reading.is_empty:
        asked_back = (NotUnderstood("Text", text, ()),)
    st.session_state[prefix + "left"] = Left(asked_back, reading.missed, reading.survivor)
    if any(hint.what == "Language" for hint in asked_back):
        st.session_state[prefix + "languages"] = []
    for name, value in state.values(reading.query).items():
        if value:
            st.session_state[prefix + name] = value
    if reading.query.near is not None or reading.query.countries:
        st.session_state[prefix + "within_km"] = int(reading.query.within_km or 0)


def left(prefix: str) -> Left:
    """Return what the last line left open."""
    found = st.session_state.get(prefix + "left", Left())
    return found if isinstance(found, Left) else Left()


def settle(prefix: str, hint: NotUnderstood) -> None:
    """Take away one thing that the last line left open."""
    now = left(prefix)
    st.session_state[prefix + "left"] = replace(
        now,
        asked_back=tuple(other for other in now.asked_back if other.text != hint.text),
        missed=tuple(other for other in now.missed if other.text != hint.text),
    )


def chips(visit: Visit, query: Query, prefix: str) -> None:
    """Put what is asked on the page once a line was typed; each part goes at a press."""
    parts = list(_parts(visit, query))
    if prefix + "left" not in st.session_state or not parts:
        return
    visit.put("chips.html")
    with st.container(horizontal=True, key=prefix + "chips"):
        for words, less in parts:
            st.button(
                f"{words} ✕",
                key=f"{prefix}chip:{words}",
                on_click=state.fill,
                args=(prefix, less),
            )
        if len(parts) > 1:
            st.button(visit.t("Start again"), key=prefix + "chip:", on_click=_clear, args=(prefix,))


def _parts(visit: Visit, query: Query) -> Iterator[tuple[str, Query]]:
    """Yield the words for each part of a query, and the query without it."""
    phrases, t = visit.phrases, visit.t
    for code in query.languages:
        others = tuple(language for language in query.languages if language != code)
        yield phrases.language(code), replace(query, languages=others)
    if query.near is not None:
        yield query.near.label, replace(query, near=None, within_km=None)
    for code in query.countries:
        rest = tuple(country for country in query.countries if country != code)
        yield phrases.country(code), replace(query, countries=rest)
    if query.within_km:
        yield t("{km} km", km=f"{query.within_km:g}"), replace(query, within_km=None)
    if query.who:
        who = {"man": t("a man"), "woman": t("a woman")}[query.who]
        yield who, replace(query, who="")
    for column, code in query.needs:
        kept = tuple(value for value in getattr(query, column) if value != code)
        changed: dict[str, Any] = {column: kept}
        yield phrases.label(column, code), replace(query, **changed)


def _clear(prefix: str) -> None:
    state.fill(prefix, Query())
    st.session_state[prefix + "left"] = Left()
