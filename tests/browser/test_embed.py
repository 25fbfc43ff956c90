"""The map on another site: framed in a real browser, filtered, left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from directory.locale import translator
from directory.web import Shelf, Site

pytestmark = pytest.mark.browser

STREAMLIT = Path(streamlit.__file__).parent / "static"


@pytest.fixture
def other_site(serve: Callable[[Starlette], str], data: Path, tmp_path: Path) -> str:
    """The address of a page of another site that frames the map."""
    ours: list[str] = []

    def framing(_: Request) -> Response:
        return HTMLResponse(
            '<!doctype html><html lang="en"><title>Other</title>'
            '<link rel="icon" href="data:,"><h1>Other site</h1>'
            f'<iframe title="Map" width="900" height="1200" src="{ours[0]}/embed?language=ar">'
        )

    def away(_: Request) -> Response:
        return HTMLResponse('<title>Weather</title><link rel="icon" href="data:,"><h1>Weather</h1>')

    address = serve(Starlette(routes=[Route("/", framing), Route("/away", away)]))
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    settings = copy / "site.toml"
    text = settings.read_text(encoding="utf-8").replace(
        "https://www.wikipedia.org/", f"{address}/away"
    )
    settings.write_text(f'{text}\n[embed]\nsites = ["{address}"]\n', encoding="utf-8")
    site = Site(Shelf(copy), translator(), STREAMLIT)
    ours.append(serve(Starlette(routes=site.routes(), middleware=site.middleware())))
    return address


def test_another_site_shows_the_map_and_the_list(
    new_page: Callable[..., Page], other_site: str
) -> None:
    page = new_page()
    page.goto(other_site)
    framed = page.frame_locator("iframe")
    expect(framed.locator(".group.match .row")).to_have_count(1)
    points = framed.frame_locator("iframe").locator("button.leaflet-marker-icon")
    expect(points.first).to_be_visible()
    framed.get_by_label("Country").select_option("DE")
    expect(points).to_have_count(5)
    # The pages behind the names may not be framed: they open beside.
    expect(framed.locator("base")).to_have_attribute("target", "_blank")


def test_leaving_in_a_frame_takes_the_whole_window_away(
    new_page: Callable[..., Page], other_site: str
) -> None:
    page = new_page()
    page.goto(other_site)
    page.frame_locator("iframe").locator("#leave").click()
    expect(page.locator("h1")).to_have_text("Weather")
    assert page.url == f"{other_site}/away"
