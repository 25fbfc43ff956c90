"""Everyone can use it: axe, small screens, print (quality A1 to A8)."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from accessibility import axe
from playwright.sync_api import Page, expect
from visitor import Finding, Visit

from directory import members

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[3] / "data"

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW = {"viewport": {"width": 320, "height": 640}}

#: The paper in the dark (first.css).
DARK = "rgb(18, 24, 31)"


def empty(visitor: Finding) -> None:
    visitor.open()
    expect(visitor.page.locator(".start")).to_be_visible()


def one(visitor: Finding) -> None:
    visitor.open("/?languages=ar&place=Berlin")
    expect(visitor.page.locator(".group.match article")).to_have_count(1)


def opened(visitor: Finding) -> None:
    one(visitor)
    visitor.page.get_by_text("More: specialisms").click()
    for details in visitor.page.locator(".card summary").all()[:2]:
        details.click()


def no_match(visitor: Finding) -> None:
    visitor.open("/?languages=so&place=Oslo")
    expect(visitor.page.locator(".group.ask")).to_be_visible()


def many(visitor: Finding) -> None:
    visitor.open("/?languages=prs")
    expect(visitor.page.locator(".group.ask article")).to_have_count(5)


def error(visitor: Finding) -> None:
    visitor.open("/?languages=Qwertish&place=Xyzzyville")
    expect(visitor.page.locator(".hint")).to_have_count(2)


def namesakes(visitor: Finding) -> None:
    visitor.open("/?place=Bergen")
    expect(visitor.page.locator(".hint.quiet")).to_be_visible()


def page_of(path: str, selector: str) -> Callable[[Finding], None]:
    def go(visitor: Finding) -> None:
        visitor.open(path)
        expect(visitor.page.locator(selector).first).to_be_visible()

    return go


STATES = {
    "empty": empty,
    "one": one,
    "opened": opened,
    "no match": no_match,
    "many": many,
    "error": error,
    "namesakes": namesakes,
    "own behaviour": page_of("/self", ".count"),
    "organisation": page_of("/organisation?member=no-alternativ-til-vold", ".facts"),
    "body for victims": page_of("/organisation?member=al-vatra", ".facts"),
    "nobody": page_of("/organisation?member=nobody", "h1"),
    "list": page_of("/list", ".row"),
    "coverage": page_of("/coverage", ".coverage table"),
    "about": page_of("/about", "table"),
    "safety": page_of("/safety", ".warning"),
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways_at_320_px_and_axe_finds_nothing(
    finding: Visit, state: str
) -> None:
    visitor = finding(**NARROW)
    STATES[state](visitor)
    page = visitor.page
    assert too_wide(page) == []
    # A grid on a canvas is nothing that a screen reader can read (A8).
    assert page.locator("[data-testid=stDataFrame], canvas").count() == 0
    page.set_viewport_size(DESKTOP["viewport"])
    # The map's frame is looked at in its own test.
    by_day = axe(page, exclude="iframe")
    page.emulate_media(color_scheme="dark")
    for paper in (page.locator("body"), page.get_by_test_id("stApp")):
        expect(paper).to_have_css("background-color", DARK)
    assert (by_day, axe(page, exclude="iframe")) == ([], [])


def too_wide(page: Page) -> list[str]:
    """Return the elements that reach over the right edge, or the page if it scrolls sideways."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(element => {
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const over = box.width > 1 && box.right > innerWidth + 1;
          const scrolls = element.dataset.testid === 'stMain'
            && element.scrollWidth > element.clientWidth;
          return over && style.visibility !== 'hidden' || scrolls;
        }).map(element => element.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_on_a_phone(finding: Visit, state: str) -> None:
    visitor = finding(**PHONE)
    STATES[state](visitor)
    assert axe(visitor.page, exclude="iframe") == []


def test_axe_finds_nothing_where_nothing_is(finding: Visit) -> None:
    visitor = finding()
    answer = visitor.page.request.get(visitor.app.url + "/no-such-page")
    assert answer.status == 404
    visitor.page.set_content(answer.text())
    assert axe(visitor.page) == []


def test_axe_is_really_run(finding: Visit) -> None:
    page = finding().open("/safety").page
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any(words.startswith("button-name") for words in axe(page))


def test_the_page_reads_search_count_list_map(finding: Visit) -> None:
    visitor = finding(**PHONE)
    one(visitor)
    expect(visitor.page.locator("iframe")).to_be_attached()
    parts = {
        "search": ".st-key-languages",
        "count": ".count",
        "list": ".card",
        "map": "iframe",
    }
    order = visitor.page.evaluate(
        """parts => Object.entries(parts).sort(([, one], [, other]) =>
          document.querySelector(one).compareDocumentPosition(document.querySelector(other)) & 4
            ? -1 : 1).map(([name]) => name)""",
        parts,
    )
    assert order == list(parts)
    top = visitor.page.locator("iframe").evaluate("e => e.getBoundingClientRect().top")
    last = visitor.page.locator(".card").last.evaluate("e => e.getBoundingClientRect().bottom")
    assert top >= last


def test_what_is_chosen_shows_where_the_reader_forces_colours(finding: Visit) -> None:
    visitor = finding(forced_colors="active").open()
    page = visitor.page
    expect(page.frame_locator("iframe").locator(".point").first).to_be_visible()
    dots = page.get_by_role("radiogroup").first.locator("label > div > div:first-child")
    paints = dots.evaluate_all("dots => dots.map(dot => getComputedStyle(dot).backgroundColor)")
    assert len(paints) == 3
    assert len(set(paints)) == 2
    lines = page.locator("#pages a").evaluate_all(
        "links => links.map(link => getComputedStyle(link).borderBottomColor)"
    )
    assert len({line for line in lines if line != lines[0]}) == 1
    point = page.frame_locator("iframe").locator(".point span").first
    expect(point).to_have_css("forced-color-adjust", "none")
    paint = point.evaluate("point => getComputedStyle(point).backgroundColor")
    paper = point.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paint != paper


def test_what_the_map_shows_is_in_the_list(finding: Visit) -> None:
    visitor = finding()
    many(visitor)
    said = visitor.page.locator("[data-shown]").get_attribute("data-shown") or ""
    _, *bits = json.loads(said)
    shown = {
        member.id
        for number, member in enumerate(members.read(DATA).members)
        if any(b64decode(each)[number // 8] >> number % 8 & 1 for each in bits)
    }
    assert shown
    visitor.page.get_by_role("button", name="Show all").click()
    expect(visitor.page.get_by_role("button", name="Show all")).to_have_count(0)
    listed = visitor.page.locator("article[data-member]").evaluate_all(
        "cards => cards.map(card => card.dataset.member)"
    )
    assert shown <= set(listed)


def test_the_print_of_an_organisation_is_one_page(finding: Visit) -> None:
    visitor = finding().open("/organisation?member=de-volkssolidaritaet-berlin")
    expect(visitor.page.locator(".facts")).to_be_visible()
    pdf = visitor.page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1


def test_nothing_of_streamlit_is_left_visible(finding: Visit) -> None:
    page = finding().open().page
    for test_id in ("stHeader", "stToolbar", "stMainMenu", "stStatusWidget", "stAppDeployButton"):
        for element in page.get_by_test_id(test_id).all():
            expect(element).to_be_hidden()
    assert "Streamlit" not in page.inner_text("body")


def test_card_and_map_choose_each_other(finding: Visit) -> None:
    visitor = finding()
    one(visitor)
    berlin = visitor.page.locator(visitor.card("de-volkssolidaritaet-berlin"))
    inside = visitor.page.frame_locator("iframe")
    berlin.get_by_role("button", name="on the map").click()
    expect(inside.locator(".chosen").first).to_be_attached()
    expect(berlin).to_have_class("card stated chosen")
    inside.get_by_role("button", name="Münchner Informationszentrum").first.press("Enter")
    munich = visitor.page.locator(visitor.card("de-mim-muenchen"))
    expect(munich).to_have_class("card unknown chosen")
    expect(munich).to_be_in_viewport()
