"""The exported folder in a real browser, from file://: nothing asked, the map, the same answers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from accessibility import axe
from playwright.sync_api import Browser, Page, Request, expect

import evaluate
from directory.cli.main import main
from directory.finder import Finder
from directory.query import Query

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported site, moved to another place afterwards."""
    made = tmp_path_factory.mktemp("export") / "site"
    assert main(["export", "site", "--data", str(data), "--out", str(made)]) == 0
    return Path(shutil.move(made, made.with_name("a stick")))


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    """A page that may load nothing but files of the folder, and complains of nothing."""
    complaints: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def look(request: Request) -> None:
        if not request.url.startswith((folder.as_uri(), "data:", "blob:")):
            complaints.append(request.url)

    context.on("request", look)
    page = context.new_page()
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def test_every_link_leads_to_a_file(folder: Path, page: Page) -> None:
    page.goto((folder / "index.html").as_uri())
    links = {"index.html"}
    for name in ("index.html", "search.html", "self.html", "country/de.html", "self/de.html",
                 "language/de.html", "organisation/be-praxis.html",
                 "organisation/be-praxis/sheet.html"):  # fmt: skip
        page.goto((folder / name).as_uri())
        found = page.locator("a[href]").evaluate_all("all => all.map(link => link.href)")
        links |= {link.partition("#")[0] for link in found if link.startswith("file:")}
    assert len(links) > 200
    for link in links - {"index.html"}:
        path = link.removeprefix(folder.as_uri()).lstrip("/")
        assert (folder / path).is_file(), link


def test_the_map_is_drawn_and_a_point_leads_to_its_row(folder: Path, page: Page) -> None:
    page.goto((folder / "search.html").as_uri())
    points = page.frame_locator("iframe").locator("button.leaflet-marker-icon")
    expect(points.first).to_be_visible()
    page.get_by_label("Country").select_option("BE")
    expect(points).to_have_count(3)
    points.first.click()
    expect(page.locator(".row.chosen")).to_have_attribute("data-member", "be-praxis")
    assert axe(page) == []


def cases(finder: Finder) -> Iterator[Query]:
    """Yield what can be asked in the folder: of the scenarios, and of every language."""
    for query in evaluate.understood(finder):
        asked = Query(
            languages=query.languages[:1],
            countries=query.home[:1],
            specialisms=query.specialisms[:1],
        )
        # A country or specialism that no member has cannot be chosen.
        if asked != Query() and set(asked.countries) <= set(finder.index.countries):
            yield asked
    for language in finder.index.offers.codes:
        yield Query(languages=(language,))
        yield Query(languages=(language,), countries=("CH",), specialisms=("fathers",))


def test_the_folder_gives_the_answers_of_the_core(folder: Path, page: Page, finder: Finder) -> None:
    page.goto((folder / "search.html").as_uri())
    choices = {
        name: page.locator(f"#{name} option").evaluate_all("all => all.map(o => o.value)")
        for name in ("language", "country", "specialism")
    }
    tried = 0
    for query in dict.fromkeys(cases(finder)):
        asked = {
            "language": "".join(query.languages),
            "country": "".join(query.countries),
            "specialism": "".join(query.specialisms),
        }
        if any(value not in choices[name] for name, value in asked.items()):
            continue
        shown = page.evaluate(
            """asked => {
              const form = document.getElementById('find');
              for (const name in asked) { form[name].value = asked[name]; }
              form.dispatchEvent(new Event('change'));
              return [...document.querySelectorAll('#rows section')].map(part =>
                [part.className.replace('group ', ''),
                 [...part.querySelectorAll('[data-member]')].map(row => row.dataset.member)]);
            }""",
            asked,
        )
        answer = finder.find(query, today=date.today())
        expected = [
            [group.code, [r.id for r in group.results if r.member is not None]]
            for group in answer.groups
        ]
        assert shown == [pair for pair in expected if pair[1]], asked
        tried += 1
    print(f"{tried} questions")
    assert tried >= 100


def test_the_folder_needs_no_rights_and_no_server(folder: Path) -> None:
    assert not any(path.suffix in (".py", ".js") for path in folder.rglob("*"))
    assert all(os.access(path, os.R_OK) for path in folder.rglob("*"))
    text = (folder / "search.html").read_text(encoding="utf-8")
    assert "serviceWorker" not in text
