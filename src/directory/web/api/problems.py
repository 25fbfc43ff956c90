"""What the API says when it cannot answer: problem details (RFC 9457), never what was sent."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from directory.exports.as_json import known, sent
from directory.web.documents import Document

MEDIA_TYPE = "application/problem+json"


class Refused(Exception):
    """A request that is not answered; ``words`` say why and what to ask instead.

    They never repeat what was sent, so nothing that a visitor typed comes back.
    """

    def __init__(self, status: int, words: str, valid: Iterable[str] = ()) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.valid = list(valid)

    def document(self) -> Document:
        """Return the problem as it is sent; ``valid`` lists what could be asked."""
        title = HTTPStatus(self.status).phrase
        content = known({
            "type": "about:blank",
            "title": title,
            "status": self.status,
            "detail": self.words,
            "valid": self.valid,
        })  # fmt: skip
        return Document(sent(content), MEDIA_TYPE, status=self.status)
