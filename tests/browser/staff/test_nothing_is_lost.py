"""What is typed and not saved stays, however quickly somebody leaves the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from editor import Desk
from playwright.sync_api import Dialog, Page, expect

pytestmark = pytest.mark.browser

MEMBER = "mt-fsws"


def leave_and_come_back(page: Page) -> None:
    """Go to the members and back by the work list, which names what is not saved."""
    page.get_by_role("link", name="Members", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Members")
    page.get_by_role("link", name="Work list").first.click()
    page.locator(".notice a").filter(has_text="Foundation for Social").click()
    expect(page.get_by_label("Acronym")).to_be_visible()


@pytest.mark.parametrize(
    ("label", "text", "at_once"),
    [
        ("Notes", "Typed and left after a while.", False),
        ("Notes", "Typed and left at once.", True),
        ("Why, if it needs a word", "They rang.", True),
        ("Telephone", "+356 2258 8000", True),
        ("Address of the page", "https://example.org/about", True),
    ],
)
def test_a_page_is_left_only_with_what_was_typed(
    desk: Callable[..., Desk], label: str, text: str, at_once: bool
) -> None:
    staff = desk().open_member(MEMBER)
    page = staff.page
    field = page.get_by_label(label)
    before = field.input_value()
    field.fill("")
    field.press_sequentially(text)
    if not at_once:
        expect(staff.changes).to_have_count(1)
    leave_and_come_back(page)
    expect(field).to_have_value(text)
    field.fill(before)
    field.blur()
    expect(page.locator("[data-unsaved]")).to_have_count(0)


@pytest.mark.parametrize("is_sent", [True, False], ids=["sent in time", "not sent any more"])
@pytest.mark.parametrize("label", ["Notes", "Acronym"])
def test_a_reload_asks_first_and_loses_nothing(
    desk: Callable[..., Desk], label: str, is_sent: bool
) -> None:
    page = desk().open_member(MEMBER).page
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.type)

    page.on("dialog", note)
    field = page.get_by_label(label)
    before = field.input_value()
    field.fill("a first text")
    expect(page.locator("[data-unsaved]")).to_have_count(1)
    if not is_sent:
        page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    field.press_sequentially(" and more")
    page.reload()
    assert asked == ["beforeunload"]
    expect(field).to_have_value("a first text and more")
    page.get_by_role("button", name="Begin anew").click()
    expect(field.first).to_have_value(before)


@pytest.mark.parametrize("long", [False, True], ids=["a short press", "a long press"])
def test_one_press_is_enough_though_the_page_moves_under_it(
    desk: Callable[..., Desk], long: bool
) -> None:
    staff = desk().open_member(MEMBER)
    page = staff.page
    acronym = page.get_by_label("Acronym")
    before = acronym.input_value()
    acronym.fill(f"{before}{'L' if long else 'S'}")
    expect(staff.changes).to_have_count(1)
    page.get_by_label("Address of the page").fill("https://example.org/about")
    save = page.get_by_role("button", name="Save", exact=True)
    save.hover()
    page.mouse.down()
    if long:  # what was typed comes in by itself, and the preview says from where
        expect(staff.changes.first).to_contain_text("example.org")
    page.mouse.up()
    expect(page.locator(".notice").filter(has_text="Saved.")).to_be_visible()
    staff.undo()


def test_what_was_typed_in_an_entry_that_was_taken_away_comes_back_with_undo(
    desk: Callable[..., Desk],
) -> None:
    typing, removing = (desk().open_member("it-relive") for _ in range(2))
    typing.page.get_by_label("Acronym").fill("RLV")
    expect(typing.changes).to_have_count(1)
    page = removing.page
    page.get_by_text("Take this entry away").click()
    page.get_by_label("Reason").fill("closed")
    page.get_by_label("Reason").press("Enter")
    told = page.locator(".st-key-form .notice")
    expect(told).to_contain_text("Somebody else is changing this entry too")
    page.get_by_role("button", name="Take the entry away").click()
    expect(page.locator(".notice").filter(has_text="Taken away:")).to_be_visible()
    typing.page.get_by_label("Acronym").fill("RLVE")
    left = typing.page.locator(".notice").filter(has_text="Undo brings the entry back")
    expect(left).to_contain_text("RLVE")
    typing.page.get_by_role("link", name="Work list").first.click()
    expect(typing.page.locator(".notice")).to_contain_text("taken away meanwhile")
    for staff in (typing, removing):
        staff.page.get_by_role("link", name="History", exact=True).first.click()
        staff.page.get_by_role("button", name="Undo the last change").click()
        expect(staff.page.locator(".conflict li")).to_contain_text("changes")
    typing.page.get_by_role("button", name="Yes, undo it").click()
    expect(typing.page.locator(".notice")).to_contain_text("Undone.")
    page.get_by_role("button", name="Yes, undo it").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody undid or saved something meanwhile")
    typing.open_member("it-relive")
    expect(typing.page.get_by_label("Acronym")).to_have_value("RLVE")
    typing.page.get_by_role("button", name="Begin anew").click()
    expect(typing.page.locator("[data-unsaved]")).to_have_count(0)
