"""A page of one build in a real browser, and what passes through its line."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from line import Direction, window_bits
from outside import Outside
from servers import OURS, Server

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")

QUIET = [
    "--no-sandbox", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--disable-features=AutofillServerCommunication,OptimizationHints",
]  # fmt: skip

#: High enough that list and map are both on the screen: what is out of sight is drawn later.
SCREEN = (1280, 1600)

MAP_FRAME = "iframe[src='/map'], iframe[src*='streamlit_folium']"

#: The address of a page that has come.
_IS_PAGE = re.compile("^http")

Figures = dict[str, Any]


@dataclass
class Screen:
    """A page of one build, with what passed through its line."""

    page: Page
    build: str
    server: Server
    requests: list[Request] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    received: Direction = field(init=False)
    sent: Direction = field(init=False)

    def __post_init__(self) -> None:
        bits = window_bits(self.server.url)
        self.received, self.sent = Direction(bits), Direction(bits)
        self.page.on("requestfinished", lambda request: self.requests.extend([request]))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        self.page.on("websocket", self._listen)

    def _listen(self, socket: Any) -> None:
        socket.on("framereceived", self.received.add)
        socket.on("framesent", self.sent.add)

    def view(self, path: str, most_ms: float, *, with_map: bool = True) -> Figures:
        """Return how long a view took until its list could be read and its map was drawn."""
        self.page.goto(self.server.url + path, wait_until="commit")
        self.wait("list", self.page, most_ms)
        seen: Figures = {"list_ms": self.page.evaluate("probe.list.first")}
        if with_map:
            frame = self.chart(most_ms)
            self.wait("map", frame, most_ms)
            since = self.page.evaluate("probe.origin")
            seen["map_ms"] = frame.evaluate("probe.origin + probe.map.first") - since
        return seen

    def wait(self, part: str, where: Any, most_ms: float) -> None:
        """Wait until the list or the map of a page or frame shows anything."""
        if not where.evaluate(f"probe.changed('{part}', {most_ms})"):
            raise TimeoutError(f"{part}: nothing within {most_ms:g} ms")

    def chart(self, most_ms: float) -> Any:
        """Return the page or frame whose probe watches the map."""
        return self.frame(most_ms) if self.build == OURS else self.page

    def frame(self, most_ms: float) -> Any:
        """Return the frame in which the map is."""
        element = self.page.wait_for_selector(MAP_FRAME, timeout=most_ms)
        frame = element.content_frame() if element else None
        if frame is None:
            raise TimeoutError("map: its frame is gone")
        # Until its page has come, the frame holds an empty one, and with it an empty probe.
        frame.wait_for_url(_IS_PAGE, wait_until="commit", timeout=most_ms)
        return frame

    def weight(self) -> Figures:
        """Return what has come over HTTP so far."""
        sizes = [
            request.sizes() for request in self.requests if not request.url.startswith("data:")
        ]
        return {
            "requests": len(sizes) + len(self.failed),
            "failed": len(self.failed),
            "bytes": sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes),
            "socket_bytes": self.received.plain + self.sent.plain,
            "carried_bytes": self.received.carried + self.sent.carried,
        }


@contextmanager
def chromium(others: Outside) -> Iterator[Browser]:
    """Start a browser that finds every other host on this machine."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    rules = f"MAP * 127.0.0.1:{others.server_port}, EXCLUDE localhost, EXCLUDE 127.0.0.1"
    args = [*QUIET, f"--host-resolver-rules={rules}", "--ignore-certificate-errors"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()


@contextmanager
def visitor(
    browser: Browser, build: str, server: Server, context: BrowserContext | None = None
) -> Iterator[Screen]:
    """Open a page, with an empty cache unless a context is given."""
    own = context or new_context(browser)
    page = own.new_page()
    page.add_init_script(f"window.probed = {json.dumps(build)};\n{PROBE}")
    yield Screen(page, build, server)
    page.close()
    if context is None:
        own.close()


def new_context(browser: Browser) -> BrowserContext:
    """Return a browser's window with an empty cache."""
    return browser.new_context(
        viewport={"width": SCREEN[0], "height": SCREEN[1]}, ignore_https_errors=True
    )
