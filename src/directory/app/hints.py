"""What stands at the fields when something was not understood, or means several things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from directory.app import typed
from directory.app.visit import Visit
from directory.errors import NotUnderstood
from directory.query import Query, Understood, near_town
from directory.web import shelf


def show(visit: Visit, asked: Understood, prefix: str, *, own: bool) -> None:
    """Put the hints of a search on the page: of the line typed, and of the fields."""
    left = typed.left(prefix)
    if left.held is not None:
        _survivor(visit, left.held, prefix)
    if left.own and not own:
        visit.put("about_yourself.html")
    if left.denied:
        visit.put("denied.html", words=left.denied)
    for number, missed in enumerate((*left.asked_back, *asked.hints)):
        _hint(visit, missed, f"{prefix}{number}", prefix)
    _not_understood(visit, left.missed, prefix)
    _namesakes(visit, asked.query, prefix)


def _survivor(visit: Visit, held: Query, prefix: str) -> None:
    visit.put("survivor.html", emergency=visit.finder.settings.emergency)
    if replace(held, not_understood=(), denied=()) != Query():
        st.button(
            visit.t("Find a programme for a person who uses violence"),
            key=prefix + "release",
            on_click=typed.release,
            args=(prefix,),
        )


def _hint(visit: Visit, missed: NotUnderstood, key: str, prefix: str) -> None:
    visit.put(
        "hint.html",
        what=visit.t(missed.what),
        text=missed.text[:60],
        suggested=bool(missed.suggestions),
        several=missed.several,
        line=missed.what == "Text",
        remark=visit.t(missed.remark) if missed.remark else "",
    )
    _suggestions(visit, missed, key, prefix)


def _not_understood(visit: Visit, missed: Sequence[NotUnderstood], prefix: str) -> None:
    """Say which words of the line were not understood; those with suggestions apart."""
    plain = [hint.text for hint in missed if not hint.suggestions]
    if plain:
        visit.put("missed.html", words=plain, near=False)
    for number, hint in enumerate(missed):
        if hint.suggestions:
            visit.put(
                "origin.html" if hint.several else "missed.html", words=[hint.text], near=True
            )
            _suggestions(visit, hint, f"{prefix}word{number}", prefix)


def _suggestions(visit: Visit, missed: NotUnderstood, key: str, prefix: str) -> None:
    # Keys are sent to the browser and back: nothing that was typed stands in them.
    if not missed.suggestions:
        return
    with st.container(horizontal=True, key=f"{key}hint_{missed.what}"):
        for suggestion in missed.suggestions:
            st.button(
                suggestion,
                key=f"{key}hint:{suggestion}",
                on_click=_correct,
                args=(prefix, missed, [suggestion]),
            )
        if missed.several and len(missed.suggestions) == 2:
            st.button(
                visit.t("Either"),
                key=f"{key}hint:either",
                on_click=_correct,
                args=(prefix, missed, missed.suggestions),
            )


def _correct(prefix: str, missed: NotUnderstood, chosen: Sequence[str]) -> None:
    """Put what was chosen where the words stood that were not understood."""
    typed.settle(prefix, missed)
    lexicon = shelf().finder.lexicon
    if missed.what != "Place" and all(map(lexicon.languages.candidates, chosen)):
        codes = [lexicon.language(name) for name in chosen]
        before = [value for value in st.session_state[prefix + "languages"] if value != missed.text]
        st.session_state[prefix + "languages"] = [*before, *codes]
    else:
        st.session_state[prefix + "place"] = chosen[0]


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
