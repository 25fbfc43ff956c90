"""The plain pages as a folder of files that any web host can carry, or a USB stick."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from directory import map as programme_map
from directory.errors import DirectoryError, NotWritten
from directory.web.addresses import file_name
from directory.web.pages import engines
from directory.web.pages.book import Book
from directory.web.pages.frame import MAP_FRAME, framed_page
from directory.web.pages.page import Page
from directory.web.pages.policy import file_policy

#: Names every file of an export, so that the next one knows which files are its own.
LIST_OF_FILES = "files.txt"

#: Stands first in the list: a list of somebody else's does not make the files ours.
_PROOF = "# Written by directory export site. The next export replaces these files."

#: What a host shows where there is no page.
_NOWHERE = "404"

#: A folder that is a mount point can be filled, but no other can take its place.
_FIXED = (errno.EBUSY, errno.EXDEV)

_FIRST = '<meta charset="utf-8">'


class NotOurs(DirectoryError):
    """The folder is not ours to replace; the message says why, and which to choose."""


def files(book: Book, basemap: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of every file, the same for the same data and day."""
    for name in book.names:
        yield file_name(name), _told(book.page(name) or "").encode()
    the_map = programme_map.page(book.desk.finder.directory, basemap, book.desk.t)
    yield file_name(MAP_FRAME), the_map.encode()
    yield file_name(_NOWHERE), _told(_nowhere(book)).encode()
    if book.surface.base_url:
        yield "sitemap.xml", engines.sitemap(book)
        yield "robots.txt", engines.robots(book)


def write(folder: Path, made: Iterator[tuple[str, bytes]]) -> int:
    """Return how many files a folder holds after it was written anew, whole or not at all.

    Raises NotOurs if the folder holds a file that no export has written or cannot be replaced,
    NotWritten if it cannot be written.
    """
    # What a link leads to is replaced, not the link: the old pages must not stay behind it.
    folder = folder.resolve()
    foreign = _foreign(folder)
    if foreign:
        raise NotOurs(f"{folder} holds files that are not from an export: {foreign[0]}. "
                      "Choose an empty folder.")  # fmt: skip
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as beside:
            new = Path(beside) / "new"
            count = _filled(new, made)
            _swapped(folder, new, Path(beside) / "old")
    except OSError as error:
        if error.errno in _FIXED:
            raise NotOurs(f"{folder} cannot be replaced: a disk is mounted there. "
                          f"Choose a folder inside {folder}.") from error  # fmt: skip
        raise NotWritten(folder, error) from error
    return count


def _swapped(folder: Path, new: Path, old: Path) -> None:
    """Put a new folder in the place of another; if that fails the other one stays."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise


def _filled(folder: Path, made: Iterator[tuple[str, bytes]]) -> int:
    paths = [LIST_OF_FILES]
    for path, content in made:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        paths.append(path)
    listed = "".join(f"{line}\n" for line in (_PROOF, *sorted(paths)))
    (folder / LIST_OF_FILES).write_text(listed, encoding="utf-8", newline="\n")
    return len(paths)


def _foreign(folder: Path) -> list[str]:
    """Return the paths in a folder that the list of its last export does not name."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        return [folder.name]
    try:
        first, *rest = (folder / LIST_OF_FILES).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        first, rest = "", []
    listed = set(rest) if first == _PROOF else set()
    there = (path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted({path.relative_to(folder).as_posix() for path in there} - listed)


def _nowhere(book: Book) -> str:
    """Return the page for addresses without one.

    It may be shown at any depth, so its links are whole; without a base address it has none.
    """
    t = book.desk.t
    whole = replace(book.surface, is_whole=True)
    words = {
        "heading": t("This page does not exist"),
        "words": t("The address may have changed. Nothing is lost."),
    }
    page = Page("message.html", book.desk.titled(t("Nothing here")), values=words, listed=False)
    return framed_page(book.desk, whole, _NOWHERE, page)


def _told(html: str) -> str:
    """Return a page that says itself what it may load: a folder has no headers."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{file_policy(html)}">'
    return html.replace(_FIRST, f"{_FIRST}\n{meta}", 1)
