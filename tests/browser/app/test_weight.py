"""What the first view weighs (quality V3)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from crossing import Socket
from playwright.sync_api import Request, expect
from visitor import Visit

pytestmark = pytest.mark.browser

MOST_BYTES = 1_200_000
MOST_REQUESTS = 95

#: For one change of a field: messages each way, and bytes of the answer as they cross the line.
#: Measured: 20 messages, deflated 8.4 kB.
MOST_MESSAGES, MOST_DEFLATED = 24, 10_500

#: How much of the screen may move, and how far, before a page stands still: what the web's
#: measure of it (cumulative layout shift) calls good.
MOST_JUMPS = 0.1


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


@pytest.mark.parametrize("path", ["/", "/self", "/safety", "/list"])
def test_the_page_itself_names_every_script_that_draws_it(finding: Visit, path: str) -> None:
    visitor = finding()
    scripts: set[str] = set()
    visitor.page.on("request", lambda request: scripts.update([urlsplit(request.url).path]))
    visitor.open(path)
    expect(visitor.page.locator("[data-test-script-state='notRunning']")).to_be_visible()
    named = visitor.page.locator("script[src], link[rel=modulepreload]").evaluate_all(
        "parts => parts.map(part => new URL(part.src || part.href).pathname)"
    )
    ours = {name for name in scripts if name.startswith("/static/js/")}
    assert len(ours) > 50
    assert ours <= set(named), "found only while the page is drawn: a slow line waits once more"


@pytest.mark.parametrize("path", ["/", "/?languages=ar", "/self"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_while_the_page_comes(finding: Visit, path: str, width: int) -> None:
    visitor = finding(viewport={"width": width, "height": 844})
    visitor.page.add_init_script(
        """window.jumps = 0;
        new PerformanceObserver(seen => {
          for (const jump of seen.getEntries()) { window.jumps += jump.value; }
        }).observe({type: "layout-shift", buffered: true});"""
    )
    visitor.open(path)
    expect(visitor.page.locator("[data-test-script-state='notRunning']")).to_be_visible()
    expect(visitor.page.get_by_label("Town or country")).to_be_visible()
    expect(visitor.page.frame_locator("iframe").locator("#zoom-in")).to_be_visible()
    jumps = visitor.page.evaluate("window.jumps")
    print(f"{path} at {width} px: {jumps:.3f}")
    assert jumps <= MOST_JUMPS


def test_while_the_scripts_are_awaited_a_quick_page_is_offered(finding: Visit) -> None:
    visitor = finding(viewport={"width": 390, "height": 844})
    page = visitor.page
    # A line so slow that no script arrives.
    page.route("**/static/js/**", lambda route: None)
    page.goto(visitor.app.url, wait_until="commit")
    expect(page.get_by_text("This page is still coming")).to_be_visible()
    page.get_by_role("link", name="Search on a page that comes at once").click()
    expect(page.get_by_role("button", name="Search")).to_be_visible()


def test_the_words_of_waiting_go(finding: Visit) -> None:
    visitor = finding().open()
    expect(visitor.page.locator(".coming")).to_have_count(0)
    without = finding(java_script_enabled=False)
    without.page.goto(without.app.url)
    expect(without.page.locator(".coming")).to_have_css("display", "none")


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


def test_a_change_of_a_field_is_one_run_and_a_few_messages(finding: Visit) -> None:
    visitor = finding()
    page = visitor.page
    socket = Socket().listen(page)
    visitor.open()
    still = page.locator("[data-test-script-state='notRunning']")
    expect(still).to_be_visible()
    place = page.get_by_label("Town or country")
    for town, words in (("Berlin", "1 within reach"), ("Zürich", "within reach")):
        socket.forget()
        place.fill(town)
        place.press("Enter")
        expect(page.locator(".count")).to_have_attribute("data-here-name", town)
        expect(page.locator("#status")).to_contain_text(words)
        expect(still).to_be_visible()
        whole = b"".join(socket.received)
        assert 0 < whole.index(b'class="passage"') < whole.index(b"Town or country"), "answer first"
        received, deflated = len(socket.received), socket.deflated
        print(f"{town}: {received} messages, {deflated:,} bytes deflated")
        assert len(socket.sent) == 1, "one run of the script for one change"
        assert received <= MOST_MESSAGES
        assert deflated <= MOST_DEFLATED
