"""An address that only reads: methods, media types and lengths are checked, errors are problems."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from directory.web.api.problems import Refused
from directory.web.documents import Document

_LOG = logging.getLogger(__name__)

METHODS = "GET, HEAD, OPTIONS"

#: No address of ours is longer, bytes (path and query).
LONGEST = 4_000

#: Other sites may read: nothing here is secret, and nothing depends on who asks.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}

_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Endpoint:
    """An ASGI application that answers one address with documents of one media type."""

    def __init__(self, answer: Callable[[Request], Document], media_type: str) -> None:
        self.answer = answer
        self.media_type = media_type

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, in a thread of its own."""
        response = await run_in_threadpool(self._response, Request(scope))
        response.headers.update(OPEN)
        await response(scope, receive, send)

    def _response(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_PREFLIGHT)
        try:
            _check_method(request)
            _check_length(request)
            _check_accepted(request, self.media_type)
            return self.answer(request).response(request)
        except Refused as refused:
            response = refused.document().response(request)
            if refused.status == 405:
                response.headers["Allow"] = METHODS
            return response
        except Exception:  # noqa: BLE001
            # Only the path is logged: a search may stand behind it.
            _LOG.exception("An answer failed: %s", request.url.path)
            return Refused(500, "It is our fault, not yours.").document().response(request)


def _check_method(request: Request) -> None:
    if request.method not in METHODS.split(", "):
        raise Refused(405, f"This address can only be read: {METHODS}.")


def _check_length(request: Request) -> None:
    path = request.scope.get("raw_path") or request.scope["path"].encode()
    if len(path) + len(request.scope["query_string"]) > LONGEST:
        raise Refused(414, f"The address is longer than {LONGEST} bytes.")


def _check_accepted(request: Request, media_type: str) -> None:
    """Refuse if the Accept header excludes the media type (RFC 9110, 12.5.1)."""
    accept = ",".join(request.headers.getlist("accept")).strip() or "*/*"
    weights = _weights(accept)
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    # The most exact range decides.
    if next((weights[each] for each in ranges if each in weights), 0) <= 0:
        raise Refused(406, f"This address answers with {media_type}.", [media_type])


def _weights(accept: str) -> Mapping[str, float]:
    weights: dict[str, float] = {}
    for part in accept.lower().split(","):
        media_range, *options = (word.strip() for word in part.split(";"))
        weight = next((word[2:] for word in options if word.startswith("q=")), "1")
        weights[media_range] = _number(weight)
    return weights


def _number(weight: str) -> float:
    try:
        return float(weight)
    except ValueError:
        return 1
