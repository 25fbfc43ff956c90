"""Hostile text in any field shows as itself on every plain page and makes no element (P3)."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from asking import Asking, Page

from directory.finder import Finder
from directory.locale import translator
from directory.web.pages import Book
from directory.web.pages.frame import Surface

HOSTILE: list[str] = json.loads(
    (Path(__file__).parents[1] / "hostile.json").read_text(encoding="utf-8")
)

#: The corpus without what `check` refuses anyway (formulas, hidden characters).
TEXTS = [t.strip() for t in HOSTILE if t.strip() and t.isprintable() and t.strip()[0] not in "=-@+"]

FIELDS = {"members": ("name", "name_native", "notes", "acronym"), "sites": ("note",),
          "sources": ("note",), "vocabulary": ("label", "definition")}  # fmt: skip


def renamed(data: Path, folder: Path, texts: Sequence[str]) -> Path:
    """Return a copy of the data whose fields of text hold some texts, one after the other."""
    copy = Path(shutil.copytree(data, folder))
    for name, fields in FIELDS.items():
        file = copy / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        for number, row in enumerate(rows):
            for field in fields:
                if row[field]:
                    row[field] = f"{number} {texts[number % len(texts)]}"
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return copy


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


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_form_shows_as_itself(finder: Finder, data: Path, text: str) -> None:
    ask = Asking(data)
    plain = ask.post("/pages/search", {"language": "Qwertish"}).page
    page = ask.post("/pages/search", {"language": text, "place": text, "text": ""}).page
    assert page.values("input", "value").count(" ".join(text.split())) <= 2
    for html in (page, ask.post("/pages/search", {"text": text}).page):
        assert not any(name.startswith("on") for _, values in html.elements for name in values)
        scripts = [values for tag, values in html.elements if tag == "script"]
        assert scripts == [values for tag, values in plain.elements if tag == "script"]
        assert "img" not in html.values("img", "src")
