"""What the first view weighs (quality V3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Request, expect
from visitor import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 1_200_000
MOST_REQUESTS = 95


def test_the_first_view_is_light(
    finding: Visit, record_property: Callable[[str, object], None]
) -> None:
    visitor = finding()
    answers: list[Request] = []
    visitor.page.on("requestfinished", lambda request: answers.extend([request]))
    visitor.open()
    expect(visitor.page.locator(".start")).to_be_visible()
    expect(visitor.page.frame_locator("iframe").locator("#zoom-in")).to_be_visible()
    sizes = [answer.sizes() for answer in answers if not answer.url.startswith("data:")]
    weight = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    record_property("bytes", weight)
    record_property("requests", len(sizes))
    print(f"first view: {weight:,} bytes, {len(sizes)} requests")
    assert weight <= MOST_BYTES
    assert len(sizes) <= MOST_REQUESTS


def test_no_bundled_font_is_loaded(finding: Visit) -> None:
    visitor = finding()
    fonts: list[str] = []
    visitor.page.on("request", lambda r: fonts.append(r.url) if r.resource_type == "font" else None)
    visitor.open()
    expect(visitor.page.locator(".start")).to_be_visible()
    assert fonts == []


def test_a_search_neither_reloads_the_map_nor_moves_the_page(finding: Visit) -> None:
    visitor = finding().open("/?place=Berlin")
    page = visitor.page
    inside = page.frame_locator("iframe").locator("#zoom-in")
    expect(inside).to_be_visible()
    page.frames[1].evaluate("window.still = true")
    page.get_by_role("button", name="The whole country").click()
    expect(page.locator("#status")).to_contain_text("3 within reach")
    assert page.frames[1].evaluate("window.still")
