"""A broken installation of the editor: it says so, and what was typed stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from broken import mend, without
from editor import Desk
from playwright.sync_api import Page, expect
from serving import serving

pytestmark = pytest.mark.browser


def test_what_was_typed_stays_where_the_preview_fails(
    data: Path, tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    source = without(tmp_path / "broken", "staff_preview.html")
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    with serving("staff", copy, tmp_path / "log", PYTHONPATH=str(source)) as server:
        page = new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        staff = Desk(page, server).open_member("mt-fsws")
        field = page.get_by_label("Acronym")
        field.fill("FS")
        expect(page.locator(".failed")).to_contain_text("What you typed is kept.")
        expect(page.locator(".failed")).to_be_in_viewport(ratio=1)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        page.locator(".failed").get_by_role("link", name="History").click()
        expect(page.locator("h1")).to_have_text("History")

        mend(source, "staff_preview.html")
        staff.open_member("mt-fsws")
        expect(field).to_have_value("FS")
        expect(staff.changes).to_have_count(1)
