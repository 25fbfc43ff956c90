"""The two builds, each served by a process of its own on the same data folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
NAIVE = Path(__file__).parent / "naive"

OURS, THEIRS = "directory", "naive"
BUILDS = (OURS, THEIRS)

#: A server with 100,000 members reads them before it answers.
STARTED_WITHIN_S = 120


class NotStarted(Exception):
    """A server ended, or did not answer in time; the message ends in its log."""


@dataclass(frozen=True)
class Server:
    """A running server, seen from outside."""

    url: str
    pid: int

    def cpu_s(self) -> float:
        """Return the processor time of all its threads so far, also of those that have ended."""
        # The clock of another process, as clock_getcpuclockid(3) computes it.
        return time.clock_gettime((~self.pid << 3) | 2)

    def rss_mb(self) -> float:
        """Return the memory that it holds."""
        return self._status("VmRSS")

    def peak_mb(self) -> float:
        """Return the most memory that it ever held."""
        return self._status("VmHWM")

    def _status(self, name: str) -> float:
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        held = dict(line.split(":", 1) for line in lines)
        return int(held[name].split()[0]) / 1024


@contextmanager
def running(build: str, data: Path, *, wrapper: Sequence[str] = ()) -> Iterator[Server]:
    """Serve a data folder by one of the builds until the block ends.

    ``wrapper`` is what starts Streamlit instead of ``-m streamlit``. Raises NotStarted.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = ROOT / "build" / "bench" / f"{build}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as lines:
        process = subprocess.Popen(
            [sys.executable, *(wrapper or ("-m", "streamlit")), "run", *_script(build, data, port)],
            cwd=ROOT if build == OURS else NAIVE,
            env=os.environ | {"DIRECTORY_DATA": str(data.resolve())},
            stdout=lines,
            stderr=subprocess.STDOUT,
        )
        server = Server(f"http://localhost:{port}", process.pid)
        try:
            _wait(server, process, log)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()  # a naive build in the middle of a map does not hear the request
                process.wait()


def _script(build: str, data: Path, port: int) -> list[str]:
    given = ["--server.port", str(port)]
    if build == OURS:
        return ["streamlit_app.py", *given]
    # Without these three it would ask outside hosts, which are not there, and open a browser.
    given += ["--server.headless", "true", "--browser.serverAddress", "localhost"]
    given += ["--browser.gatherUsageStats", "false"]
    return ["app.py", *given, "--", str(data.resolve())]


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTED_WITHIN_S
    while process.poll() is None and time.monotonic() < end:
        try:
            with urlopen(f"{server.url}/_stcore/health", timeout=5):  # noqa: S310 (our own address)
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise NotStarted(f"No answer from {server.url}:\n{log.read_text(encoding='utf-8')[-2000:]}")
