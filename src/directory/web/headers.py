"""The headers of every answer, and what is refused before Streamlit sees it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directory.web.files import inside

_LOG = logging.getLogger(__name__)

#: What a visitor's page needs of Streamlit's own endpoints; its metrics and its agent API stay
#: closed (quality P5), and so does everything else below ``/_stcore/``.
STREAMLIT = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")

#: A control character or a segment ``..``: without us there are two bare words instead of a page.
_UNSAFE = re.compile(r"[\0-\x1f\x7f]|[/\\]\.\.([/\\]|$)")

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "browsing-topics=(), clipboard-write=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def content_policy(script_hashes: Iterable[str]) -> str:
    """Return the Content-Security-Policy of our pages; inline scripts only by their hash."""
    scripts = " ".join(("'self'", *dict.fromkeys(script_hashes)))
    return "; ".join((
        "default-src 'self'",
        f"script-src {scripts}",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss:",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
    ))  # fmt: skip


class Headers:
    """Middleware: every answer carries the common headers and, unless it has one, the policy."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self.app = app
        self.policy = policy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, adding headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _add(self, headers: MutableHeaders) -> None:
        own_policy = "content-security-policy" in headers
        for name, value in COMMON.items():
            # A page with its own policy says there who may frame it.
            if not (own_policy and name == "X-Frame-Options"):
                headers[name] = value
        if not own_policy:
            headers["Content-Security-Policy"] = self.policy


class ReadOnly:
    """Middleware: whoever sends something to some paths gets our own page, not two bare words."""

    def __init__(self, app: ASGIApp, paths: frozenset[str], refused: ASGIApp) -> None:
        self.app = app
        self.paths = paths
        self.refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a reader, refuse everybody else."""
        sending = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD")
        refuses = sending and scope["path"] in self.paths
        await (self.refused if refuses else self.app)(scope, receive, send)


class Door:
    """Middleware: unknown paths get our own page, and so does every error that nobody caught.

    Open are the ``known`` paths, everything ``below`` some others, what a page needs of
    Streamlit, and the files that exist in Streamlit's ``folder``.
    """

    def __init__(
        self,
        app: ASGIApp,
        known: frozenset[str],
        folder: Path,
        not_found: ASGIApp,
        failed: ASGIApp,
        below: tuple[str, ...] = (),
    ) -> None:
        self.app = app
        self.known = known
        self.below = below
        self.folder = folder.resolve()
        self.not_found = not_found
        self.failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 404."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self._open(scope["path"]):
            await self._answer(scope, receive, send)
        else:
            await self.not_found(scope, receive, send)

    def _open(self, path: str) -> bool:
        if _UNSAFE.search(path):
            return False
        if path in self.known or path in STREAMLIT or path.startswith(self.below):
            return True
        return path.startswith("/static/") and inside(self.folder, path) is not None

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def note(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, note)
        except Exception:  # noqa: BLE001
            # Whatever it was, the visitor gets a page with the exit link; the log gets the rest.
            _LOG.exception("An answer failed: %s", scope["path"])
            if not begun:
                await self.failed(scope, receive, send)
