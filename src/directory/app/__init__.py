"""The Streamlit app: one process serves it together with our own pages and headers."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
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
    send_at_once()
    gc.freeze()
    yield {}


def send_at_once() -> None:
    """Let the server's sockets send each answer at once, also the small ones.

    Streamlit opens its listening socket in a way by which asyncio does not see that it is TCP, and
    so leaves Nagle's algorithm on: every answer on an open connection then waits 44 ms for the
    reader's acknowledgement. What a listening socket accepts takes over its options.
    """
    for found in gc.get_objects():
        if isinstance(found, socket.socket) and found.type == socket.SOCK_STREAM:
            # A socket of another kind, or one that is closed already, has no such option.
            with suppress(OSError):
                found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
