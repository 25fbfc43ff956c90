"""What a visitor reads where something fails that should not: our words, and another way on.

Streamlit has written the error into the log by then; its own words are for programmers.
"""

from __future__ import annotations

import json

import streamlit as st

from directory.app.visit import EVERYBODY
from directory.locale import translator
from directory.web.templating import render


def say_so(_: Exception) -> bool:
    """Put our words in place of what failed; True keeps Streamlit from adding its own."""
    st.html(render("failed.html", t=translator(), shown=json.dumps(EVERYBODY)))
    return True


def say_so_to_staff(_: Exception) -> bool:
    """Put words on a page of the editor that say where to look what was saved."""
    st.html(render("staff_failed.html", t=translator()))
    return True
