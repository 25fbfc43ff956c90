"""A broken installation: what cannot be shown is said in our words, and the rest goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from broken import mend, without
from playwright.sync_api import Page, expect
from visitor import Finding, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package without the template of every answer's count, and without the coverage."""
    return without(tmp_path_factory.mktemp("broken"), "count.html", "coverage.html")


@pytest.fixture
def broken(
    source: Path, data: Path, neutral_url: str, tmp_path: Path, new_page: Callable[..., Page]
) -> Iterator[Finding]:
    """A visitor of the app that is installed so."""
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    with running(copy, neutral_url, tmp_path, source) as app:
        yield Finding(new_page(viewport={"width": 1280, "height": 800}), app)


def is_said_in_our_words(page: Page) -> None:
    expect(page.locator(".failed")).to_contain_text("It is our fault, not yours.")
    expect(page.locator("#status")).to_have_text("Something went wrong")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("#root")).not_to_contain_text("count.html")
    expect(page.locator("#leave")).to_be_in_viewport()


def test_an_answer_that_fails_leaves_fields_and_another_way(broken: Finding, source: Path) -> None:
    page = broken.page
    page.goto(f"{broken.app.url}/?languages=ar")
    is_said_in_our_words(page)
    assert "TemplateNotFound" in broken.app.log.read_text(encoding="utf-8")
    # What was searched for leaves the address bar also now.
    expect(page).to_have_url(f"{broken.app.url}/")
    expect(page.locator("[data-tag]")).to_contain_text("Arabic")
    place = page.get_by_label("Town or country")
    place.fill("Berlin")
    place.press("Enter")
    expect(page.get_by_role("radio", name="a man")).to_be_visible()
    is_said_in_our_words(page)

    mend(source, "count.html")
    page.get_by_text("a man", exact=True).click()
    expect(page.locator(".count")).to_contain_text("works in Arabic")
    expect(page.locator(".failed")).to_have_count(0)


def test_a_page_that_fails_leads_to_one_that_does_not_need_it(broken: Finding) -> None:
    page = broken.page
    page.goto(f"{broken.app.url}/coverage")
    is_said_in_our_words(page)
    page.get_by_role("link", name="Search on a plainer page").click()
    expect(page.get_by_label("Language", exact=True)).to_be_visible()
