"""The fields of a search, and the query that they make."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from directory.app import hints, state, typed
from directory.app.visit import Visit
from directory.query import NEEDS, Understood, Wording
from directory.web.options import RADII, codes, language_options, place_options


def ask(visit: Visit, prefix: str, answer: Callable[[Understood], None], *, own: bool) -> None:
    """Put the fields on the page, and below them what ``answer`` puts there.

    The fields show already what was chosen: the answer goes to the browser before them.
    """
    above = st.container(key=prefix + "fields")
    _start(visit, prefix)
    asked = _asked(visit, prefix, own=own)
    try:
        answer(asked)
    finally:
        # Should the answer fail, the visitor can still ask something else.
        with above:
            _put(visit, prefix, asked, own=own)


def _asked(visit: Visit, prefix: str, *, own: bool) -> Understood:
    wording = _wording(visit, prefix)
    if own:
        wording = replace(wording, referral_routes=["self"])
    understood = visit.finder.lexicon.understood(wording)
    denied = typed.left(prefix).not_spoken
    return replace(understood, query=replace(understood.query, denied=denied))


def _put(visit: Visit, prefix: str, asked: Understood, *, own: bool) -> None:
    query = asked.query
    typed.field(visit, prefix, _example(visit, own=own))
    with st.container(key=prefix + "notes"):
        hints.show(visit, asked, prefix, own=own)
        # That the person comes alone is what the page is for, and cannot be taken away.
        typed.chips(visit, replace(query, referral_routes=()) if own else query, prefix)
    _main_fields(visit, prefix, visit.t("I am") if own else visit.t("Person"))
    # What is closed is neither sent nor drawn at each change of a field.
    more = st.expander(_more(visit, prefix), key=prefix + "more", on_change="rerun")
    if more.open:
        with more:
            _more_fields(visit, prefix)


def _example(visit: Visit, *, own: bool) -> str:
    return (
        visit.t("For example: arabic, berlin") if own else visit.t("For example: dari malmö court")
    )


def _start(visit: Visit, prefix: str) -> None:
    # A shared link fills the fields once, when the session begins.
    for name, empty in state.EMPTY.items():
        if prefix + name not in st.session_state:
            given = [] if prefix else st.query_params.get_all(name)
            st.session_state[prefix + name] = _given(visit, name, given) if given else empty
    if prefix + "more" not in st.session_state:
        st.session_state[prefix + "more"] = _chosen_in_more(prefix) > 0


def _given(visit: Visit, name: str, values: list[str]) -> object:
    if name in NEEDS:
        known = codes(visit.finder, name, values)
        return [code for code in values if code in known]
    if name == "within_km":
        return int(values[0]) if values[0].isdecimal() and int(values[0]) in RADII else 0
    if name == "who":
        return values[0] if values[0] in ("man", "woman") else ""
    return values if isinstance(state.EMPTY[name], list) else values[0]


def suggest_places(visit: Visit) -> None:
    """Put the towns and countries of members on the page, which page.js offers while typing."""
    visit.put("towns.html", towns=json.dumps(place_options(visit.finder), ensure_ascii=False))


def _more(visit: Visit, prefix: str) -> str:
    chosen = _chosen_in_more(prefix)
    words = visit.t("More: specialisms, how, who refers, distance")
    return f"{words} ({chosen})" if chosen else words


def _chosen_in_more(prefix: str) -> int:
    chosen = sum(len(st.session_state[prefix + name]) for name in NEEDS)
    return chosen + bool(st.session_state[prefix + "within_km"])


def _main_fields(visit: Visit, prefix: str, person: str) -> None:
    t = visit.t
    # One row takes two messages fewer than columns do.
    with st.container(horizontal=True, key=prefix + "row"):
        st.multiselect(
            t("Language"),
            options=language_options(visit.finder),
            format_func=lambda code: _language_label(visit, code),
            placeholder=t("For example Arabic"),
            accept_new_options=True,
            filter_mode="contains",
            select_all=False,
            key=prefix + "languages",
            persist_state="session",
            on_change=typed.forget,
            args=(prefix,),
        )
        st.text_input(
            t("Town or country"),
            placeholder=t("For example Berlin"),
            autocomplete="off",
            key=prefix + "place",
            persist_state="session",
            on_change=typed.forget,
            args=(prefix,),
        )
    _say_who_looks_up(visit)
    st.radio(
        person,
        options=["man", "woman", ""],
        format_func={"man": t("a man"), "woman": t("a woman"), "": t("not said")}.__getitem__,
        horizontal=True,
        key=prefix + "who",
        persist_state="session",
    )


def _say_who_looks_up(visit: Visit) -> None:
    """Say to whom addresses are sent, where whoever runs the site has chosen a service."""
    geocoder = visit.finder.settings.geocoder
    if geocoder is not None:
        visit.put("geocoder.html", host=geocoder.host)


def _more_fields(visit: Visit, prefix: str) -> None:
    t = visit.t
    left, right = st.columns(2)
    for column, name, label in (
        (left, "specialisms", t("Specialisms")),
        (right, "formats", t("How")),
        (left, "referral_routes", t("Who refers")),
    ):
        key = prefix + name
        column.multiselect(
            label,
            options=codes(visit.finder, name, st.session_state[key]),
            format_func=partial(visit.phrases.label, name),
            placeholder=t("Any"),
            select_all=False,
            key=key,
            persist_state="session",
        )
    st.radio(
        t("Distance"),
        options=sorted({*RADII, st.session_state[prefix + "within_km"]}),
        format_func=lambda km: t("{km} km", km=km) if km else t("as far as each serves"),
        horizontal=True,
        key=prefix + "within_km",
        persist_state="session",
    )


def _wording(visit: Visit, prefix: str) -> Wording:
    return state.fields(prefix).wording(visit.finder.lexicon)


def _language_label(visit: Visit, code: str) -> str:
    name, own = visit.phrases.language(code), visit.finder.languages.own_name(code)
    return f"{name} · {own}" if own and own != name else name
