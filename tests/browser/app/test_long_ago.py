"""What nobody has checked for long says so on every page, and stands last (quality D4)."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date
from playwright.sync_api import expect
from visitor import App, Visit, running

pytestmark = pytest.mark.browser

OLD, OLDEST = "at-neustart", "at-maennerberatung-wien"
TODAY = date.today()
DAYS = {OLD: TODAY - timedelta(400), OLDEST: TODAY - timedelta(600)}


@pytest.fixture(scope="module")
def app(data: Path, neutral_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on data of which some were checked long ago, and all others today."""
    folder = tmp_path_factory.mktemp("long-ago")
    copy = Path(shutil.copytree(data, folder / "data"))
    file = copy / "members.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        row["checked_on"] = str(DAYS.get(row["id"], TODAY))
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with running(copy, neutral_url, folder) as app:
        yield app


def said(member: str) -> str:
    day = format_date(DAYS[member], "d MMM y", locale="en")
    return f"Sources read on {day}, more than a year ago: ask whether this still holds"


def test_a_search_says_it_and_puts_the_oldest_last(finding: Visit) -> None:
    visitor = finding().open().search(place="Vienna")
    page = visitor.page
    cards = page.locator(".group.match article")
    expect(cards).to_have_count(3)
    expect(cards.last).to_have_attribute("data-member", OLDEST)
    for member in (OLD, OLDEST):
        card = page.locator(visitor.card(member))
        expect(card.locator(".reasons")).to_contain_text(said(member))
        card.get_by_text("Next step").click()
        expect(card.locator("details.ask li").nth(1)).to_contain_text("Do you still offer this")
    expect(page.locator(".group.match").get_by_text("more than a year ago")).to_have_count(2)


def test_the_list_and_the_organisation_say_it(finding: Visit) -> None:
    visitor = finding().open("/list")
    page = visitor.page
    expect(page.locator(visitor.card(OLD))).to_contain_text(said(OLD))
    expect(page.get_by_text("more than a year ago")).to_have_count(2)
    visitor.open(f"/organisation?member={OLDEST}")
    expect(page.locator("[data-status] .caution")).to_have_text(said(OLDEST))
