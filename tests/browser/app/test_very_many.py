"""Nothing breaks with thousands of members: what is sent stays small, and the map follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from crossing import Socket
from playwright.sync_api import expect
from visitor import App, Visit, running

import made_up

pytestmark = pytest.mark.browser

MEMBERS = 3_000

#: For one change of a field, deflated: what is sent may not grow with the members.
MOST_DEFLATED = 12_000


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thousands of organisations that do not exist."""
    return made_up.make(tmp_path_factory.mktemp("very-many") / "data", MEMBERS)


@pytest.fixture(scope="module")
def app(many: Path, neutral_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on that data."""
    with running(many, neutral_url, tmp_path_factory.mktemp("served")) as app:
        yield app


def test_a_change_sends_little_and_the_points_are_drawn(finding: Visit) -> None:
    visitor = finding()
    page = visitor.page
    socket = Socket().listen(page)
    visitor.open()
    points = page.frame_locator("iframe").locator(".point")
    expect(points.first).to_be_visible()
    for place in ("Berlin", "Paris"):
        socket.forget()
        visitor.search(place=place)
        expect(page.locator(".count")).to_have_attribute("data-here-name", place)
        expect(page.get_by_role("button", name="Show 100 more").first).to_be_visible()
        expect(page.frame_locator("iframe").locator(".here")).to_have_attribute(
            "aria-label", f"The place that was asked for: {place}"
        )
        assert points.count() > 10
        print(f"{place}: {socket.deflated:,} bytes deflated")
        assert socket.deflated <= MOST_DEFLATED


def test_of_very_many_points_those_in_view_are_drawn_wherever_one_looks(finding: Visit) -> None:
    page = finding().open("/list").page
    inside = page.frame_locator("iframe")
    points = inside.locator(".point")
    expect(points.first).to_be_visible()
    look = "([lat, lng]) => void programmes_map.setView([lat, lng], 8, {animate: false})"
    for town, spot in (("Berlin", [52.52, 13.41]), ("Granada", [37.18, -3.6])):
        page.frames[1].evaluate(look, spot)
        near = inside.get_by_role("button", name=re.compile(f"\\b{town}\\b"))
        expect(near.first).to_be_in_viewport()
        assert points.count() < 500


def test_a_map_of_older_data_is_fetched_anew(finding: Visit, many: Path) -> None:
    staying = finding().open().search(place="Paris")
    inside = staying.page.frame_locator("iframe")
    expect(inside.locator(".here")).to_be_attached()
    staying.page.frames[1].evaluate("document.documentElement.className = 'old'")
    file = many / "members.csv"
    heading, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([heading, *reversed(rows)]), encoding="utf-8")
    staying.search(place="Berlin")
    expect(inside.locator("html.old")).to_have_count(0)
    coming = finding().open().search(place="Berlin")
    shown = []
    for visitor in (staying, coming):
        points = visitor.page.frame_locator("iframe").locator(".point")
        expect(points.first).to_be_attached()
        here = visitor.page.frame_locator("iframe").locator(".here")
        expect(here).to_have_attribute("aria-label", re.compile("Berlin"))
        shown.append(points.evaluate_all("all => all.map(point => point.ariaLabel).sort()"))
    assert shown[0] == shown[1]
