"""Take the pictures of docs/ from the running app.

Needs the test tools and a browser: start the app (``make run``), then
``.venv/bin/python scripts/make_screenshots.py``. Look at every picture before you commit it.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

DOCS = Path(__file__).parent.parent / "docs"
APP = "http://localhost:8501"

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
}

#: File name, address, what must be visible, options of the browser.
PICTURES: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("find-empty", "/", ".start", DESKTOP),
    ("find-one", "/?languages=ar&place=Berlin", ".group.match", DESKTOP),
    (
        "find-dark",
        "/?languages=ar&place=Berlin",
        ".group.match",
        DESKTOP | {"color_scheme": "dark"},
    ),
    ("find-own-words", "/", ".asked", DESKTOP),
    ("find-no-match", "/?languages=so&place=Oslo", ".group.ask", DESKTOP),
    ("find-phone", "/?languages=ar&place=Berlin", ".group.match", PHONE),
    ("organisation", "/organisation?member=no-alternativ-til-vold", ".facts", DESKTOP),
    ("map", "/list", ".row", DESKTOP),
    ("coverage", "/coverage", ".figures", DESKTOP),
    ("safety", "/safety", ".warning", DESKTOP),
)

#: What is typed in one's own words before the picture is taken.
TYPED = {"find-own-words": "Dari-speaking man, speaks no Swedish, child protection, malmö"}


def take(page: Page, name: str, address: str, selector: str) -> None:
    """Write one picture, when the page and its map have been drawn."""
    page.goto(APP + address)
    if name in TYPED:
        field = page.get_by_label("In your own words")
        field.fill(TYPED[name])
        field.press("Enter")
    expect(page.locator(selector).first).to_be_visible(timeout=20_000)
    if page.locator("iframe").count():
        points = page.frame_locator("iframe").locator(".leaflet-marker-icon")
        expect(points.first).to_be_visible(timeout=20_000)
        sent = "() => document.querySelector('[data-shown]') !== null"
        page.wait_for_function(sent)
    page.screenshot(path=DOCS / f"{name}.png")
    sys.stdout.write(f"docs/{name}.png\n")


def main() -> None:
    """Take all pictures."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, address, selector, options in PICTURES:
            page = browser.new_context(**options).new_page()
            take(page, name, address, selector)
        browser.close()


if __name__ == "__main__":
    main()
