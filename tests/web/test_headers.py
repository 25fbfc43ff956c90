"""The door: what is open, what is closed, and what an error looks like."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directory.web.headers import COMMON, Door, Headers, content_policy

FOLDER = Path(streamlit.__file__).parent / "static"


async def broken(_: Scope, __: Receive, ___: Send) -> None:
    """Fail as a handler may."""
    raise RuntimeError


def answer(path: str, inner: ASGIApp) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body that the middleware gives for a path."""
    door = Door(
        inner,
        frozenset({"/"}),
        FOLDER,
        PlainTextResponse("nothing here", 404),
        PlainTextResponse("our fault", 500),
        below=("/open/",),
    )
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    app = Headers(door, content_policy(["'sha256-x'"]))

    async def ask() -> None:
        await app(scope, receive, send)

    # Playwright keeps an event loop in this thread while the browser tests' browser is open.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask()).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, sent[1]["body"]


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/open/a..b"])
def test_what_a_page_needs_is_open(path: str) -> None:
    status, _, body = answer(path, PlainTextResponse("in"))
    assert (status, body) == (200, b"in")


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/nothing", "/_stcore/./metrics", "/static/nothing.js",
     "/static/../../web/cli.py", "/open/..", "/open/../x", "/open/a\0", "/open/\\..\\x",
     "/open/a\r\nb", "/open/\n", "/static/a\0.js", "/static/" + "a" * 5000 + ".js",
     "/media/x", "/component/x", "/nowhere"],
)  # fmt: skip
def test_everything_else_is_our_own_page(path: str) -> None:
    status, headers, body = answer(path, PlainTextResponse("in"))
    assert (status, body) == (404, b"nothing here")
    assert "content-security-policy" in headers


def test_an_error_that_nobody_caught_is_a_page_with_all_headers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    status, headers, body = answer("/", broken)
    assert (status, body) == (500, b"our fault")
    assert {name.casefold() for name in COMMON} <= set(headers)
    assert "An answer failed: /" in caplog.text
