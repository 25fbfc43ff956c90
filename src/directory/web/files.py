"""Streamlit's static files, compressed once and cached for good by the browser."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from directory.web import encodings
from directory.web.encodings import Encoding

#: What compresses; fonts and pictures are compressed already.
_TEXT = {".js", ".css", ".json", ".svg", ".html"}

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")

#: The names of these files carry a hash of their content.
_FOREVER = "public, max-age=31536000, immutable"

#: These files are parts of a page, whose own policy counts; ninety times a long one weigh 40 kB.
_POLICY = "default-src 'none'; frame-ancestors 'none'"


class CompressedFiles:
    """Middleware: serves ``/static/*.js`` and the like compressed, which Streamlit does not."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        self.folder = folder.resolve()
        self._ready: dict[tuple[Path, Encoding], bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file, or pass the request on."""
        file = self._file(scope)
        encoding = file and encodings.best(Headers(scope=scope).get("accept-encoding", ""))
        if file is None or not encoding:
            await self.app(scope, receive, send)
            return
        response = Response(
            await self._compressed(file, encoding),
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
        path = scope["path"]
        if not path.startswith("/static/") or Path(path).suffix not in _TEXT:
            return None
        return inside(self.folder, path)

    async def _compressed(self, file: Path, encoding: Encoding) -> bytes:
        """Return the content of a file as it is sent; the installed files do not change."""
        ready = self._ready.get((file, encoding))
        if ready is None:
            # The largest takes a quarter of a second: nobody else has to wait for it.
            ready = await run_in_threadpool(_compress, file, encoding)
            self._ready[file, encoding] = ready
        return ready


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
