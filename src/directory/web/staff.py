"""What is served round the staff's editor: its frame, and who is let in at the door."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers as RequestHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from directory import map as map_page
from directory.locale import Translator
from directory.web.documents import Document
from directory.web.files import CompressedFiles
from directory.web.headers import Door, Headers, content_policy
from directory.web.routes import always
from directory.web.shell import streamlit_parts
from directory.web.templating import render, static

#: The pages of the editor, as paths.
WORK, MEMBERS, MEMBER, IMPORT, HISTORY = "/", "/members", "/member", "/import", "/history"
PATHS = (WORK, MEMBERS, MEMBER, IMPORT, HISTORY)

#: What it needs of Streamlit beside the pages: files that come in, and files to keep.
FILES = ("/_stcore/upload_file/", "/media/")
LOGIN = ("/auth/login", "/auth/logout", "/oauth2callback")

#: A proxy says by headers that begin so that it passes on what somebody else asked.
FORWARDED = ("forwarded", "via", "x-forwarded-", "x-real-ip", "cf-")

#: What changes nothing; all else, and the WebSocket, must come from a page of the editor itself.
READING = ("GET", "HEAD", "OPTIONS")


class StaffSite:
    """Everything that is served beside Streamlit itself.

    ``hosts`` are the names that are answered. Without a login only this machine is.
    """

    def __init__(
        self,
        t: Translator,
        streamlit_files: Path,
        hosts: tuple[str, ...],
        *,
        with_login: bool,
    ) -> None:
        self._files = streamlit_files
        self._hosts = hosts
        self._with_login = with_login
        page = _app_page(t, streamlit_files / "index.html")
        self._policy = content_policy(map_page.script_hashes(page))
        self._page = Document(page.encode())
        nothing = _message_page(t, t("This page does not exist"), t("Nothing is lost."))
        self._nothing = Document(nothing.encode(), status=404)
        words = t("Nothing was saved. Go back and try again; what you typed is kept.")
        failed = _message_page(t, t("Something went wrong"), words)
        self._failed = Document(failed.encode(), status=500)

    def routes(self) -> list[Route]:
        """Return our routes; Streamlit's own follow after them."""
        return [*(Route(path, self.page) for path in PATHS), Route("/healthz", _health)]

    def middleware(self) -> list[Middleware]:
        """Return the middleware, outermost first."""
        known = frozenset((*PATHS, "/healthz", *(LOGIN if self._with_login else ())))
        return [
            Middleware(Headers, policy=self._policy),
            *([] if self._with_login else [Middleware(OnlyThisMachine)]),
            Middleware(TrustedHostMiddleware, allowed_hosts=self._hosts, www_redirect=False),
            Middleware(
                Door,
                known=known,
                folder=self._files,
                not_found=always(self._nothing),
                failed=always(self._failed),
                below=FILES,
            ),
            Middleware(CompressedFiles, self._files, (self._page,)),
        ]

    async def page(self, request: Request) -> Response:
        """Return the frame of a page."""
        return self._page.response(request)


class OnlyThisMachine:
    """Middleware: refuses whoever comes from, or to, an address that other machines reach.

    The start is refused at such an address already. This holds however the server was started,
    and behind a proxy that says that it is one. What can change something must name the editor's
    own page as its origin: that of other pages is another, also behind a proxy that says nothing.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 403."""
        is_asked = scope["type"] in ("http", "websocket")
        if is_asked and not (_is_from_here(scope) and _is_from_own_page(scope)):
            words = "The staff's editor answers this machine only, unless a login is set up."
            await PlainTextResponse(words, 403)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_from_here(scope: Scope) -> bool:
    ends = (scope.get("client"), scope.get("server"))
    is_forwarded = any(name.startswith(FORWARDED) for name in RequestHeaders(scope=scope))
    return not is_forwarded and all(map(_is_loopback, ends))


def _is_from_own_page(scope: Scope) -> bool:
    """Return whether a request only reads a page, or comes from one that has the same address."""
    if scope["type"] == "http" and scope["method"] in READING:
        return True
    headers = RequestHeaders(scope=scope)
    scheme = {"ws": "http", "wss": "https"}.get(scope["scheme"], scope["scheme"])
    return headers.getlist("origin") == [f"{scheme}://{host}" for host in headers.getlist("host")]


def _is_loopback(end: tuple[str, int] | None) -> bool:
    try:
        return end is not None and ipaddress.ip_address(end[0]).is_loopback
    except ValueError:
        return False


def _app_page(t: Translator, streamlit_index: Path) -> str:
    return _framed(
        "staff_app.html",
        t,
        **streamlit_parts(streamlit_index),
        parts_css=static("parts.css"),
        look_css=static("look.css"),
        page_js=static("page.js"),
        staff_js=static("staff.js"),
    )


def _message_page(t: Translator, title: str, words: str) -> str:
    return _framed("staff_message.html", t, title=title, words=words)


def _framed(template: str, t: Translator, **values: object) -> str:
    return render(
        template,
        t=t,
        icon=quote(static("icon.svg").strip()),
        first_css=static("first.css"),
        staff_css=static("staff.css"),
        pages=(
            (WORK, t("Work list")),
            (MEMBERS, t("Members")),
            (IMPORT, t("Import")),
            (HISTORY, t("History")),
        ),
        **values,
    )


def _health(_: Request) -> Response:
    return JSONResponse({"staff": True}, headers={"Cache-Control": "no-store"})
