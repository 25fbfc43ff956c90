"""Asking our own addresses inside the process, as a server would, and what is said."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import streamlit
from starlette.applications import Starlette
from starlette.types import Message, Receive, Scope, Send

from directory.locale import translator
from directory.web import Shelf, Site

STREAMLIT = Path(streamlit.__file__).parent / "static"

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Said:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def page(self) -> Page:
        """The body as a page."""
        return Page.of(self.text)


class Asking:
    """The whole site on a data folder or a shelf, all middleware round it; or another app."""

    def __init__(self, asked: Path | Shelf | Starlette) -> None:
        self.app = asked if isinstance(asked, Starlette) else _site(asked)

    def start(self) -> None:
        """Tell the app that its server starts, and stops again."""
        steps = iter(("startup", "shutdown"))

        async def receive() -> Message:
            return {"type": f"lifespan.{next(steps)}"}

        async def send(_: Message) -> None:
            pass

        self._run({"type": "lifespan"}, receive, send)

    def __call__(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Said:
        """Return what is said to a request; header names are written with underscores."""
        sent: list[Message] = []
        address, _, query = path.partition("?")
        scope: Scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(address, errors="surrogateescape").encode(errors="replace").decode(),
            "raw_path": address.encode(),
            "query_string": query.encode(),
            "server": ("127.0.0.1", 80),
            "client": ("127.0.0.1", 1),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
            ],
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": body}

        async def send(message: Message) -> None:
            sent.append(message)

        self._run(scope, receive, send)
        found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Said(sent[0]["status"], found, b"".join(m.get("body", b"") for m in sent[1:]))

    def _run(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def ask() -> None:
            await self.app(scope, receive, send)

        # Playwright keeps an event loop in this thread while the browser tests' browser is open.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, ask()).result()

    def post(self, path: str, fields: object) -> Said:
        """Return what is said to a form."""
        body = urlencode(fields, doseq=True).encode()  # type: ignore[arg-type]
        return self(path, "POST", body, content_type=FORM)


def _site(folder: Path | Shelf) -> Starlette:
    shelf = folder if isinstance(folder, Shelf) else Shelf(folder)
    site = Site(shelf, translator(), STREAMLIT)
    return Starlette(routes=site.routes(), middleware=site.middleware())


class Page(HTMLParser):
    """A page taken apart: its elements, the text of some, the members of each group."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.groups: dict[str, list[str]] = {}
        self.texts: dict[str, list[str]] = {}
        self.words = ""
        self._open: list[str] = []
        self._group = ""

    @classmethod
    def of(cls, html: str) -> Page:
        """Return a page."""
        page = cls()
        page.feed(html)
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag == "section":
            self._group = values.get("class", "").removeprefix("group").strip()
        if "data-member" in values:
            self.groups.setdefault(self._group, []).append(values["data-member"])
        if tag in ("title", "h1", "h2", "h3", "button", "p"):
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        self.words += data
        for tag in self._open:
            self.texts[tag][-1] += data

    def values(self, tag: str, name: str) -> list[str]:
        """Return the values of an attribute of all elements of a kind."""
        return [values[name] for kind, values in self.elements if kind == tag and name in values]
