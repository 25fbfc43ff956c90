"""A member's own form comes back: its languages, sources and day, and its grade in public."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from serving import serving

from directory.cli import main
from directory.staff import forms
from directory.staff.state import State

pytestmark = pytest.mark.browser

MEMBER = "it-cam-firenze"


def attached_form(letters: Path) -> bytes:
    """Return the form in the one letter of a folder."""
    (letter,) = letters.glob("*.eml")
    message = message_from_bytes(letter.read_bytes(), policy=policy.default)
    (attachment,) = message.iter_attachments()
    content = attachment.get_content()
    assert isinstance(content, bytes)
    return content


def filled_in(form: bytes) -> bytes:
    """Return the form after the member added two languages and confirmed the rest."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    lines = {row[0].value: row[2] for row in book[forms.ENTRY].iter_rows() if row[0].value}
    lines["languages:1"].value = "Italian"
    lines["languages:2"].value = "Arabic"
    lines["confirmed"].value = "Yes"
    lines["day"].value = "20.11.2026"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def grade(page: Page, url: str) -> str:
    """Return the words about the language on the member's card, asked for Arabic in Florence."""
    page.goto(f"{url}/?languages=ar&place=Florence")
    line = page.locator(f"article[data-member='{MEMBER}'] .grade")
    expect(line).to_be_visible()
    return line.inner_text()


def test_a_form_that_comes_back_changes_the_entry_and_its_grade(
    data: Path,
    tmp_path: Path,
    new_page: Callable[..., Page],
    capsys: pytest.CaptureFixture[str],
) -> None:
    ignored = shutil.ignore_patterns(".*")
    copy = Path(shutil.copytree(data, tmp_path / "data", ignore=ignored))
    letters = tmp_path / "letters"
    where = ["--data", str(copy)]
    assert main(["letters", "--out", str(letters), "--member", MEMBER, *where]) == 0
    form = tmp_path / "form.xlsx"
    form.write_bytes(filled_in(attached_form(letters)))
    with serving("serve", copy, tmp_path / "log") as public:
        page = new_page()
        assert "ask about Arabic" in grade(page, public.url)
        capsys.readouterr()
        assert main(["import", str(form), "--yes", *where]) == 0
        shown = capsys.readouterr().out
        assert shown.startswith("0 new · 1 changed · 0 removed\n")
        assert {line.split(":")[0].strip() for line in shown.splitlines() if ": " in line} == {
            "Languages", "Confirmed on"
        }  # fmt: skip
        assert "Works in Arabic" in grade(page, public.url)
        page.get_by_role("link", name="Details").first.click()
        expect(page.locator(".facts")).to_contain_text("Italian · Arabic")
        page.locator(".facts summary", has_text="for Languages").click()
        expect(page.locator(".facts")).to_contain_text("Stated by the organisation (2026-11-20)")
        page.close()
    state = State.read(copy)
    assert state.members[MEMBER]["languages"] == "it;ar"
    assert state.members[MEMBER]["confirmed_on"] == "2026-11-20"
    assert [
        (source["value"], source["url"], source["source_date"])
        for source in state.sources(MEMBER)
        if source["field"] == "languages"
    ] == [("it;ar", "stated by the organisation", "2026-11-20")]
