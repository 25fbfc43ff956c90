"""The real app: `streamlit run streamlit_app.py` in a process of its own, in a real browser."""

from __future__ import annotations

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page
from visitor import App, Finding, Visit

ROOT = Path(__file__).parents[3]


class _Neutral(http.server.BaseHTTPRequestHandler):
    """The page to which leaving leads."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!DOCTYPE html><title>Weather</title><h1>Weather</h1>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def neutral_url() -> Iterator[str]:
    """The address of a neutral page on this machine, as another site."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Neutral)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def running(data: Path, neutral_url: str, folder: Path) -> Iterator[App]:
    """Serve a data folder with the real command until the block ends."""
    settings = data / "site.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://www.wikipedia.org/", neutral_url), encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    app = App(f"http://localhost:{port}", neutral_url, folder / "log", folder / "hosts")
    app.asked_hosts.touch()
    with app.log.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
             "--server.port", str(port), "--logger.level", "debug"],
            cwd=ROOT,
            env=os.environ | {
                "DIRECTORY_DATA": str(data),
                "ASKED_HOSTS": str(app.asked_hosts),
                "PYTHONPATH": str(Path(__file__).parent / "watch"),
            },
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )  # fmt: skip
        assert process.stdout
        output = process.stdout
        try:
            started = iter(output.readline, "")
            assert any("URL" in line for line in started), app.log.read_text(encoding="utf-8")
            rest = threading.Thread(target=lambda: log.writelines(started))
            rest.start()
            yield app
        finally:
            process.terminate()
            process.wait(timeout=30)
            rest.join()
            output.close()


@pytest.fixture(scope="session")
def app(data: Path, neutral_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on the project's own data."""
    folder = tmp_path_factory.mktemp("app")
    copy = Path(shutil.copytree(data, folder / "data"))
    with running(copy, neutral_url, folder) as app:
        yield app


@pytest.fixture
def finding(new_page: Callable[..., Page], app: App) -> Visit:
    """Returns a function that gives a new visitor with a browser of the options given."""

    def visit(**options: object) -> Finding:
        return Finding(new_page(**({"viewport": {"width": 1280, "height": 800}} | options)), app)

    return visit
