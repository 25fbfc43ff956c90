"""The real server in a process of its own, asked over a real socket."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest
import serving
from asking import Said


@dataclass(frozen=True)
class Server(serving.Server):
    """The running server, which can be asked."""

    def ask(self, path: str, method: str = "GET", **headers: str) -> Said:
        """Return what is said to a request; gzip is taken apart."""
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
        return Said(response.status, found, body)


@pytest.fixture(scope="session")
def server(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server on a copy of the project's own data, with everything that it logs."""
    folder = tmp_path_factory.mktemp("server")
    copy = Path(shutil.copytree(data, folder / "data"))
    with serving.serving_app(copy, folder / "log") as server:
        yield Server(server.port, server.data, server.log)
