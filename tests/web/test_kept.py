"""Pages are made once for each version of the data, and sent again without any work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from asking import Asking
from looks import Clock, counted_looks

from directory.locale import translator
from directory.web import Shelf
from directory.web.documents import Document
from directory.web.pages import Book
from directory.web.pages.kept import Kept
from directory.web.shelf import LOOKS, SECONDS


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(data, tmp_path / "data"))


def rename(folder: Path) -> None:
    members = folder / "members.csv"
    text = members.read_text(encoding="utf-8")
    members.write_text(text.replace("Praxis asbl", "Praxis two"), encoding="utf-8")


def test_a_hundred_visitors_cost_one_page_and_few_looks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Asking(Shelf(folder, Clock()))
    looks = counted_looks(monkeypatch)
    made: list[str] = []
    page = Book.page

    def counted(book: Book, name: str) -> str | None:
        made.append(name)
        return page(book, name)

    monkeypatch.setattr(Book, "page", counted)
    bodies = {ask("/pages/country/be").body for _ in range(100)}
    assert len(bodies) == 1
    assert made == ["country/be"]
    # Some were made before the first visitor came.
    assert 0 < len(looks) <= LOOKS


def test_a_busy_site_shows_a_correction_after_the_next_look(folder: Path) -> None:
    clock = Clock()
    ask = Asking(Shelf(folder, clock))
    for _ in range(LOOKS):
        assert "Praxis asbl" in ask("/pages/").text
    rename(folder)
    assert "Praxis asbl" in ask("/pages/").text
    clock.seconds += SECONDS
    assert "Praxis two" in ask("/pages/").text


def test_what_was_made_of_older_data_is_not_ready(folder: Path) -> None:
    shelf = Shelf(folder, Clock())
    kept = Kept(shelf, translator())
    kept.document("/x", lambda _: Document(b"old"))
    assert kept.ready("/x") is None
    while shelf.seen is None:
        old = shelf.finder
    assert kept.ready("/x") == Document(b"old")
    assert kept.ready("/y") is None
    shelf._finder = type(old).read(folder)
    assert kept.ready("/x") is None
    assert kept.document("/x", lambda _: Document(b"new")) == Document(b"new")


def test_what_stands_at_one_address_stands_at_no_other(folder: Path) -> None:
    with (folder / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[site]\nbase_url = "https://directory.example.org"\n')
    ask = Asking(folder)
    for path in ("/embed/map", "/robots.txt", "/sitemap.xml"):
        assert ask(path).status == 200
        for other in (f"/pages/{path}", f"/pages{path}"):
            assert ask(other).status == 404, other
