"""A correction while the member is on the telephone: checked, previewed, saved, public, undone."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import axe
from editor import Desk, contents
from playwright.sync_api import Page, expect
from serving import Server, serving

pytestmark = pytest.mark.browser

MEMBER = "al-clmb"


def health(public: Server) -> dict[str, object]:
    with urllib.request.urlopen(public.url + "/healthz") as answer:
        found: dict[str, object] = json.load(answer)
    return found


def test_a_correction_is_public_within_five_seconds_and_undone_byte_for_byte(
    desk: Callable[..., Desk], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    staff = desk().open()
    before = contents(staff.server.data)
    with serving("serve", staff.server.data, tmp_path / "log") as public:
        loaded = health(public)["loaded_at"]
        page = staff.page
        page.get_by_role("link", name="Counselling Line for Men and Boys").click()
        expect(page.locator("h1")).to_have_text("Counselling Line for Men and Boys")
        page.get_by_label("Telephone").fill("+355 4 2233555")
        staff.add("Languages", "Albanian", "Italian")
        staff.come_from("https://example.org/contact", "2026-11-20")
        expect(staff.changes).to_have_count(2)
        expect(staff.changes.nth(0)).to_contain_text("+355 4 2233555")
        expect(staff.changes.nth(1).locator("ins")).to_have_text(
            ["comes: Albanian", "comes: Italian"]
        )
        expect(staff.changes.nth(1)).to_contain_text("Source: https://example.org/contact")
        assert contents(staff.server.data) == before
        staff.save()
        saved = time.monotonic()
        while health(public)["loaded_at"] == loaded:
            assert time.monotonic() - saved < 5
        assert health(public)["refused"] == []
        shown = new_page()
        shown.goto(f"{public.url}/organisation?member={MEMBER}")
        expect(shown.locator(".facts")).to_contain_text("+355 4 2233555")
        expect(shown.locator(".facts")).to_contain_text("Albanian · Italian")
        shown.close()
    rows = (staff.server.data / "sources.csv").read_text(encoding="utf-8")
    assert f"{MEMBER},phone,,https://example.org/contact,2026-11-20," in rows
    assert f"{MEMBER},languages,sq;it,https://example.org/contact,2026-11-20," in rows
    assert axe(page) == []
    page.get_by_role("link", name="History", exact=True).click()
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.get_by_role("button", name="Yes, undo it")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="No, keep it").click()
    staff.undo()
    assert contents(staff.server.data) == before


def test_bad_values_are_said_at_their_fields_and_nothing_is_saved(
    desk: Callable[..., Desk],
) -> None:
    staff = desk().open_member("de-bag-taeterarbeit")
    page = staff.page
    before = contents(staff.server.data)
    staff.come_from("https://example.org/contact")
    page.get_by_label("Telephone").fill("030 1234567")
    page.get_by_label("E-mail").fill("anna.muster@example.org")
    page.get_by_label("City").fill("Nirgendwohausen")
    page.get_by_label("Checked on").fill("22.11.2026")
    for field, words in (
        ("phone", "does not have the right form"),
        ("email", "looks like the mailbox of a person"),
        ("city", "This town is not found in that country"),
        ("checked_on", "Type year, month and day, for example 2026-11-22"),
    ):
        holder = page.locator(f".st-key-field_{field}")
        expect(holder.locator(".problem").filter(has_text=words)).to_be_visible()
        expect(holder.locator("input")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Not saved.")
    assert contents(staff.server.data) == before
    page.get_by_role("button", name="Use +49 30 1234567").click()
    expect(page.get_by_label("Telephone")).to_have_value("+49 30 1234567")
    expect(page.locator(".st-key-field_phone .problem")).to_have_count(0)


def test_what_was_typed_survives_a_reload_and_another_page(desk: Callable[..., Desk]) -> None:
    staff = desk().open_member("mt-fsws")
    page = staff.page
    page.get_by_label("Acronym").fill("ABCD")
    staff.come_from("https://example.org/about")
    expect(staff.changes).to_have_count(1)
    page.get_by_role("link", name="Work list").first.click()
    expect(page.locator(".notice")).to_contain_text("Typed and not yet saved")
    page.locator(".notice a").filter(has_text="Foundation for Social").click()
    expect(page.get_by_label("Acronym")).to_have_value("ABCD")
    page.reload()
    expect(page.get_by_label("Acronym")).to_have_value("ABCD")
    expect(page.get_by_label("Address of the page")).to_have_value("https://example.org/about")
    expect(page.locator(".notice")).to_contain_text("not saved is still here")
    page.get_by_role("button", name="Begin anew").click()
    expect(page.get_by_label("Acronym").first).to_have_value("FSWS")


def test_two_editors_at_once_lose_nothing(desk: Callable[..., Desk]) -> None:
    first, second = (desk().open_member("be-praxis") for _ in range(2))
    for staff in (first, second):
        staff.come_from("https://example.org/contact")
    first.page.get_by_label("Telephone").fill("+32 4 3512222")
    first.page.get_by_label("Acronym").fill("PRX")
    expect(first.changes).to_have_count(2)
    second.page.get_by_label("Telephone").fill("+32 4 3513333")
    second.page.get_by_label("Own name").fill("Praxis Liège")
    expect(second.changes).to_have_count(2)
    expect(second.page.locator(".st-key-panel .notice")).to_contain_text(
        "Somebody else is changing this entry"
    )
    first.save()
    second.page.get_by_role("button", name="Save", exact=True).click()
    conflict = second.page.locator(".conflict")
    expect(conflict).to_contain_text("Somebody changed Telephone meanwhile")
    expect(conflict.locator("dd")).to_have_text(["blank", "+32 4 3512222", "+32 4 3513333"])
    expect(second.page.get_by_label("Telephone")).to_have_value("+32 4 3513333")
    told = second.page.locator(".notice").filter(has_text="Changed meanwhile by another")
    expect(told).to_contain_text("Acronym: PRX")
    expect(second.page.get_by_label("Acronym")).to_have_value("PRX")
    assert axe(second.page) == []
    second.page.get_by_role("button", name="Take mine").click()
    expect(conflict).to_have_count(0)
    expect(second.changes.filter(has_text="Telephone").locator("del")).to_contain_text("3512222")
    second.save()
    rows = (second.server.data / "members.csv").read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith("be-praxis,"))
    assert row.startswith("be-praxis,Praxis asbl,Praxis Liège,PRX,")
    assert "+32 4 3513333" in row


def test_a_new_member_is_added_and_taken_away_with_a_reason(desk: Callable[..., Desk]) -> None:
    staff = desk().open_member("new")
    page = staff.page
    page.get_by_label("Name", exact=True).fill("Beratung Morgenrot")
    for field, name in (("Kind", "Perpetrator programme"), ("Country", "Germany")):
        box = page.get_by_role("combobox", name=field)
        box.click()
        box.press_sequentially(name)
        page.get_by_role("option", name=name).first.click()
    page.get_by_label("City").fill("Freiburg")
    staff.come_from("https://example.org/morgenrot")
    expect(
        page.locator(".help").filter(has_text="New on the map: Freiburg, Germany")
    ).to_be_visible()
    staff.save()
    expect(page.locator("h1")).to_have_text("Beratung Morgenrot")
    page.get_by_text("Take this entry away").click()
    # A press while the page is still being drawn may be lost.
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.get_by_role("button", name="Take the entry away").click()
    expect(page.get_by_role("alert")).to_contain_text("Type the reason first")
    page.get_by_label("Reason").fill("closed in 2026")
    page.get_by_label("Reason").press("Enter")
    page.get_by_role("button", name="Take the entry away").click()
    expect(page.locator(".notice").filter(has_text="Taken away:")).to_be_visible()
    changes = (staff.server.data / "changes.csv").read_text(encoding="utf-8")
    assert "de-beratung-morgenrot,name,Beratung Morgenrot,,closed in 2026," in changes
    assert "de-beratung-morgenrot" not in (staff.server.data / "members.csv").read_text("utf-8")


def test_nothing_of_a_person_is_saved_in_notes_or_reason_and_the_role_is_chosen(
    desk: Callable[..., Desk],
) -> None:
    staff = desk().open_member("dk-dialog-mod-vold")
    page = staff.page
    before = contents(staff.server.data)
    never = "Never a person's name, number or mailbox."
    expect(page.locator(".st-key-field_notes")).to_contain_text(never)
    expect(page.locator(".st-key-panel")).to_contain_text(never)
    page.get_by_label("Notes").fill("Ask for Anna Mustermann, +49 170 1234567.")
    page.get_by_label("Notes").blur()
    said = page.locator(".problem[data-about=notes]")
    expect(said.filter(has_text="has a telephone number")).to_have_count(1)
    page.get_by_label("Notes").fill("Ask for Anna Mustermann.")
    page.get_by_label("Notes").blur()
    expect(said).to_have_count(1)
    expect(said).to_contain_text("seems to name a person: 'Anna Mustermann'")
    page.get_by_label("Notes").fill("Ask for the office.")
    page.get_by_label("Notes").blur()
    expect(said).to_have_count(0)
    expect(staff.changes).to_have_count(1)
    page.get_by_label("Why, if it needs a word").fill("anna@example.org told us")
    page.get_by_label("Why, if it needs a word").blur()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("The reason has 'anna@example.org'.")).to_be_visible()
    assert contents(staff.server.data) == before
    role = page.get_by_label("Your role")
    role.fill("Frau Muster")
    role.press("Enter")
    expect(page.get_by_text("Frau Muster", exact=True)).to_have_count(0)
