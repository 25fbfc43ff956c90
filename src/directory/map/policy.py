"""The Content-Security-Policy of the map page."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

#: The sandbox gives the page the origin ``null``: no cookies, no storage, no way to its parent
#: but messages. Leaflet sets styles on elements, hence ``unsafe-inline`` for styles alone.
_POLICY = (
    "sandbox allow-scripts; default-src 'none'; script-src{hashes}; "
    "style-src 'unsafe-inline'; img-src data:; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def policy(page: str) -> str:
    """Return the policy under which exactly the inline scripts of this page may run."""
    return _POLICY.format(hashes="".join(f" {source}" for source in script_hashes(page)))


def script_hashes(page: str) -> list[str]:
    """Return the CSP source of every inline script of a page, for example ``'sha256-…'``."""
    reader = _InlineScripts()
    reader.feed(page)
    reader.close()
    digests = (sha256(script.encode()).digest() for script in reader.scripts)
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


class _InlineScripts(HTMLParser):
    """Collects the text of the scripts that a browser would run; a block of JSON is none."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and not {"src", "type"} & dict(attrs).keys()
        if self._inside:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 the parser's own signature
        self._inside = False
