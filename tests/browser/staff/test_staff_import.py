"""An Excel file in the editor: looked at, taken over as far as it is right, the rest comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from editor import Desk, contents
from playwright.sync_api import expect

from directory.staff import reading
from directory.staff.sheets import File
from directory.staff.state import State

pytestmark = pytest.mark.browser

#: As Excel writes it in western Europe: semicolons, Windows-1252, columns in another order.
FILE = """Id;Telephone;Name;City;Country;Kind;Languages
pl-droga;+48 85 7433333;;;;;
lt-;;Nieznana organizacja;;;;
;+49 761 2024681;Beratung Süd;Freiburg;Germany;Perpetrator programme;German; Turkish
it-relive;112;;;;;
fr-fnacav;;Fédération nouvelle;;;;
"""


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """The file as it lies on somebody's computer."""
    path = tmp_path / "mitglieder.csv"
    text = FILE.replace("German; Turkish", '"German; Turkish"').replace("lt-;", "zz-nobody;")
    path.write_bytes(text.replace("\n", "\r\n").encode("cp1252"))
    return path


def test_a_file_is_previewed_taken_over_and_its_broken_rows_come_back(
    desk: Callable[..., Desk], given: Path, tmp_path: Path
) -> None:
    staff = desk().open("/import")
    page = staff.page
    before = contents(staff.server.data)
    page.locator("input[type=file]").set_input_files(given)
    staff.come_from("https://example.org/list", "2026-11-20")
    expect(page.locator(".count")).to_have_text("1 new · 2 changed · 2 rows not taken")
    expect(staff.changes.filter(has_text="+48 85 7433333")).to_have_count(1)
    expect(staff.changes.filter(has_text="Languages").locator("ins")).to_have_text(
        ["comes: German", "comes: Turkish"]
    )
    refused = page.locator(".refused tbody tr")
    expect(refused.locator("th")).to_have_text(["3", "5"])
    expect(refused.nth(1)).to_contain_text("'112' is")
    assert contents(staff.server.data) == before
    page.get_by_text("nouvelle · changed").or_(page.get_by_text("Fédération")).first.click()
    expect(page.locator(".count")).to_have_text("1 new · 1 changed · 2 rows not taken")
    page.get_by_role("button", name="Take it over").click()
    expect(page.locator(".notice")).to_contain_text("Taken over: 1 new · 1 changed")
    state = State.read(staff.server.data)
    assert state.members["pl-droga"]["phone"] == "+48 85 7433333"
    assert state.members["de-beratung-sud"]["languages"] == "de;tr"
    assert "nouvelle" not in state.members["fr-fnacav"]["name"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the rows that are not taken").click()
    back = tmp_path / "back.csv"
    download.value.save_as(back)
    assert download.value.suggested_filename == "mitglieder.not-taken.csv"
    lines = back.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[0].endswith("Why it was not taken")
    assert "112" in lines[2]
    staff.undo()
    assert contents(staff.server.data) == before


def test_a_heading_that_is_unknown_is_said_and_can_be_left_out(
    desk: Callable[..., Desk], tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Id,Shoe size,Acronym\npl-droga,44,DRG\n", encoding="utf-8")
    staff = desk().open("/import")
    page = staff.page
    page.locator("input[type=file]").set_input_files(path)
    problem = page.locator(".problem")
    expect(problem).to_contain_text("The heading 'Shoe size' names no column.")
    expect(problem).not_to_contain_text("--ignore")
    page.get_by_text("How the file is read", exact=True).click()
    page.get_by_text("Leave out columns that the directory does not have").click()
    staff.come_from("https://example.org/list")
    expect(staff.changes).to_contain_text("DRG")


def test_what_is_downloaded_is_the_data(desk: Callable[..., Desk], tmp_path: Path) -> None:
    staff = desk().open("/members")
    state = State.read(staff.server.data)
    for name in ("CSV", "Excel"):
        with staff.page.expect_download() as download:
            staff.page.get_by_role("button", name=f"Download {name}").click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        read = reading.read(File.at(path), state)
        assert read.refused == ()
        assert read.missing == ()
        wanted = {entry.member: entry.cells for entry in read.entries if entry.cells}
        for member, cells in wanted.items():
            now = state.members[member]
            assert {name: now[name] for name in cells} == dict(cells), member
