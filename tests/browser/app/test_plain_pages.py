"""The plain pages in a real browser: without JavaScript, on a slow line, for everyone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from accessibility import axe
from playwright.sync_api import Page, expect
from visitor import App, go_back

pytestmark = pytest.mark.browser

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}}
NO_SCRIPT: dict[str, Any] = {"java_script_enabled": False}

#: The paper in the dark (first.css).
DARK = "rgb(18, 24, 31)"


def searching(**fields: str) -> Callable[[Page, str], None]:
    """Return a function that fills in the form and sends it."""

    def go(page: Page, url: str) -> None:
        page.goto(f"{url}/pages/search")
        for name, text in fields.items():
            page.locator(f"#{name}").fill(text)
        page.get_by_role("button", name="Search").click()
        expect(page.locator(".asked, .hint").first).to_be_attached()

    return go


def opening(path: str) -> Callable[[Page, str], None]:
    """Return a function that opens a page and unfolds what is folded."""

    def go(page: Page, url: str) -> None:
        page.goto(url + path)
        for summary in page.locator(".way summary, .search summary").all():
            summary.click()

    return go


STATES = {
    "list": opening("/pages/"),
    "empty search": opening("/pages/search"),
    "one": searching(language="Arabic", place="Berlin"),
    "many": searching(language="Dari"),
    "a line": searching(text="dari malmö court, speaks no Swedish xyzzy"),
    "errors": searching(language="Qwertish, Kurdish", place="Bergen"),
    "someone is hurt": searching(text="my husband hits me berlin"),
    "map": opening("/pages/map"),
    "country": opening("/pages/country/de"),
    "language": opening("/pages/language/de"),
    "specialism": opening("/pages/specialism/fathers"),
    "member": opening("/pages/organisation/no-alternativ-til-vold"),
    "body for victims": opening("/pages/organisation/al-vatra"),
    "sheet": opening("/pages/organisation/no-alternativ-til-vold/sheet"),
    "for oneself": opening("/pages/self"),
    "for oneself there": opening("/pages/self/de"),
    "about": opening("/pages/about"),
    "safety": opening("/pages/safety"),
    "embedded": opening("/embed?language=ar&country=de"),
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_at_320_px_and_axe_finds_nothing(
    new_page: Callable[..., Page], app: App, state: str
) -> None:
    # `new_page` fails on any error of the console, so also on a breach of the policy.
    page = new_page(**NARROW)
    STATES[state](page, app.url)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320
    for place in ("document.documentElement.scrollHeight", "0"):
        page.evaluate(f"scrollTo(0, {place})")
        expect(page.locator("#leave")).to_be_in_viewport(ratio=1)
    page.set_viewport_size(DESKTOP["viewport"])
    by_day = axe(page)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_css("background-color", DARK)
    assert (by_day, axe(page)) == ([], [])


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_a_phone(new_page: Callable[..., Page], app: App, state: str) -> None:
    page = new_page(**PHONE)
    STATES[state](page, app.url)
    assert axe(page) == []


def test_the_main_job_without_javascript(new_page: Callable[..., Page], app: App) -> None:
    page = new_page(**NO_SCRIPT)
    page.goto(app.url)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_label("Language", exact=True).fill("Arabic")
    page.get_by_label("Town or country").fill("Berlin")
    page.get_by_role("button", name="Search").click()
    first = page.locator(".group.match article")
    expect(first).to_have_count(1)
    expect(first.locator(".contact a")).to_have_attribute(
        "href", "https://volkssolidaritaet-berlin.de"
    )
    expect(page.locator(".count")).to_contain_text("1 works in Arabic, within reach")
    assert page.url == f"{app.url}/pages/search#answer"
    first.get_by_role("button", name="Sheet to print").click()
    expect(page.locator(".questions")).to_contain_text("who speaks Arabic")
    assert "Arabic" not in page.url + page.title()
    page.get_by_role("button", name="Back to your search").click()
    expect(page.locator(".count")).to_contain_text("1 works in Arabic, within reach")
    first.locator("h3").get_by_role("button").click()
    expect(page.locator("h1")).to_contain_text("Volkssolidarität")
    page.get_by_role("button", name="Back to your search").click()
    expect(page.locator(".count")).to_contain_text("1 works in Arabic, within reach")


def test_one_press_says_what_was_meant(new_page: Callable[..., Page], app: App) -> None:
    page = new_page(**NO_SCRIPT)
    searching(text="kurdish athens")(page, app.url)
    page.get_by_role("button", name="Kurmanji").click()
    expect(page.locator(".asked")).to_contain_text("Kurmanji")
    expect(page.locator(".asked")).to_contain_text("Athens, Greece")
    page.get_by_role("button", name=re.compile("^All countries: ")).click()
    expect(page.locator(".asked")).to_contain_text("Kurmanji")
    expect(page.locator(".asked")).not_to_contain_text("Athens")
    expect(page.locator(".group article").first).to_be_visible()


def test_a_line_of_someone_who_is_hurt_holds_programmes_back(
    new_page: Callable[..., Page], app: App
) -> None:
    page = new_page(**NO_SCRIPT)
    searching(text="my husband hits me berlin")(page, app.url)
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator(".hint")).to_contain_text("Is someone being hurt?")
    page.get_by_role("button", name="Find a programme for a person").click()
    expect(page.locator(".card").first).to_be_visible()


def test_what_is_searched_for_stands_in_no_log(new_page: Callable[..., Page], app: App) -> None:
    page = new_page(**NO_SCRIPT)
    searching(text="Zzcanaryzz berlin", language="Qqcanaryqq")(page, app.url)
    expect(page.locator("#answer")).to_contain_text("canary")
    assert "canary" not in app.log.read_text(encoding="utf-8")


def test_the_list_is_readable_at_once_on_a_slow_line(
    new_page: Callable[..., Page], app: App, record_property: Callable[[str, object], None]
) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    loaded: list[Any] = []
    page.on("requestfinished", lambda request: loaded.append(request.sizes()))
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 100, "downloadThroughput": 700_000 / 8,
         "uploadThroughput": 700_000 / 8},
    )  # fmt: skip
    start = time.monotonic()
    page.goto(f"{app.url}/pages/")
    expect(page.locator(".row").last).to_be_attached()
    seconds = time.monotonic() - start
    weight = sum(size["responseBodySize"] for size in loaded)
    record_property("seconds", seconds)
    print(f"the list: {seconds:.2f} s at 700 kbit/s, {weight:,} bytes, {len(loaded)} request(s)")
    assert seconds < 2
    assert weight <= 80_000


def test_leaving_a_plain_page_leads_away_and_back_does_not_return(
    new_page: Callable[..., Page], app: App
) -> None:
    page = new_page()
    searching(language="Arabic")(page, app.url)
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.locator("h1")).to_have_text("Weather")
    go_back(page, app.neutral_url)
    expect(page.locator("h1")).to_have_text("Weather")


@pytest.mark.parametrize("scripted", [True, False])
def test_the_safety_page_promises_what_holds(
    new_page: Callable[..., Page], app: App, scripted: bool
) -> None:
    page = new_page(java_script_enabled=scripted)
    page.goto(f"{app.url}/pages/safety")
    for words in ("Shift ×3", "With a keyboard, press Shift", "Back does not return"):
        expect(page.get_by_text(words)).to_be_visible(visible=scripted)
    expect(page.get_by_text("Back can show this page again")).to_be_visible(visible=not scripted)


def test_the_exit_works_without_javascript(new_page: Callable[..., Page], app: App) -> None:
    page = new_page(**NO_SCRIPT)
    page.goto(f"{app.url}/pages/country/de")
    page.locator("#leave").click()
    expect(page.locator("h1")).to_have_text("Weather")


def test_a_sheet_is_one_page_of_paper(new_page: Callable[..., Page], app: App) -> None:
    page = new_page()
    members = ("no-alternativ-til-vold", "de-volkssolidaritaet-berlin", "al-vatra", "it-relive")
    for member in members:
        page.goto(f"{app.url}/pages/organisation/{member}/sheet")
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
