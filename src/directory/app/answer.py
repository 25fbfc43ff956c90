"""The answer on the screen: hints, the count, the groups of cards, what to loosen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from directory.app import state
from directory.app.visit import EVERYBODY, Passage, Visit
from directory.map import standing
from directory.matching import Answer, Group, Result
from directory.query import Query, Understood
from directory.web import answers
from directory.web.cards import cards
from directory.web.options import stated_languages
from directory.web.own import WITHIN_REACH

#: So many cards of a group are shown before someone asks for the rest.
FIRST = 5

#: So many more come at a press.
MORE = 100


def show(visit: Visit, asked: Understood, prefix: str) -> None:
    """Put the answer to a search on the page."""
    if replace(asked.query, denied=()) == Query():
        _nothing_asked(visit)
        return
    answer = visit.finder.find(asked.query)
    passage = Passage(visit)
    shown = standing(visit.finder.directory, answer, WITHIN_REACH)
    count(passage, asked.query, answers.count(visit.phrases, answer), shown)
    for group in answer.groups:
        if group.code != "network":
            _group(passage, answer.query, group, prefix)
    _loosen(passage, answer, prefix)
    _whom_to_ask(passage, answer, prefix)
    passage.put("share.html", link=_link(prefix))
    passage.send()


def count(passage: Passage, query: Query, words: str, shown: object) -> None:
    """Add the count, with what the map is to show."""
    near = query.near
    passage.put(
        "count.html",
        words=words,
        shown=json.dumps(shown),
        here=json.dumps([near.latitude, near.longitude] if near else None),
        here_name=near.name if near else "",
    )


def _nothing_asked(visit: Visit) -> None:
    members = visit.finder.directory.members
    visit.put(
        "start.html",
        members=len(members),
        shown=json.dumps(EVERYBODY),
        here="null",
        countries=len({member.country for member in members}),
        languages=[visit.phrases.language(code) for code in stated_languages(visit.finder)],
    )


def _group(passage: Passage, query: Query, group: Group, prefix: str) -> None:
    heading = answers.heading(passage.visit.phrases, query, group.code)
    section(passage, query, heading, group.code, group.results, f"{prefix}shown:{group.code}")


def section(
    passage: Passage, query: Query, heading: str, code: str, results: Sequence[Result], key: str
) -> None:
    """Add a group of cards, the first of them; a press brings more.

    How many stand there is kept under the key.
    """
    visit, total = passage.visit, len(results)
    number = _shown(total, key)
    passage.put(
        "group.html",
        heading=heading,
        code=code,
        cards=cards(visit.finder, visit.phrases, query, results[:number]),
        on_map=visit.finder.on_map,
        own=code == "self",
    )
    _offer_more(passage, total, key)


def _shown(total: int, key: str) -> int:
    return min(int(st.session_state.get(key, FIRST)), total)


def _offer_more(passage: Passage, total: int, key: str) -> None:
    number = _shown(total, key)
    if number == total:
        return
    passage.send()
    t = passage.visit.t
    more = min(number + MORE, total)
    last = t("Show all {number}", number=total)
    st.button(
        last if more == total else t("Show {number} more", number=MORE),
        key=f"{key}:button",
        on_click=st.session_state.__setitem__,
        args=(key, more),
    )


def _loosen(passage: Passage, answer: Answer, prefix: str) -> None:
    # Without language, place and person nothing is asked any more.
    offered = [r for r in answer.relaxations if replace(r.query, denied=()) != Query()]
    if not offered:
        return
    passage.put("loosen.html")
    passage.send()
    with st.container(horizontal=True, key=prefix + "loosen"):
        for relaxation in offered:
            words = passage.visit.phrases.change(relaxation.change)
            st.button(
                f"{words}: {relaxation.count}",
                key=f"{prefix}loosen:{relaxation.change}",
                on_click=state.fill,
                args=(prefix, relaxation.query),
            )


def _whom_to_ask(passage: Passage, answer: Answer, prefix: str) -> None:
    visit, there = passage.visit, answer.group("network").results
    # The network itself, which stands last, has its own words in the template.
    total = len(there) - 1
    key = f"{prefix}shown:network"
    passage.put(
        "network.html",
        heading=visit.phrases.group("network"),
        cards=cards(visit.finder, visit.phrases, answer.query, there[: _shown(total, key)]),
        on_map=visit.finder.on_map,
        own=False,
        network=visit.finder.settings.network,
    )
    _offer_more(passage, total, key)


def _link(prefix: str) -> str:
    given = {name: st.session_state[prefix + name] for name in state.EMPTY}
    return "/?" + urlencode({name: value for name, value in given.items() if value}, doseq=True)
