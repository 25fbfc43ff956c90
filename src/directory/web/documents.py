"""A document of ours as it is sent: compressed once, and not sent again if it is unchanged."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

#: The browser asks whether its copy still holds.
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Document:
    """Content with its media type and headers; ``response`` answers a request for it.

    What is not ``kept`` stays in no cache.
    """

    content: bytes
    media_type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    kept: bool = True

    @cached_property
    def _compressed(self) -> bytes:
        return gzip.compress(self.content, mtime=0)

    @cached_property
    def _tag(self) -> str:
        return f'W/"{sha256(self.content).hexdigest()[:20]}"'

    def response(self, request: Request) -> Response:
        """Return the answer to a request: 304 if the browser's copy holds."""
        headers = self.headers | {"Vary": "Accept-Encoding", "Cache-Control": "no-store"}
        if self.kept:
            headers |= {"Cache-Control": ASK_AGAIN, "ETag": self._tag}
            held = request.headers.get("if-none-match", "")
            if self.status == 200 and (held.strip() == "*" or self._tag in held):
                return Response(status_code=304, headers=headers)
        content = self.content
        if "gzip" in request.headers.get("accept-encoding", ""):
            content = self._compressed
            headers["Content-Encoding"] = "gzip"
        return Response(content, self.status, headers, self.media_type)
