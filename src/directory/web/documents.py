"""A document of ours as it is sent: compressed once, and not sent again if it is unchanged."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from directory.web import encodings
from directory.web.encodings import Encoding

#: The browser asks whether its copy still holds.
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Document:
    """Content with its media type and headers; ``response`` answers a request for it.

    What is not ``kept`` stays in no cache. What every visitor gets is worth being compressed
    ``thoroughly``, a quarter of a second for the map, and before the first one asks for it.
    """

    content: bytes
    media_type: str = "text/html"
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    kept: bool = True
    thoroughly: bool = False
    _ready: dict[Encoding, bytes] = field(default_factory=dict, repr=False)

    def prepare(self) -> None:
        """Compress it now, as most browsers take it."""
        self._compressed(encodings.ENCODINGS[0])

    def _compressed(self, encoding: Encoding) -> bytes:
        if encoding not in self._ready:
            made = encodings.compress(self.content, encoding, thoroughly=self.thoroughly)
            self._ready[encoding] = made
        return self._ready[encoding]

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
        if encoding := encodings.best(request.headers.get("accept-encoding", "")):
            content = self._compressed(encoding)
            headers["Content-Encoding"] = encoding
        return Response(content, self.status, headers, self.media_type)
