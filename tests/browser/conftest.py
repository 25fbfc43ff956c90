"""A real browser, the pages served by a real server, and a page that fails on any complaint."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from directory import map as programme_map
from directory import members
from directory.members import Directory

#: How long the browser may take for what a person waits for; the machine is shared.
PATIENCE_MS = 40_000

expect.set_options(timeout=PATIENCE_MS)

DATA = Path(__file__).parents[2] / "data"
QUIET = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium for the whole run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert path, "no Chromium: see scripts/find_browser.sh"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Starlette], str]]:
    """Returns a function that serves an application until the end of the run.

    What it returns is the application's address, without a slash at its end.
    """
    with ExitStack() as running:
        yield lambda application: running.enter_context(_served(application))


@pytest.fixture(scope="session")
def base_url(serve: Callable[[Starlette], str]) -> str:
    """The address of a server that answers as the product does, on the project's own data."""
    return serve(map_application(members.read(DATA)))


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Returns a function that opens a page in a fresh context, with the context's options.

    The test fails if any such page logs an error (a breach of a Content-Security-Policy is
    one), raises one, or asks a host for anything that it was not itself sent to.
    """
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("console", lambda line: complaints.extend(_errors(line)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        context.on("request", lambda request: complaints.extend(_foreign(request)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _errors(line: ConsoleMessage) -> list[str]:
    """Returns the complaint on a line of the console, if it is an error."""
    return [line.text] if line.type == "error" else []


def _foreign(request: Request) -> list[str]:
    """Returns the complaint about a request that leaves the machine, if it does."""
    address = urlsplit(request.url)
    ours = address.scheme in ("data", "blob") or address.hostname in ("127.0.0.1", "localhost")
    return [] if ours else [f"asks {request.url}"]


@contextmanager
def _served(application: Starlette) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = _Server(uvicorn.Config(application, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        assert server.up.wait(timeout=30)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=30)


class _Server(uvicorn.Server):
    """A server that says when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


def map_application(directory: Directory) -> Starlette:
    """Return an application that has the map page of a directory and nothing else."""
    basemap = (DATA / "basemap.geojson").read_text(encoding="utf-8")
    page = programme_map.page(directory, basemap, lambda text, **v: text.format(**v))
    headers = {
        "Content-Security-Policy": programme_map.policy(page),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }

    def show_map(_: HttpRequest) -> Response:
        return HTMLResponse(page, headers=headers)

    return Starlette(routes=[Route("/map", show_map)])


@pytest.fixture
def map_of(serve: Callable[[Starlette], str]) -> Callable[[Directory], str]:
    """Returns a function that serves the map page of a directory and returns its host's address."""
    return lambda directory: serve(map_application(directory))
