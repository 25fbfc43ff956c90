"""Organisation: one member whole, with every fact's source and date."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import quote

import streamlit as st

from directory.app.visit import Visit, map_beside
from directory.matching import age
from directory.members import Member
from directory.web.cards import own_name
from directory.web.facts import facts
from directory.web.reach import reach


def page() -> None:
    """Put the member on the page whose id the address names."""
    visit = Visit.now()
    member = visit.finder.directory.by_id.get(st.query_params.get("member", ""))
    if member is None:
        visit.put("no_member.html")
        return
    list_side, map_side = st.columns([3, 2], gap="large")
    with list_side:
        _whole(visit, member)
    with map_side:
        if member.id in visit.finder.on_map:
            map_beside(visit)


def _whole(visit: Visit, member: Member) -> None:
    directory = visit.finder.directory
    visit.put(
        "organisation.html",
        member=member,
        own_name=own_name(member),
        reach=reach(visit.finder, visit.phrases, member),
        facts=facts(visit.finder, visit.phrases, member),
        sites=directory.sites.get(member.id, ()),
        describes=directory.describes_programme(member),
        long_ago=age(member, date.today()),
        shown=json.dumps({member.id: "answer"}),
        mistake=_mistake(visit, member),
    )


def _mistake(visit: Visit, member: Member) -> str:
    subject = quote(visit.t("Programme directory: mistake in {id}", id=member.id))
    return f"mailto:{visit.finder.settings.corrections_email}?subject={subject}"
