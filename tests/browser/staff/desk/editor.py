"""The running editor, and its pages as a person of the network's staff uses them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from serving import Server


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
        typed = json.loads(self.page.locator("[data-typed]").get_attribute("data-typed") or "")
        for label in ("name", "acronym", "notes"):  # a new field is empty for a moment
            key = next(key for key in typed if key.endswith(f"-{label}"))
            field = self.page.locator(f".st-key-{key}").locator("input, textarea")
            expect(field).to_have_value(typed[key])
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
