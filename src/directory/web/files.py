"""Streamlit's static files, compressed once and cached for good by the browser."""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

#: What compresses; fonts and pictures are compressed already.
_TEXT = {".js", ".css", ".json", ".svg", ".html"}

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")

#: The names of these files carry a hash of their content.
_FOREVER = "public, max-age=31536000, immutable"


class CompressedFiles:
    """Middleware: serves ``/static/*.js`` and the like gzipped, which Streamlit does not."""

    def __init__(self, app: ASGIApp, folder: Path) -> None:
        self.app = app
        self.folder = folder.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file, or pass the request on."""
        file = self._file(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        response = Response(
            compressed(file),
            media_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            headers={
                "Content-Encoding": "gzip",
                "Vary": "Accept-Encoding",
                "Cache-Control": _FOREVER,
            },
        )
        await response(scope, receive, send)

    def _file(self, scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        path = scope["path"]
        if not path.startswith("/static/") or Path(path).suffix not in _TEXT:
            return None
        if "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            return None
        return inside(self.folder, path)


def inside(folder: Path, path: str) -> Path | None:
    """Return the existing file of a folder that a path of the address names, if there is one."""
    try:
        file = (folder / path.lstrip("/")).resolve()
        return file if file.is_relative_to(folder) and file.is_file() else None
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=1024)
def compressed(file: Path) -> bytes:
    """Return the gzipped content of a file; the installed files do not change."""
    content = without_fonts(file).encode() if file.suffix == ".css" else file.read_bytes()
    return gzip.compress(content, compresslevel=9, mtime=0)


def without_fonts(style_sheet: Path) -> str:
    """Return the text of a style sheet without the fonts that it brings.

    The system's font is ours, and Streamlit's text and icon fonts weigh as much as all the rest
    of the first view.
    """
    return _FONT_FACE.sub("", style_sheet.read_text(encoding="utf-8"))
