"""``directory export site``: a whole folder or none, and nobody's files are lost."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from asking import Page

from directory.cli import main
from directory.errors import NotWritten
from directory.web.pages import folder
from directory.web.pages.folder import LIST_OF_FILES

Capture = pytest.CaptureFixture[str]


def export(out: Path, *more: str) -> int:
    return main(["export", "site", "--out", str(out), *more])


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, exported twice."""
    out = tmp_path_factory.mktemp("export") / "site"
    assert export(out) == 0
    return out


def test_the_second_export_is_the_same_byte_for_byte(site: Path) -> None:
    first = contents(site)
    assert export(site) == 0
    assert contents(site) == first
    assert {"index.html", "search.html", "map-frame.html", "country/de.html"} <= set(first)
    listed = (site / LIST_OF_FILES).read_text(encoding="utf-8").splitlines()
    assert sorted(first) == listed[1:]
    assert not list(site.parent.glob(".site*"))


def test_no_page_names_another_host_but_in_links(site: Path) -> None:
    for path, content in contents(site).items():
        text = content.decode()
        assert ' src="http' not in text, path
        assert 'rel="canonical"' not in text, path
        if path.endswith(".html") and path != "map-frame.html":
            assert "default-src 'none'" in text[:1000], path


def test_a_known_address_is_told_to_search_engines(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert export(out, "--base-url", "https://directory.example.org/a/") == 0
    made = contents(out)
    page = made["country/de.html"].decode()
    assert 'rel="canonical" href="https://directory.example.org/a/country/de.html"' in page
    assert b"<loc>https://directory.example.org/a/</loc>" in made["sitemap.xml"]
    assert b"https://directory.example.org/a/sitemap.xml" in made["robots.txt"]


def test_files_of_others_stop_the_export(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert export(tmp_path) == 2
    assert "thesis.txt. Choose an empty folder." in capsys.readouterr().err
    assert contents(tmp_path) == {"thesis.txt": b"mine"}


def test_a_list_of_somebody_else_makes_no_file_ours(tmp_path: Path, capsys: Capture) -> None:
    mine = {"files.txt": b"files.txt\nthesis.txt\n", "thesis.txt": b"mine"}
    for name, content in mine.items():
        (tmp_path / name).write_bytes(content)
    assert export(tmp_path) == 2
    assert "Choose an empty folder." in capsys.readouterr().err
    assert contents(tmp_path) == mine


def test_behind_a_link_the_old_pages_are_replaced(tmp_path: Path) -> None:
    folder.write(tmp_path / "real", iter([("index.html", b"old")]))
    link = tmp_path / "link"
    link.symlink_to("real")
    folder.write(link, iter([("index.html", b"new")]))
    assert link.is_symlink()
    assert contents(tmp_path / "real")["index.html"] == b"new"


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_mount_point_ends_with_what_to_choose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def busy(*_: object) -> None:
        raise OSError(number, "the system refuses")

    # A test may mount nothing, so the system's own answer is put here.
    monkeypatch.setattr(os, "rename", busy)
    out = tmp_path / "site"
    out.mkdir()
    with pytest.raises(folder.NotOurs, match=f"Choose a folder inside {out}"):
        folder.write(out, iter([("index.html", b"new")]))
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("base", ["", "https://directory.example.org/a"])
def test_the_page_for_no_address_works_at_any_depth(tmp_path: Path, base: str) -> None:
    assert export(tmp_path / "site", "--base-url", base) == 0
    page = Page.of(contents(tmp_path / "site")["404.html"].decode())
    assert page.texts["h1"] == ["This page does not exist"]
    links = [v["href"] for t, v in page.elements if t == "a" and v.get("id") != "skip"]
    assert all(link.startswith(("https://", "tel:")) for link in links)
    assert (f"{base}/search.html" in links) == bool(base)
    assert "leave" in page.values("a", "id")


def test_an_address_that_is_none_is_refused(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path / "site", "--base-url", "example") == 2
    assert "https://directory.example.org" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_failure_leaves_the_last_export_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder.write(out, iter([("index.html", b"old")]))

    def breaking() -> object:
        yield "index.html", b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(NotWritten, match="No space left"):
        folder.write(out, breaking())  # type: ignore[arg-type]
    assert contents(out)["index.html"] == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
