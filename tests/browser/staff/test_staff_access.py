"""Everyone of the staff can use it: axe, small screens, keyboard (quality A1, A3, A7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from accessibility import axe
from editor import Desk
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "dark": {"color_scheme": "dark"},
}


def work_list(staff: Desk) -> None:
    staff.open()
    expect(staff.page.locator(".due").first).to_be_visible()


def filtered(staff: Desk) -> None:
    work_list(staff)
    staff.page.get_by_role("radio", name="without language").or_(
        staff.page.get_by_role("button", name="without language")
    ).first.click()
    expect(staff.page.locator(".count")).to_contain_text("without language")


def members(staff: Desk) -> None:
    staff.open("/members")
    staff.page.get_by_label("Find by name").fill("berlin")
    expect(staff.page.locator(".members tbody tr")).to_have_count(1)


def form(staff: Desk) -> None:
    staff.open_member("at-neustart")


def wrong(staff: Desk) -> None:
    form(staff)
    staff.page.get_by_label("Telephone").fill("01 6032828")
    expect(staff.page.locator(".st-key-field_phone .problem").first).to_be_visible()


def changed(staff: Desk) -> None:
    staff.open_member("lu-riicht-eraus")
    staff.page.get_by_label("Acronym").fill("ABC")
    staff.page.get_by_text("The organisation told us", exact=True).first.click()
    staff.page.get_by_text("Another source for a single fact").click()
    expect(staff.changes).to_have_count(1)


def new(staff: Desk) -> None:
    staff.open_member("new")


def nobody(staff: Desk) -> None:
    staff.open("/member?member=nobody")


def upload(staff: Desk) -> None:
    staff.open("/import")
    expect(staff.page.get_by_test_id("stFileUploaderDropzone")).to_be_visible()


def imported(staff: Desk) -> None:
    upload(staff)
    rows = b"Id,Telephone\nat-neustart,+43 1 6032828\nbe-praxis,112\n"
    given: Any = {"name": "list.csv", "mimeType": "text/csv", "buffer": rows}
    staff.page.locator("input[type=file]").set_input_files(given)
    staff.come_from("https://example.org/list")
    expect(staff.changes).to_have_count(1)


def history(staff: Desk) -> None:
    staff.open("/history")


STATES = {
    state.__name__: state
    for state in (work_list, filtered, members, form, wrong, changed, new, nobody, upload,
                  imported, history)
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "screen"),
    # The colours of the dark are the same everywhere: every third state shows them.
    [(s, n) for i, s in enumerate(STATES) for n in SCREENS if n != "dark" or i % 3 == 0],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    desk: Callable[..., Desk], state: str, screen: str
) -> None:
    staff = desk(**SCREENS[screen])
    STATES[state](staff)
    expect(staff.page.locator(".stApp[data-test-script-state='notRunning']")).to_be_visible()
    assert axe(staff.page) == []
    main = staff.page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 0


def test_no_single_letter_acts_and_every_page_has_its_name(desk: Callable[..., Desk]) -> None:
    page = desk().open().page
    expect(page).to_have_title("Programme directory · staff")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    for name, heading in (("Members", "Members"), ("Import", "Import"), ("History", "History")):
        page.locator("#pages").get_by_role("link", name=name).click()
        expect(page.locator("#root h1")).to_have_text(heading)
        expect(page.locator("#pages [aria-current]")).to_have_text(name)
