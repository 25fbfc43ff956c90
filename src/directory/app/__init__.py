"""The Streamlit app: one process serves it together with our own pages and headers."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st

from directory.errors import DataError
from directory.locale import translator
from directory.web import Site, shelf

SCRIPT = Path(__file__).parent / "script.py"


def site() -> Site:
    """Return what is served round the app; ends the process with the problems of bad data."""
    try:
        return Site(shelf(), translator(), Path(st.__file__).parent / "static")
    except DataError as error:
        sys.exit(f"{error}\nNot started: mend the errors above, then start again.")


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[dict[str, Any]]:
    """Prepare the process for its visitors."""
    # Streamlit collects garbage after every run of the script; what is loaded once need not
    # be walked through each time (40 ms a run with pandas loaded).
    gc.collect()
    gc.freeze()
    yield {}
