"""The answer on the screen: hints, the count, the groups of cards, what to loosen."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import streamlit as st

from directory.app import fields, hints
from directory.app.fields import Asked
from directory.app.visit import Shown, Visit
from directory.matching import Answer, Group, Result
from directory.query import Query
from directory.web.cards import cards

#: So many cards of a group are shown before someone asks for the rest.
FIRST = 5

#: Groups whose members the map draws filled; those of *elsewhere* are hollow.
FILLED = ("match", "interpreter", "related", "ask")


def show(visit: Visit, asked: Asked, prefix: str, *, own: bool) -> None:
    """Put the answer to a search on the page."""
    for hint in asked.hints:
        hints.hint(visit, hint, prefix)
    hints.namesakes(visit, asked.query, prefix)
    if not _is_asked(asked.query, own=own):
        _nothing_asked(visit, prefix)
        return
    answer = visit.finder.find(asked.query)
    visit.put("count.html", words=_count(visit, answer), **_map_data(answer))
    lines = _lines(answer) if own else ()
    if lines:
        _section(visit, answer.query, visit.t("Lines that you can call"), "lines", lines)
    for group in answer.groups:
        if group.code != "network":
            _group(visit, answer.query, _without(group, lines), prefix)
    _loosen(visit, answer, prefix)
    _whom_to_ask(visit, answer)
    if not own:
        visit.put("share.html", link=_link(prefix))


def _is_asked(query: Query, *, own: bool) -> bool:
    needs = [need for need in query.needs if not (own and need == ("referral_routes", "self"))]
    return bool(own or query.languages or query.near or query.countries or query.who or needs)


def _nothing_asked(visit: Visit, prefix: str) -> None:
    members = visit.finder.directory.members
    everywhere: dict[str, Shown] = {member.id: "answer" for member in members}
    visit.put(
        "start.html",
        members=len(members),
        shown=json.dumps(everywhere),
        here="null",
        countries=len({member.country for member in members}),
    )
    with st.container(horizontal=True, key=prefix + "quick"):
        for code in fields.stated_languages(visit.finder):
            st.button(
                visit.phrases.language(code),
                key=f"{prefix}quick:{code}",
                on_click=st.session_state.__setitem__,
                args=(prefix + "languages", [code]),
            )  # fmt: skip


def _count(visit: Visit, answer: Answer) -> str:
    t = visit.t
    totals = {group.code: group.total for group in answer.groups}
    parts = [_fitting(visit, answer.query, totals.get("match", 0))]
    words = {
        "interpreter": t("{number} with an interpreter"),
        "related": t("{number} in a related language"),
        "ask": t("{number} to ask"),
        "elsewhere": t("{number} elsewhere"),
    }
    parts += [words[code].format(number=totals[code]) for code in words if totals.get(code)]
    return " · ".join(parts)


def _fitting(visit: Visit, query: Query, number: int) -> str:
    t = visit.t
    if query.languages:
        languages = _languages(visit, query)
        if not number:
            return t("None known to work in {languages}, within reach", languages=languages)
        return t.count(
            "{number} works in {languages}, within reach",
            "{number} work in {languages}, within reach",
            number,
            languages=languages,
        )
    if query.home:
        return t("{number} within reach", number=number)
    return t.count("{number} programme", "{number} programmes", number)


def _languages(visit: Visit, query: Query) -> str:
    return ", ".join(map(visit.phrases.language, query.languages))


def _map_data(answer: Answer) -> dict[str, str]:
    shown: dict[str, Shown] = {}
    for group in answer.groups:
        for result in group.results:
            if result.member is not None:
                shown[result.id] = "answer" if group.code in FILLED else "elsewhere"
    near = answer.query.near
    here = [near.latitude, near.longitude] if near else None
    return {"shown": json.dumps(shown), "here": json.dumps(here)}


def _lines(answer: Answer) -> tuple[Result, ...]:
    """Return the telephone lines for people who use violence, within reach."""
    return tuple(
        result
        for group in answer.groups
        if group.code in FILLED
        for result in group.results
        if result.member and "helpline" in result.member.specialisms and result.member.phone
    )


def _without(group: Group, shown: tuple[Result, ...]) -> Group:
    results = tuple(result for result in group.results if result not in shown)
    return Group(group.code, len(results), results)


def _group(visit: Visit, query: Query, group: Group, prefix: str) -> None:
    if not group.total:
        return
    everything = f"{prefix}all:{group.code}"
    results = group.results if st.session_state.get(everything) else group.results[:FIRST]
    _section(visit, query, _heading(visit, query, group.code), group.code, results)
    if len(results) < group.total:
        st.button(
            visit.t("Show all {number}", number=group.total),
            key=f"{everything}:button",
            on_click=st.session_state.__setitem__,
            args=(everything, True),
        )


def _section(
    visit: Visit, query: Query, heading: str, code: str, results: tuple[Result, ...]
) -> None:
    visit.put(
        "group.html",
        heading=heading,
        code=code,
        cards=cards(visit.finder, visit.phrases, query, results),
        on_map=visit.finder.on_map,
    )


def _heading(visit: Visit, query: Query, code: str) -> str:
    t = visit.t
    languages = _languages(visit, query)
    if languages and code == "match":
        return t("Works in {languages}, within reach", languages=languages)
    if languages and code == "ask":
        return t("Within reach: ask about {languages}", languages=languages)
    return visit.phrases.group(code)


def _loosen(visit: Visit, answer: Answer, prefix: str) -> None:
    if not answer.relaxations:
        return
    visit.put("loosen.html")
    with st.container(horizontal=True, key=prefix + "loosen"):
        for relaxation in answer.relaxations:
            words = visit.phrases.change(relaxation.change)
            st.button(
                f"{words}: {relaxation.count}",
                key=f"{prefix}loosen:{relaxation.change}",
                on_click=fields.fill,
                args=(prefix, relaxation.query),
            )


def _whom_to_ask(visit: Visit, answer: Answer) -> None:
    there = answer.group("network").results
    visit.put(
        "network.html",
        heading=visit.phrases.group("network"),
        cards=cards(visit.finder, visit.phrases, answer.query, there),
        on_map=visit.finder.on_map,
        network=visit.finder.settings.network,
    )


def _link(prefix: str) -> str:
    given = {name: st.session_state[prefix + name] for name in fields.EMPTY}
    return "/?" + urlencode({name: value for name, value in given.items() if value}, doseq=True)
