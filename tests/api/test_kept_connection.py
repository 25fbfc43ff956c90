"""Answers on a connection that stays open, as every browser keeps it."""

from __future__ import annotations

import time
from http.client import HTTPConnection
from typing import Any

#: Waiting for the reader's acknowledgement takes at least so long on Linux, seconds.
DELAYED = 0.040


def test_an_answer_does_not_wait_for_the_readers_acknowledgement(server: Any) -> None:
    # A connection from before the server was ready is as the system made it.
    assert server.ask("/healthz").status == 200
    connection = HTTPConnection("localhost", server.port, timeout=30)
    seconds = []
    for _ in range(20):
        begun = time.perf_counter()
        connection.request("GET", "/healthz")
        connection.getresponse().read()
        seconds.append(time.perf_counter() - begun)
    connection.close()
    # The fastest tells, however busy the machine is.
    assert min(seconds[2:]) < DELAYED / 2
