"""The main job in the browser: from a language and a place to the telephone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from visitor import Visit

pytestmark = pytest.mark.browser

BERLIN = "de-volkssolidaritaet-berlin"


def test_by_mouse(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="Arabic · العربية", exact=True).click()
    page.get_by_role("combobox", name="Language").press("Escape")
    page.get_by_label("Town or country").click()
    page.keyboard.type("Berlin")
    page.locator("h1").click()
    card = page.locator(visitor.card(BERLIN))
    expect(card.locator(".place")).to_have_text("Berlin, Germany · 0 km")
    expect(card.locator(".grade")).to_contain_text("Works in Arabic")
    expect(card.locator(".warning")).to_contain_text("demand is high")
    expect(card.locator(".contact a")).to_have_attribute(
        "href", "https://volkssolidaritaet-berlin.de"
    )
    expect(page.locator("#status")).to_have_text("1 works in Arabic, within reach · 2 elsewhere")
    expect(page.locator(".group h2").first).to_have_text("Works in Arabic, within reach")


def test_by_keyboard_within_fifteen_stops(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    page.get_by_role("combobox", name="Language").focus()
    page.keyboard.type("arab")
    expect(page.get_by_role("option").first).to_contain_text("Arab")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".group").first).to_be_visible()
    stops = 0
    while page.evaluate("document.activeElement.closest('.contact') === null"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 15
        visible = page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const leave = document.getElementById('leave').getBoundingClientRect();
              return box.height > 0 && !(box.bottom > leave.top && box.top < leave.bottom &&
                box.right > leave.left && box.left < leave.right);
            }"""
        )
        assert visible or page.evaluate("document.activeElement.id") == "leave"


def test_the_map_adds_at_most_six_stops(finding: Visit) -> None:
    page = finding().open("/list").page
    expect(page.frame_locator("iframe").locator(".leaflet-marker-icon").first).to_be_visible()
    page.locator(".row h3 a").last.focus()
    stops = 0
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") == "IFRAME":
        stops += 1
        assert stops <= 6
        page.keyboard.press("Tab")
    assert stops > 0


def test_the_count_is_announced_in_a_region_that_was_there_before(finding: Visit) -> None:
    visitor = finding().open()
    status = visitor.page.locator("#status[role=status]")
    handle = status.element_handle()
    visitor.search("Albanian")
    expect(status).to_contain_text("work in Albanian")
    assert handle is not None
    assert handle.evaluate("element => element.isConnected")


def test_every_card_ends_in_questions_to_copy(finding: Visit) -> None:
    visitor = finding(permissions=["clipboard-read", "clipboard-write"]).open()
    visitor.search("Somali", "Oslo")
    card = visitor.page.locator(visitor.card("no-alternativ-til-vold"))
    expect(card.locator(".grade")).to_contain_text("Language not stated: ask about Somali")
    card.locator(".ask summary").click()
    card.get_by_role("button", name="Copy the questions").click()
    expect(card.get_by_role("button", name="Copied")).to_be_visible()
    copied = visitor.page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0].startswith("I am calling about a person who has used violence, near Oslo")
    assert "Do you work in Somali?" in copied
    assert "How long is the wait?" in copied


def test_loosening_is_one_click_with_its_count(finding: Visit) -> None:
    visitor = finding().open().search("Somali", "Oslo")
    expect(visitor.page.locator(".group.match")).to_have_count(0)
    visitor.page.get_by_role("button", name="In Norwegian: 1").click()
    expect(visitor.page.locator(".group.match article")).to_have_count(1)
    expect(visitor.page.locator("#status")).to_contain_text("1 works in Norwegian, within reach")


def test_where_no_contact_is_known_the_card_says_whom_to_ask(finding: Visit) -> None:
    visitor = finding().open().search("Albanian", "Zürich")
    card = visitor.page.locator(visitor.card("ch-mannebuero-zueri"))
    expect(card).to_contain_text("No telephone or mailbox known")
    expect(card.locator(".else a").first).to_have_attribute(
        "href",
        "https://www.nau.ch/news/schweiz/das-zurcher-manneburo-eroffnet-in-winterthur-eine-zweigstelle-67024430",
    )
    expect(card.locator(".else")).to_contain_text("WWP EN")


def test_a_body_for_victims_shows_no_contact_and_others_a_warning_above_it(
    finding: Visit,
) -> None:
    visitor = finding().open()
    visitor.page.goto(visitor.app.url + "/?place=Albania")
    vatra = visitor.page.locator(visitor.card("al-vatra"))
    expect(vatra.locator(".warning")).to_contain_text("It is no contact for a person")
    expect(vatra.locator(".contact a")).to_have_count(0)
    other = visitor.page.locator(visitor.card("al-gruaja-tek-gruaja"))
    warning = other.locator(".warning").first
    expect(warning).to_contain_text("do not use the victims' line")
    above = warning.bounding_box()
    below = other.locator(".contact").bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


def test_an_unknown_language_is_said_with_the_nearest_names(finding: Visit) -> None:
    page = finding().open().page
    field = page.get_by_role("combobox", name="Language")
    field.click()
    field.press_sequentially("Qwertish")
    page.get_by_role("option", name="Add: Qwertish").click()
    field.press("Escape")
    expect(page.locator(".hint")).to_contain_text("Language not known: Qwertish.")
    expect(page.locator("#status")).to_contain_text("Language not known: Qwertish.")
    page.get_by_role("button", name="Swedish").click()
    expect(page.locator(".hint")).to_have_count(0)
    expect(page.locator(".group").first).to_be_visible()


