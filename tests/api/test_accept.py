"""What a reader takes, where a program writes it in several lines."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (("text/html", "application/json"), 200),
        (("application/json;q=0", "*/*"), 406),
        (("text/html", "text/plain"), 406),
    ],
)
def test_an_accept_header_may_come_in_several_lines(
    server: Any, lines: tuple[str, ...], status: int
) -> None:
    connection = HTTPConnection("localhost", server.port, timeout=30)
    connection.putrequest("GET", "/api/services")
    for line in lines:
        connection.putheader("Accept", line)
    connection.endheaders()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == status
