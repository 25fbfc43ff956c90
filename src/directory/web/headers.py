"""The headers of every answer, and what is refused before Streamlit sees it."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Streamlit's endpoints for operators, closed to the public (quality P5).
REFUSED = ("/_stcore/metrics", "/_stcore/agent")

#: Streamlit's own paths; all others are ours.
STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")

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


class Door:
    """Middleware: closes Streamlit's operator endpoints and gives unknown paths our own page."""

    def __init__(self, app: ASGIApp, known: frozenset[str], not_found: ASGIApp) -> None:
        self.app = app
        self.known = known
        self.not_found = not_found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 404."""
        if scope["type"] == "http" and not self._open(scope["path"]):
            await self.not_found(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _open(self, path: str) -> bool:
        if path.startswith(REFUSED):
            return False
        return path in self.known or path.startswith(STREAMLIT)
