"""The real server in a process of its own, asked over a real socket."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


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
class Server:
    """The running server: its port, its data folder and its log."""

    port: int
    data: Path
    log: Path

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"http://localhost:{self.port}/api"

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
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = folder / "log"
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
             "--server.port", str(port), "--logger.level", "debug"],
            cwd=ROOT,
            env=os.environ | {"DIRECTORY_DATA": str(copy)},
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )  # fmt: skip
        assert process.stdout
        output = process.stdout
        try:
            started = iter(output.readline, "")
            assert any("URL" in line for line in started), log.read_text(encoding="utf-8")
            rest = threading.Thread(target=lambda: file.writelines(started))
            rest.start()
            yield Server(port, copy, log)
        finally:
            process.terminate()
            process.wait(timeout=30)
            rest.join()
            output.close()
