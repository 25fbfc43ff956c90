"""Hostile text in every field of the data shows as itself and runs nothing (quality P3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import TEXTS, renamed
from playwright.sync_api import expect
from visitor import App, Finding, Visit, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(data: Path, neutral_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on data whose members are all called by hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    copy = renamed(data, folder / "data", TEXTS)
    with running(copy, neutral_url, folder) as app:
        yield app


def safe(visitor: Finding) -> None:
    """Assert that no text ran or made an element of its own."""
    frames = visitor.page.frames
    for frame in frames:
        assert frame.evaluate("document.documentElement.dataset.ran === undefined")
    assert visitor.page.locator("#root img, #root svg[onload], #root script").count() == 0
    assert visitor.page.locator("#root [onerror], #root [onclick], #root [onload]").count() == 0
    links = visitor.page.locator("#root a").evaluate_all("all => all.map(link => link.protocol)")
    assert set(links) <= {"http:", "https:", "mailto:", "tel:"}


def test_every_page_shows_hostile_text_as_itself(finding: Visit, app: App) -> None:
    visitor = finding()
    page = visitor.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    visitor.open("/list")
    rows = page.locator(".row h3")
    expect(rows.first).to_be_visible()
    shown = set(rows.all_inner_texts())
    for number, text in enumerate(TEXTS):
        assert " ".join(f"{number} {text}".split()) in {" ".join(name.split()) for name in shown}
    safe(visitor)
    inside = page.frame_locator("iframe").locator(".leaflet-marker-icon")
    expect(inside.first).to_be_visible()
    visitor.open("/?languages=prs")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".card")).to_have_count(58 + 6)
    for summary in page.locator(".card .sources summary").all()[:5]:
        summary.click()
    safe(visitor)
    for number, member in ((3, "at-maennerberatung-wien"), (17, "de-bag-taeterarbeit")):
        visitor.open(f"/organisation?member={member}")
        expect(page.locator("h1")).to_contain_text(f"{number} "[0])
        for summary in page.locator(".facts summary").all():
            summary.click()
        safe(visitor)
    assert dialogs == []


@pytest.mark.parametrize("place", ["<img src=x onerror=alert(1)>", "${alert(1)}", "'\"`</script>"])
def test_hostile_text_in_the_address_shows_as_itself(finding: Visit, place: str) -> None:
    visitor = finding()
    visitor.page.goto(visitor.app.url)
    query = visitor.page.evaluate("text => new URLSearchParams({place: text}).toString()", place)
    visitor.open(f"/?{query}")
    expect(visitor.page.locator(".hint")).to_contain_text(place)
    safe(visitor)
    visitor.open(f"/organisation?{query.replace('place', 'member')}")
    expect(visitor.page.locator("h1")).to_have_text("No organisation has this address")
    safe(visitor)
