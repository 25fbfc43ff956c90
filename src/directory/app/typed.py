"""One line in one's own words: what it asks is poured into the fields and shown as chips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from directory.app import state
from directory.app.visit import Visit
from directory.errors import NotUnderstood
from directory.query import Query, Reading
from directory.web import shelf


@dataclass(frozen=True)
class Left:
    """What the last line left open, or said that is not searched.

    ``held`` is what it asks if it speaks of someone who is hurt: no programme is shown for that
    before somebody says that it is for a person who uses violence. ``own`` says that the line
    speaks of its writer.
    """

    asked_back: tuple[NotUnderstood, ...] = ()
    missed: tuple[NotUnderstood, ...] = ()
    denied: tuple[str, ...] = ()
    not_spoken: tuple[str, ...] = ()
    held: Query | None = None
    own: bool = False


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
        _fill(prefix, now.held, names_a_language=bool(now.held.languages))


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
    st.session_state[prefix + "left"] = _left(reading)
    if reading.survivor:
        state.fill(prefix, Query())
    else:
        unclear = any(hint.what == "Language" for hint in reading.asked_back)
        _fill(prefix, reading.query, names_a_language=unclear or bool(reading.query.languages))


def _left(reading: Reading) -> Left:
    empty = (NotUnderstood("Text", "", ()),) if reading.is_empty else ()
    return Left(
        asked_back=(*reading.asked_back, *empty),
        missed=() if reading.is_empty else reading.missed,
        denied=reading.denied,
        not_spoken=reading.query.denied,
        held=reading.query if reading.survivor else None,
        own="self" in reading.query.referral_routes,
    )


def _fill(prefix: str, query: Query, *, names_a_language: bool) -> None:
    """Set the fields: a line with a language and a place is about another person.

    A shorter line adds to what is asked; the kind of thing that it names takes the place of the
    one before.
    """
    places = query.near is not None or bool(query.countries)
    if names_a_language and places:
        state.fill(prefix, query)
        return
    if names_a_language:
        st.session_state[prefix + "languages"] = list(query.languages)
    for name, value in state.values(query).items():
        if value:
            st.session_state[prefix + name] = value
    if places:
        st.session_state[prefix + "within_km"] = state.values(query)["within_km"]


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
    del st.session_state[prefix + "left"]
