"""The fields of a search in the state of the session, and in a shared link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from directory import countries
from directory.query import Query

#: The fields, empty, by their names in the state of the session and in a shared link.
EMPTY: dict[str, Any] = {"languages": [], "place": "", "who": "", "within_km": 0,
         "specialisms": [], "formats": [], "referral_routes": []}  # fmt: skip


def values(query: Query) -> dict[str, Any]:
    """Return what the fields must hold so that they ask a query."""
    places = [query.near.label] if query.near else []
    return {
        "languages": list(query.languages),
        "place": "; ".join([*places, *map(countries.name, query.countries)]),
        "who": query.who,
        "within_km": max(1, round(query.within_km)) if query.within_km else 0,
        "specialisms": list(query.specialisms),
        "formats": list(query.formats),
        "referral_routes": list(query.referral_routes),
    }


def fill(prefix: str, query: Query) -> None:
    """Set the fields so that they ask a query; used by the buttons that loosen it."""
    for name, value in values(query).items():
        st.session_state[prefix + name] = value
