"""Leaving at once, and what stays behind (quality F1 to F3)."""

from __future__ import annotations

import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect
from visitor import App, Finding, Visit, go_back

pytestmark = pytest.mark.browser

PAGES = ("/", "/list", "/coverage", "/about", "/safety", "/self", "/organisation?member=be-praxis",
         "/organisation?member=nobody", "/no-such-page")  # fmt: skip


def test_the_link_stands_before_streamlit_and_before_any_script_from_outside(app: App) -> None:
    with urllib.request.urlopen(app.url) as answer:
        html = answer.read().decode()
    link = html.index('id="leave"')
    assert link < html.index('id="root"') < html.index('src="/static/')
    assert link < 10_000
    assert "Leave this site" in html
    assert re.search(r"<title>Programme directory</title>", html)


def test_the_link_is_there_without_javascript_at_320_px(finding: Visit) -> None:
    visitor = finding(java_script_enabled=False, viewport={"width": 320, "height": 480})
    link = visitor.page.locator("#leave")
    for path in PAGES:
        answer = visitor.page.request.get(visitor.app.url + path)
        visitor.page.set_content(answer.text())
        expect(link, path).to_be_in_viewport()
        expect(link, path).to_have_attribute("href", visitor.app.neutral_url)


def test_the_link_stays_in_view_at_every_scroll_position(finding: Visit) -> None:
    visitor = finding(viewport={"width": 390, "height": 844})
    link = visitor.page.locator("#leave")
    for path in PAGES[:-1]:
        visitor.open(path)
        expect(link, path).to_be_in_viewport(ratio=1)
        visitor.page.locator("[data-testid=stMain]").evaluate("e => e.scrollTo(0, e.scrollHeight)")
        expect(link, path).to_be_in_viewport(ratio=1)


def three_pages(visitor: Finding) -> Page:
    """Visit three pages by their links, then search."""
    page: Page = visitor.open().page
    for name, heading in (("Safety", "Safety"), ("About the data", "About the data")):
        page.locator("#pages").get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(heading)
    page.locator("#pages").get_by_role("link", name="Find").click()
    expect(page.locator(".start")).to_be_visible()
    visitor.search("Arabic")
    page.evaluate("localStorage.setItem('a', '1'); sessionStorage.setItem('b', '2')")
    return page


def by_click(page: Page) -> None:
    page.locator("#leave").click()


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def by_shift_in_the_map(page: Page) -> None:
    page.frame_locator("iframe").locator("#zoom-in").focus()
    by_shift(page)


@pytest.mark.parametrize("leave", [by_click, by_shift, by_shift_in_the_map])
def test_leaving_leads_away_and_back_does_not_return(finding: Visit, leave: object) -> None:
    visitor = finding()
    page = three_pages(visitor)
    leave(page)  # type: ignore[operator]
    expect(page.locator("h1")).to_have_text("Weather")
    assert page.url == visitor.app.neutral_url
    for _ in range(3):
        go_back(page, visitor.app.neutral_url)
        expect(page.locator("h1")).to_have_text("Weather")


def test_the_page_is_hidden_at_once_and_storage_is_empty(finding: Visit) -> None:
    visitor = finding()
    page = three_pages(visitor)
    after = page.evaluate(
        """() => {
          const before = performance.now();
          for (let i = 0; i < 3; i++) {
            dispatchEvent(new KeyboardEvent('keydown', {key: 'Shift'}));
          }
          const shown = getComputedStyle(document.getElementById('root')).display;
          return {
            shown,
            milliseconds: performance.now() - before,
            status: document.getElementById('status').textContent,
            local: localStorage.length,
            session: {...sessionStorage},
          };
        }"""
    )
    assert after.pop("milliseconds") < 100
    assert after == {
        "shown": "none", "status": "Leaving this site", "local": 0, "session": {"left": "1"},
    }  # fmt: skip
    expect(page.locator("h1")).to_have_text("Weather")


@pytest.mark.parametrize("keys", [["Shift", "Shift", "a", "Shift"], ["Shift", "Shift", "Shift+a"]])
def test_other_keys_begin_the_count_anew(finding: Visit, keys: list[str]) -> None:
    page = finding().open().page
    for key in keys:
        page.keyboard.press(key)
    assert page.locator("html.left").count() == 0


def test_presses_more_than_five_seconds_apart_do_not_leave(finding: Visit) -> None:
    visitor = finding()
    visitor.page.clock.install()
    page = visitor.open().page
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5100)
    page.keyboard.press("Shift")
    assert page.locator("html.left").count() == 0


def test_whoever_opens_the_site_anew_after_leaving_may_stay(finding: Visit) -> None:
    visitor = finding().open()
    visitor.page.locator("#leave").click()
    expect(visitor.page.locator("h1")).to_have_text("Weather")
    visitor.open()
    expect(visitor.page.locator("h1")).to_contain_text("Find a programme")


def test_ten_searches_leave_no_trace(finding: Visit, app: App) -> None:
    visitor = finding().open()
    page = visitor.page
    length = page.evaluate("history.length")
    canary = "Krzczonowianka"
    for number in range(9):
        name = ("Albanian", "Arabic", "English")[number % 3]
        field = page.get_by_role("combobox", name="Language")
        field.click()
        page.get_by_role("option", name=name).first.click()
        field.press("Escape")
        expect(page.locator("#status")).to_contain_text(name)
        page.locator("[data-tag]").first.click()
        page.keyboard.press("Backspace")
        expect(page.locator(".start")).to_be_visible()
    field = page.get_by_label("Town or country")
    field.fill(canary)
    field.press("Enter")
    expect(page.locator(".hint")).to_contain_text(canary)
    assert page.evaluate("history.length") == length
    assert page.url == app.url + "/"
    assert page.title() == "Programme directory"
    assert canary not in app.log.read_text(encoding="utf-8")
    assert (
        page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])").count(canary) == 0
    )


def test_single_letters_do_nothing(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    visitor.search("Albanian")
    # Announced a moment after the answer stands there.
    expect(page.locator("#status")).to_contain_text("Albanian")
    page.locator("h1").click()
    before = page.evaluate(
        """() => {
          window.reruns = 0;
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (data) {
            window.reruns++;
            return send.call(this, data);
          };
          return document.body.innerText;
        }"""
    )
    for key in "rc":
        page.keyboard.press(key)
    page.get_by_role("button", name="Copy link to this search").focus()
    assert page.evaluate("window.reruns") == 0
    assert page.locator("[role=dialog]").count() == 0
    assert before == page.evaluate("document.body.innerText")
