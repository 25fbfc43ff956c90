"""The running app, and a page of it as a person uses it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect
from serving import serving_app


@dataclass(frozen=True)
class App:
    """A running server: its address, where leaving leads, its log, the hosts that it asked."""

    url: str
    neutral_url: str
    log: Path
    asked_hosts: Path


@contextmanager
def running(data: Path, neutral_url: str, folder: Path, *sources: Path) -> Iterator[App]:
    """Serve a data folder with the real command until the block ends.

    ``sources`` are folders of packages that stand before those installed.
    """
    settings = data / "site.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("https://www.wikipedia.org/", neutral_url), encoding="utf-8")
    asked_hosts, watch = folder / "hosts", Path(__file__).parent / "watch"
    asked_hosts.touch()
    path = os.pathsep.join(map(str, (watch, *sources)))
    told = {"ASKED_HOSTS": str(asked_hosts), "PYTHONPATH": path}
    with serving_app(data, folder / "log", **told) as server:
        yield App(server.url, neutral_url, server.log, asked_hosts)


def go_back(page: Page, url: str) -> None:
    """Press Back, and wait until the page at an address is reached anew."""
    # The address may be the same before and after: only a new navigation says it was left. Back is
    # said later, since a navigation ends an evaluation that is still being answered.
    with page.expect_navigation(url=url):
        page.evaluate("setTimeout(() => history.back(), 0)")


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
