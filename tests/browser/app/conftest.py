"""The real app: `streamlit run streamlit_app.py` in a process of its own, in a real browser."""

from __future__ import annotations

import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from visitor import App, Finding, Visit, running


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
