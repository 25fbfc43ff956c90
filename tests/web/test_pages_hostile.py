"""Hostile text in any field shows as itself on every plain page and makes no element (P3)."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from asking import Asking, Page
from hostile import HOSTILE, TEXTS, renamed

from directory.finder import Finder
from directory.locale import translator
from directory.web.pages import Book
from directory.web.pages.frame import Surface


def book(folder: Path) -> Book:
    """Return the plain pages of a data folder."""
    return Book(Finder.read(folder), translator(), Surface(False, ""), date(2026, 11, 22))


def shape(page: Page) -> Counter[tuple[str, tuple[str, ...]]]:
    """Return how many elements of each kind with which attributes a page has."""
    return Counter((tag, tuple(sorted(values))) for tag, values in page.elements)


def test_hostile_text_changes_the_shape_of_no_page(data: Path, tmp_path: Path) -> None:
    hostile = book(renamed(data, tmp_path / "hostile", TEXTS))
    plain = book(renamed(data, tmp_path / "plain", ["word"]))
    assert hostile.names == plain.names
    for name in hostile.names:
        page = Page.of(hostile.page(name) or "")
        assert shape(page) == shape(Page.of(plain.page(name) or "")), name
    for number, member in enumerate(hostile.desk.finder.directory.members):
        html = hostile.page(f"organisation/{member.id}") or ""
        expected = f"{number} {TEXTS[number % len(TEXTS)]}"
        assert Page.of(html).texts["h1"] == [expected]
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        assert json.loads(block)["name"] == expected


@pytest.fixture(scope="module")
def ask(data: Path) -> Asking:
    """The site on the project's own data."""
    return Asking(data)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_form_shows_as_itself(ask: Asking, text: str) -> None:
    plain = ask.post("/pages/search", {"language": "Qwertish"}).page
    page = ask.post("/pages/search", {"language": text, "place": text, "text": ""}).page
    assert page.values("input", "value").count(" ".join(text.split())) <= 2
    for html in (page, ask.post("/pages/search", {"text": text}).page):
        assert not any(name.startswith("on") for _, values in html.elements for name in values)
        scripts = [values for tag, values in html.elements if tag == "script"]
        assert scripts == [values for tag, values in plain.elements if tag == "script"]
        assert "img" not in html.values("img", "src")
