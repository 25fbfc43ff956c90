"""The real server in a process of its own, asked over a real socket."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import serving


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Server(serving.Server):
    """The running server, which can be asked."""

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Return the answer to a request; gzip is taken apart."""
        connection = HTTPConnection("localhost", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Accept-Encoding": "identity"} | named)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            body = response.read()
        finally:
            connection.close()
        if found.get("content-encoding") == "gzip" and body:
            body = gzip.decompress(body)
        return Answer(response.status, found, body)


@pytest.fixture(scope="session")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server on a copy of the project's own data, with everything that it logs."""
    folder = tmp_path_factory.mktemp("server")
    copy = Path(shutil.copytree(data, folder / "data"))
    with serving.serving_app(copy, folder / "log") as server:
        yield Server(server.port, server.data, server.log)
