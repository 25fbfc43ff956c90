"""Own behaviour: lines and programmes for a person who comes by himself or herself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st

from directory.app import answer, fields
from directory.app.visit import Shown, Visit, map_beside
from directory.contact import contact
from directory.matching import Answer, Result
from directory.members import Member

#: The fields of this page keep their own values.
PREFIX = "own_"


def page() -> None:
    """Put the page for people who worry about their own behaviour on the screen."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side, st.container(key="list_side"):
        visit.put("own_head.html", emergency=visit.finder.settings.emergency)
        fields.suggest_places(visit)
        _search()
    with map_side:
        map_beside(visit)


@st.fragment
def _search() -> None:
    visit = Visit.now()
    asked = fields.ask(visit, PREFIX, own=True)
    found = visit.finder.find(asked.query)
    if not asked.query.home:
        visit.put("own_start.html")
        return
    groups = list(_groups(visit, found))
    shown: dict[str, Shown] = {r.id: "answer" for _, results in groups for r in results}
    answer.count(visit, found.query, _count(visit, len(shown)), shown)
    for heading, results in groups:
        answer.section(visit, found.query, heading, "self", results)
    visit.put("own_call.html", network=visit.finder.settings.network)


def _count(visit: Visit, number: int) -> str:
    if not number:
        return visit.t("None here states that you can come by yourself")
    return visit.t.count("{number} for you to ask", "{number} for you to ask", number)


def _groups(visit: Visit, found: Answer) -> Iterator[tuple[str, tuple[Result, ...]]]:
    """Yield the headings and results of this page, empty ones left out."""
    t = visit.t
    tests: tuple[tuple[str, Callable[[Member], bool]], ...] = (
        (t("Lines that you can call"), partial(_is_line, visit)),
        (t("You can come by yourself"), _takes_who_comes),
        (t("Ask whether you can come by yourself"), _says_nothing),
    )
    left = [r for r in _within_reach(found) if visit.finder.directory.describes_programme(r[0])]
    for heading, test in tests:
        results = tuple(result for member, result in left if test(member))
        left = [pair for pair in left if pair[1] not in results]
        if results:
            yield heading, results


def _within_reach(found: Answer) -> list[tuple[Member, Result]]:
    return [
        (result.member, result)
        for group in found.groups
        if group.code in answer.FILLED
        for result in group.results
        if result.member is not None
    ]


def _is_line(visit: Visit, member: Member) -> bool:
    phone = contact(visit.finder.directory, visit.finder.settings, member).phone
    return "helpline" in member.specialisms and bool(phone) and _takes_who_comes(member)


def _takes_who_comes(member: Member) -> bool:
    return "self" in member.referral_routes and member.kind != "victim_support"


def _says_nothing(member: Member) -> bool:
    # Who is not sure to take him and also serves victims is no address for him.
    serves_victims = "victim_service" in member.specialisms or member.kind == "victim_support"
    return not member.referral_routes and not serves_victims
