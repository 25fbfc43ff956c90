"""Streamlit's static files, compressed once and cached for good by the browser."""

from __future__ import annotations

import asyncio
import mimetypes
import re
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from directory.web import encodings
from directory.web.documents import Document
from directory.web.encodings import ENCODINGS, Encoding

#: What compresses; fonts and pictures are compressed already.
_TEXT = {".js", ".css", ".json", ".svg", ".html"}

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")

_NAMED = re.compile(rb"\"(/static/[^\"?#]+)\"")

#: The names of these files carry a hash of their content.
_FOREVER = "public, max-age=31536000, immutable"

#: These files are parts of a page, whose own policy counts; ninety times a long one weigh 40 kB.
_POLICY = "default-src 'none'; frame-ancestors 'none'"


class CompressedFiles:
    """Middleware: serves ``/static/*.js`` and the like compressed, which Streamlit does not.

    What the ``pages`` name is compressed from the start of the server on, beside its other work:
    otherwise the first visitor waits for it, a second and more.
    """

    def __init__(self, app: ASGIApp, folder: Path, pages: Iterable[Document]) -> None:
        self.app = app
        self.folder = folder.resolve()
        self._named = {path.decode() for page in pages for path in _NAMED.findall(page.content)}
        # Two at a time; what is asked for while it is being made is not made twice.
        self._workers = ThreadPoolExecutor(max_workers=2)
        self._made: dict[tuple[Path, Encoding], Future[bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file, or pass the request on."""
        if scope["type"] == "lifespan":
            self._prepare()
        file = self._file(scope)
        encoding = file and encodings.best(Headers(scope=scope).get("accept-encoding", ""))
        if file is None or not encoding:
            await self.app(scope, receive, send)
            return
        # Who goes away meanwhile does not take it from those who wait for the same.
        content = await asyncio.shield(asyncio.wrap_future(self._compressed(file, encoding)))
        response = Response(
            content,
            media_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            headers={
                "Content-Encoding": encoding,
                "Vary": "Accept-Encoding",
                "Cache-Control": _FOREVER,
                "Content-Security-Policy": _POLICY,
            },
        )
        await response(scope, receive, send)

    def _file(self, scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        return self._text(scope["path"])

    def _text(self, path: str) -> Path | None:
        if not path.startswith("/static/") or Path(path).suffix not in _TEXT:
            return None
        return inside(self.folder, path)

    def _prepare(self) -> None:
        files = [file for file in map(self._text, self._named) if file]
        # The largest are what a visitor would wait for.
        for file in sorted(files, key=lambda file: file.stat().st_size, reverse=True):
            self._compressed(file, ENCODINGS[0])

    def _compressed(self, file: Path, encoding: Encoding) -> Future[bytes]:
        """Return the content of a file as it is sent; the installed files do not change."""
        made = self._made.get((file, encoding))
        if made is None:
            # The largest takes a third of a second: nobody else has to wait for it.
            made = self._made[file, encoding] = self._workers.submit(_compress, file, encoding)
        return made


def inside(folder: Path, path: str) -> Path | None:
    """Return the existing file of a folder that a path of the address names, if there is one."""
    try:
        file = (folder / path.lstrip("/")).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


def _compress(file: Path, encoding: Encoding) -> bytes:
    content = without_fonts(file).encode() if file.suffix == ".css" else file.read_bytes()
    return encodings.compress(content, encoding, thoroughly=True)


def without_fonts(style_sheet: Path) -> str:
    """Return the text of a style sheet without the fonts that it brings.

    The system's font is ours, and Streamlit's text and icon fonts weigh as much as all the rest
    of the first view.
    """
    return _FONT_FACE.sub("", style_sheet.read_text(encoding="utf-8"))
