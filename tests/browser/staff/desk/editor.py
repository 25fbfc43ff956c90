"""The running editor, and its pages as a person of the network's staff uses them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Locator, Page, expect

#: How long the browser may take for what a person waits for; the machine is shared.
PATIENCE_MS = 40_000

expect.set_options(timeout=PATIENCE_MS)

ROOT = Path(__file__).parents[4]


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Server:
    """A running server on a data folder, and what it logs."""

    url: str
    data: Path
    log: Path


@contextmanager
def serving(command: str, data: Path, log: Path) -> Iterator[Server]:
    """Run ``directory serve`` or ``directory staff`` on a data folder until the block ends."""
    port = free_port()
    arguments = ["directory.cli", command, "--data", str(data), "--port", str(port)]
    with running(arguments, data, log, port) as server:
        yield server


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


@contextmanager
def running(arguments: list[str], data: Path, log: Path, port: int) -> Iterator[Server]:
    """Run a module that serves a data folder until the block ends."""
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=os.environ | {"STREAMLIT_LOGGER_LEVEL": "debug", "DIRECTORY_DATA": str(data)},
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
        assert process.stdout
        output = process.stdout
        try:
            started = iter(output.readline, "")
            assert any("URL" in line for line in started), log.read_text(encoding="utf-8")
            rest = threading.Thread(target=lambda: file.writelines(started))
            rest.start()
            yield Server(f"http://localhost:{port}", data, log)
        finally:
            process.terminate()
            process.wait(timeout=30)
            rest.join()
            output.close()


@dataclass
class Desk:
    """A browser in which somebody of the staff works."""

    page: Page
    server: Server

    def open(self, path: str = "/") -> Desk:
        """Open a page of the editor and wait until it stands there."""
        self.page.goto(self.server.url + path)
        expect(self.page.locator("#root h1").first).to_be_visible()
        return self

    def open_member(self, member: str) -> Desk:
        """Open the form of a member."""
        self.open(f"/member?member={member}")
        expect(self.page.get_by_role("button", name="Save", exact=True)).to_be_visible()
        return self

    def come_from(self, url: str, date: str = "") -> Desk:
        """Say from which page the changed facts come."""
        self.page.get_by_label("Address of the page").fill(url)
        if date:
            self.page.get_by_label("Date of the page").fill(date)
        return self

    def add(self, field: str, *names: str) -> Desk:
        """Choose values of a list by their names."""
        box = self.page.get_by_role("combobox", name=field)
        box.click()
        for name in names:
            box.press_sequentially(name)
            expect(self.page.get_by_role("option").first).to_contain_text(name)
            box.press("Enter")
            expect(self.page.locator("[data-tag]").filter(has_text=name).first).to_be_visible()
        box.press("Escape")
        return self

    @property
    def changes(self) -> Locator:
        """The preview: one part for each changed field."""
        return self.page.locator(".changes > div")

    def save(self) -> Desk:
        """Save what the preview shows, and wait until it is said that it is."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        expect(self.page.locator(".notice").filter(has_text="Saved.")).to_be_visible()
        return self

    def undo(self) -> Desk:
        """Take the last change back, by the history."""
        self.page.get_by_role("link", name="History", exact=True).click()
        self.page.get_by_role("button", name="Undo the last change").click()
        expect(self.page.locator(".conflict")).to_be_visible()
        self.page.get_by_role("button", name="Yes, undo it").click()
        expect(self.page.locator(".notice").filter(has_text="Undone.")).to_be_visible()
        return self


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every data file in a folder, by name."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(".")
    }


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong, in words."""
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, preload: false})", RULES
    )
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
