"""The running app, and a page of it as a person uses it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

ROOT = Path(__file__).parents[3]

#: How long the browser may take for what a person waits for; the machine is shared.
PATIENCE_MS = 20_000

expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class App:
    """A running server: its address, where leaving leads, its log, the hosts that it asked."""

    url: str
    neutral_url: str
    log: Path
    asked_hosts: Path


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


@dataclass
class Finding:
    """The page Find, as a person uses it."""

    page: Page
    app: App

    def open(self, path: str = "/") -> Finding:
        """Open a page of the app and wait until Streamlit has drawn it."""
        self.page.goto(self.app.url + path)
        expect(self.page.locator("#root h1")).to_be_visible()
        return self

    def search(self, language: str = "", place: str = "") -> Finding:
        """Type a language and a place, each chosen with Enter; the count then stands there."""
        if language:
            field = self.page.get_by_role("combobox", name="Language")
            field.click()
            field.press_sequentially(language)
            first = self.page.get_by_role("option").first
            expect(first).to_contain_text(language, ignore_case=True)
            field.press("Enter")
            # The list of languages stays open for another one.
            field.press("Escape")
            expect(self.page.locator("[data-tag]")).to_contain_text(language)
        if place:
            self.page.get_by_label("Town or country").fill(place)
            self.page.get_by_label("Town or country").press("Enter")
            expect(self.page.locator(".count[data-here]")).to_have_count(1)
            expect(self.page.locator("[data-here]")).not_to_have_attribute("data-here", "null")
        expect(self.page.locator(".group").first).to_be_visible()
        return self

    def card(self, member: str) -> str:
        """Return the selector of a member's card."""
        return f"article[data-member='{member}']"


Visit = Callable[..., Finding]
