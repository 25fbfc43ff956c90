"""One line in one's own words: chips, what is asked back, what was not understood."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visitor import Visit

pytestmark = pytest.mark.browser


def say(page: Page, text: str) -> None:
    field = page.get_by_label("In your own words")
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value("")


def chip(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=f"Take away: {words}", exact=True)


def test_a_line_becomes_chips_and_an_answer(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    say(page, "Dari-speaking man, child protection, malmö xyzzq")
    for words in ("Dari", "Malmö, Sweden", "a man", "Child protection"):
        expect(chip(page, words)).to_be_visible()
    expect(page.locator(visitor.card("se-manscentrum"))).to_contain_text("ask about Dari")
    expect(page.get_by_label("Town or country")).to_have_value("Malmö, Sweden")
    expect(page.locator("#status")).to_contain_text("Not understood: xyzzq.")
    expect(page.locator("#status")).to_contain_text("None states that it works in Dari")


def test_a_chip_takes_away_what_it_says(finding: Visit) -> None:
    page = finding().open().page
    say(page, "українською краків 50 км")
    expect(page.get_by_label("Town or country")).to_have_value("Kraków, Poland")
    chip(page, "50 km").click()
    expect(chip(page, "50 km")).to_have_count(0)
    chip(page, "Kraków, Poland").click()
    expect(page.get_by_label("Town or country")).to_have_value("")
    expect(chip(page, "Ukrainian")).to_be_visible()
    say(page, "haft berlin")
    expect(chip(page, "People in prison or on probation")).to_be_visible()
    expect(chip(page, "Ukrainian")).to_be_visible()
    # A language and a place: that is another person.
    say(page, "dari malmö")
    expect(chip(page, "Malmö, Sweden")).to_be_visible()
    expect(chip(page, "People in prison or on probation")).to_have_count(0)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".start")).to_be_visible()
    expect(page.locator(".start")).to_be_focused()
    expect(page.locator(".asked")).to_have_count(0)


def test_a_name_of_several_languages_is_asked_back(finding: Visit) -> None:
    page = finding().open().page
    say(page, "arabic berlin")
    expect(chip(page, "Arabic")).to_be_visible()
    say(page, "κουρδικά hamburg")
    expect(page.locator(".hint").first).to_contain_text("“κουρδικά” can mean several languages")
    expect(page.locator("#status")).to_contain_text("Which one?")
    expect(chip(page, "Arabic")).to_have_count(0)
    page.get_by_role("button", name="Sorani (ckb)").click()
    expect(chip(page, "Sorani")).to_be_visible()
    expect(page.locator(".hint:not(.quiet)")).to_have_count(0)


def test_either_of_two_languages_can_be_asked(finding: Visit) -> None:
    page = finding().open().page
    say(page, "Kürtçe Köln")
    page.get_by_role("button", name="Either").click()
    expect(chip(page, "Kurmanji")).to_be_visible()
    expect(chip(page, "Sorani")).to_be_visible()


def test_a_country_of_origin_is_not_searched_but_leads_to_the_language(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    say(page, "man from Syria living in Berlin")
    expect(page.locator(".hint").first).to_contain_text("Syria is no language")
    page.get_by_role("button", name="Arabic (ar)").click()
    expect(page.locator(visitor.card("de-volkssolidaritaet-berlin"))).to_contain_text(
        "Works in Arabic"
    )


def test_who_is_hurt_is_led_to_help_and_sees_no_programme(finding: Visit) -> None:
    visitor = finding().open()
    page = visitor.page
    say(page, "min man slår mig, Malmö")
    note = page.locator(".hint").filter(has_text="Is someone being hurt?")
    expect(note).to_be_visible()
    expect(note.locator("a[href='tel:112']")).to_have_count(1)
    expect(page.locator("article")).to_have_count(0)
    expect(page.locator(".asked")).to_have_count(0)
    page.get_by_role("button", name="Find a programme for a person who uses violence").click()
    expect(chip(page, "Malmö, Sweden")).to_be_visible()
    expect(chip(page, "a man")).to_have_count(0)
    expect(page.locator("article").first).to_be_visible()
    say(page, "mein Mann schlägt mich")
    note.get_by_role("link", name="Help for survivors").click()
    expect(page.locator("h1")).to_contain_text("Safety")


def test_who_speaks_of_himself_is_shown_his_page(finding: Visit) -> None:
    page = finding().open().page
    say(page, "I hit my wife and want to stop, by myself, Wien")
    page.get_by_role("link", name="Programmes and lines that you can ask yourself").click()
    expect(page.locator("h1")).to_have_text("Worried about your own behaviour?")


def test_what_is_denied_is_said_and_not_offered(finding: Visit) -> None:
    page = finding().open().page
    say(page, "homme qui ne parle pas français, arabe, Lyon")
    expect(page.locator(".hint").filter(has_text="Not searched:")).to_contain_text("français")
    expect(chip(page, "Arabic")).to_be_visible()
    expect(page.get_by_role("button", name="French")).to_have_count(0)


def test_what_is_typed_from_the_right_is_set_from_the_right(finding: Visit) -> None:
    page = finding().open().page
    field = page.get_by_label("In your own words")
    expect(field).to_have_attribute("dir", "auto")
    field.fill("العربية برلين")
    assert field.evaluate("field => getComputedStyle(field).direction") == "rtl"


@pytest.mark.parametrize(
    "text",
    ["the of and", "'; DROP TABLE members; --", "<img src=x onerror=alert(1)>", "x" * 10_000,
     "\u202eمرحبا\u202c", "😀😀"],
)  # fmt: skip
def test_nonsense_gets_a_plain_hint(finding: Visit, text: str) -> None:
    page = finding().open().page
    say(page, text)
    expect(page.locator(".hint").first).to_be_visible()
    expect(page.locator("#status")).to_contain_text("Not understood")
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_what_was_typed_stands_in_no_address_title_or_log(finding: Visit) -> None:
    visitor = finding().open()
    say(visitor.page, "Canaryspeech arabic berlin")
    expect(chip(visitor.page, "Arabic")).to_be_visible()
    expect(visitor.page.locator("#status")).to_contain_text("Canaryspeech")
    assert "anaryspeech" not in visitor.page.url + visitor.page.title()
    assert "anaryspeech" not in visitor.app.log.read_text(encoding="utf-8")
    assert visitor.page.evaluate("history.length") <= 2


def test_a_person_who_comes_alone_may_say_it_in_one_line(finding: Visit) -> None:
    page = finding().open("/self").page
    say(page, "wien")
    expect(page.locator(".group").filter(has_text="Lines that you can call")).to_be_visible()
    expect(chip(page, "Vienna, Austria")).to_be_visible()


def test_on_a_phone_the_answer_comes_into_sight(finding: Visit) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    page = finding(**phone).open().page
    say(page, "arabisch sprechender mann köln haft")
    count = page.locator(".count[data-here]")
    expect(count).to_be_focused()
    # The leave bar covers the last 48 pixels.
    page.wait_for_function(
        "() => document.querySelector('.count').getBoundingClientRect().bottom < innerHeight - 48"
    )
    expect(page.locator(".asked")).to_be_in_viewport(ratio=1)
