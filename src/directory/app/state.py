"""The fields of a search in the state of the session, and in a shared link."""

from __future__ import annotations

from typing import Any

import streamlit as st

from directory.query import Query
from directory.web.fields import Fields

#: The fields, empty, by their names in the state of the session and in a shared link.
EMPTY: dict[str, Any] = {"languages": [], "place": "", "who": "", "within_km": 0,
         "specialisms": [], "formats": [], "referral_routes": []}  # fmt: skip


def fields(prefix: str) -> Fields:
    """Return what stands in the fields."""
    held: dict[str, Any] = {}
    for name in EMPTY:
        value = st.session_state[prefix + name]
        held[name] = tuple(value) if isinstance(value, list) else value
    return Fields(**held)


def put(prefix: str, fields: Fields) -> None:
    """Set the fields."""
    for name, value in vars(fields).items():
        st.session_state[prefix + name] = list(value) if isinstance(value, tuple) else value


def fill(prefix: str, query: Query) -> None:
    """Set the fields so that they ask a query; used by the buttons that loosen it."""
    put(prefix, Fields.of(query))