def test_an_unknown_place_is_said_and_can_be_typed_anew_or_cleared(finding: Visit) -> None:
    page = finding().open().page
    field = page.get_by_label("Town or country")
    for typed, said in (
        ("Malm", "Place not known: Malm."),
        ("Berlinn", "Place not known: Berlinn."),
    ):
        field.fill(typed)
        field.press("Enter")
        expect(page.locator(".hint")).to_contain_text(said)
        expect(page.locator("#status")).to_contain_text(said)
    page.get_by_role("button", name="Berlin, Germany").click()
    expect(page.locator(".hint")).to_have_count(0)
    expect(field).to_have_value("Berlin, Germany")
    field.press("End")
    for _ in "Berlin, Germany":
        field.press("Backspace")
    field.press_sequentially("Malmö")
    field.press("Enter")
    expect(page.locator("#status")).to_contain_text("1 within reach")
    field.fill("")
    field.press("Enter")
    expect(page.locator(".start")).to_be_visible()


def test_towns_of_members_are_offered_while_typing(finding: Visit) -> None:
    page = finding().open().page
    field = page.get_by_label("Town or country")
    expect(field).to_have_attribute("list", "towns")
    offered = page.locator("#towns option").evaluate_all("all => all.map(option => option.value)")
    assert "Berlin, Germany" in offered


def test_places_of_the_same_name_are_offered(finding: Visit) -> None:
    page = finding().open("/?place=Bergen").page
    expect(page.locator(".hint.quiet")).to_contain_text("Searching near Bergen, Norway")
    page.get_by_role("button", name="Bergen, Netherlands").click()
    expect(page.locator("article[data-member='nl-de-waag'] .place")).to_contain_text("km")
    # The button is gone with the old answer; who used it by keyboard goes on at the count.
    expect(page.locator(".count")).to_be_focused()


def test_next_door_across_the_border_is_not_hidden(finding: Visit) -> None:
    visitor = finding().open("/?languages=prs&place=Malmö")
    card = visitor.page.locator(visitor.card("dk-dialog-mod-vold"))
    expect(card).to_contain_text("In another country: Denmark")
    expect(card.locator(".place")).to_contain_text("km")


def test_own_behaviour_leads_to_lines_and_programmes_that_take_people_who_come(
    finding: Visit,
) -> None:
    page = finding().open().page
    page.get_by_role("link", name="I am worried about my own behaviour").click()
    expect(page.locator("h1")).to_have_text("Worried about your own behaviour?")
    expect(page.locator("h1")).to_be_focused()
    page.get_by_label("Town or country").fill("Vienna")
    page.get_by_label("Town or country").press("Enter")
    lines = page.locator(".group").filter(has_text="Lines that you can call").locator("article")
    expect(lines).to_have_count(1)
    expect(lines.locator("a[href^='tel:']")).to_have_count(1)
    programmes = page.locator(".group").filter(has_text="You can come by yourself")
    expect(programmes.locator("article")).to_have_count(1)
    expect(programmes).to_contain_text("Takes people who come by themselves")


def test_no_shelter_and_nobody_who_takes_court_cases_only_is_offered_to_him(
    finding: Visit,
) -> None:
    visitor = finding().open("/self")
    page = visitor.page
    page.get_by_label("Town or country").fill("Croatia")
    page.get_by_label("Town or country").press("Enter")
    expect(page.locator(visitor.card("hr-drustvo-za-psiholosku-pomoc"))).to_be_visible()
    for member in ("hr-duga-zagreb", "hr-uzor-rijeka", "hr-lux-vitae"):
        expect(page.locator(visitor.card(member))).to_have_count(0)
        assert member not in (page.locator("[data-shown]").get_attribute("data-shown") or "")


def test_a_shared_link_asks_the_same_and_leaves_the_address_bar(finding: Visit) -> None:
    visitor = finding(permissions=["clipboard-read", "clipboard-write"]).open()
    visitor.search("Arabic", "Berlin")
    copy = visitor.page.get_by_role("button", name="Copy link to this search")
    # It stands below the count, and is changed a moment later.
    expect(copy).to_have_attribute("data-link", re.compile("place=Berlin"))
    copy.click()
    expect(visitor.page.get_by_role("button", name="Copied")).to_be_visible()
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    assert "languages=ar" in link
    other = finding()
    other.page.goto(link)
    expect(other.page.locator(other.card(BERLIN))).to_be_visible()
    other.page.wait_for_function("location.search === ''")


def test_a_link_is_copied_where_the_clipboard_is_refused(finding: Visit) -> None:
    visitor = finding(permissions=["notifications"]).open()
    visitor.search("Arabic")
    refused = "navigator.clipboard.writeText('').then(() => false, () => true)"
    assert visitor.page.evaluate(refused)
    visitor.page.get_by_role("button", name="Copy link to this search").click()
    expect(visitor.page.get_by_role("button", name="Copied")).to_be_focused()
    field = visitor.page.get_by_label("In your own words, in any language")
    field.press("Control+v")
    expect(field).to_have_value(re.compile("languages=ar"))
