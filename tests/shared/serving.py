"""The real server, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A running server: its port, its data folder and its log."""

    port: int
    data: Path
    log: Path

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f"http://localhost:{self.port}"


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def serving_app(data: Path, log: Path, **variables: str) -> Iterator[Server]:
    """Serve the public app on a data folder until the block ends."""
    port = free_port()
    arguments = ["streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    with running(arguments, Server(port, data, log), **variables) as server:
        yield server


@contextmanager
def serving(command: str, data: Path, log: Path, **variables: str) -> Iterator[Server]:
    """Run ``directory serve`` or ``directory staff`` on a data folder until the block ends."""
    port = free_port()
    arguments = ["directory.cli", command, "--data", str(data), "--port", str(port)]
    with running(arguments, Server(port, data, log), **variables) as server:
        yield server


@contextmanager
def running(arguments: Sequence[str], server: Server, **variables: str) -> Iterator[Server]:
    """Run the module that is a server, from its first answer until the block ends.

    All that it says stands in the log as soon as it is said.
    """
    told = {"DIRECTORY_DATA": str(server.data), "STREAMLIT_LOGGER_LEVEL": "debug", **variables}
    with server.log.open("w", encoding="utf-8", buffering=1) as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT, env=os.environ | told, stdout=subprocess.PIPE, stderr=log, text=True,
        )  # fmt: skip
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        rest = threading.Thread(target=log.writelines, args=(lines,))
        try:
            assert _says_its_address(lines, log), server.log.read_text(encoding="utf-8")
            rest.start()
            _wait_for_the_first_answer(server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)
            if rest.ident:
                rest.join()
            process.stdout.close()


def _says_its_address(lines: Iterable[str], log: IO[str]) -> bool:
    for line in lines:
        log.write(line)
        if "URL" in line:
            return True
    return False


def _wait_for_the_first_answer(server: Server) -> None:
    """Let it read its data: on a busy machine that takes longer than a browser waits."""
    connection = HTTPConnection("localhost", server.port, timeout=120)
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    connection.close()
