"""Map and list: all members by country."""

from __future__ import annotations

import json
from collections import defaultdict

import streamlit as st

from directory.app.visit import Shown, Visit, map_beside
from directory.members import Member


def page() -> None:
    """Put all members on the page, by country, with the map beside."""
    visit = Visit.now()
    list_side, map_side = st.columns([3, 2], gap="large")
    shown: dict[str, Shown] = {m.id: "answer" for m in visit.finder.directory.members}
    with list_side, st.container(key="list_side"):
        visit.put(
            "listing.html",
            groups=by_country(visit),
            shown=json.dumps(shown),
            members=len(shown),
        )
    with map_side:
        map_beside(visit)


def by_country(visit: Visit) -> list[tuple[str, list[Member]]]:
    """Return (country name, its members by name), countries by name."""
    grouped: dict[str, list[Member]] = defaultdict(list)
    for member in visit.finder.directory.members:
        grouped[visit.phrases.country(member.country)].append(member)
    return [
        (country, sorted(members, key=lambda member: member.name))
        for country, members in sorted(grouped.items())
    ]
