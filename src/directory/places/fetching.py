"""Fetching an answer from an address service: quietly, from nowhere else, and not for long.

geopy would use requests where that is installed: its library writes every URL to the log and
asks again twice. And geopy's own follows redirections, to whichever host they lead.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http.client import HTTPResponse
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    ProxyHandler,
    Request,
    build_opener,
    getproxies,
)

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

#: No list of a few places is longer, bytes.
MOST_BYTES = 1_000_000


class _StayThere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Return nothing: a redirection is an error."""


class QuietAdapter(BaseSyncAdapter):  # type: ignore[misc] # geopy carries no types
    """How geopy fetches here: see the module."""

    def __init__(self, *, proxies: Mapping[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        by_scheme = dict(getproxies() if proxies is None else proxies)
        self._opener = build_opener(
            ProxyHandler(by_scheme), HTTPSHandler(context=ssl_context), _StayThere()
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the answer, read as JSON; raises ValueError if it is none."""
        return json.loads(self.get_text(url, timeout=timeout, headers=headers))

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """Return the answer of a server; ``timeout`` in seconds holds for all of it.

        Raises AdapterHTTPError for any status but 2xx, OSError if it does not answer.
        """
        deadline = monotonic() + timeout
        request = Request(url, headers=dict(headers))  # noqa: S310 - the scheme is the settings'
        try:
            with self._opener.open(request, timeout=timeout) as answer:
                return _body(answer, deadline).decode("utf-8")
        except HTTPError as error:
            with error:
                # No text: geopy would log it.
                raise AdapterHTTPError(
                    "Not answered", status_code=error.code, headers=_lower(error), text=""
                ) from None


def _lower(error: HTTPError) -> dict[str, str]:
    return {name.lower(): value for name, value in error.headers.items()}


def _body(answer: HTTPResponse, deadline: float) -> bytes:
    body = bytearray()
    # The timeout of a connection begins again with every byte that arrives.
    while chunk := answer.read1(65_536):
        body += chunk
        if len(body) > MOST_BYTES:
            raise GeocoderServiceError("Too long")
        if monotonic() > deadline:
            raise GeocoderTimedOut("Too slow")
    return bytes(body)
