"""HSDS as static files, for any web host: pages of each list, and a file for each object."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count, islice
from pathlib import Path

from directory.exports.as_json import written
from directory.exports.hsds.catalogue import PROFILE, VERSION, Kind, catalogue, page
from directory.finder import Finder

FOLDER = "hsds"

#: So many objects on a page, as in the API where nothing else is asked.
PER_PAGE = 50

#: The names that the files of a kind bear: pages, and ids of version 5.
_OURS = re.compile(
    r"(page-[1-9][0-9]*|[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.json"
)


def files(finder: Finder) -> dict[str, bytes]:
    """Return all files by their paths below the folder.

    ``base.json`` has no ``openapi_url``: files are no API.
    """
    found = {"base.json": written({"version": VERSION, "profile": PROFILE})}
    for name, kind in catalogue(finder).items():
        for path, content in (*_pages(kind), *_objects(kind)):
            found[f"{name}/{path}"] = content
    return found


def left_over(written: Collection[Path]) -> list[Path]:
    """Return the files that an older export left beside those written now.

    A file that bears no name of ours is somebody else's.
    """
    folders = {path.parent for path in written if _OURS.fullmatch(path.name)}
    there = {file for folder in folders for file in folder.iterdir() if _OURS.fullmatch(file.name)}
    return sorted(there - set(written))


def _pages(kind: Kind) -> Iterator[tuple[str, bytes]]:
    items = iter(kind.items.values())
    total = len(kind.items)
    for number in count(1):
        contents = [kind.brief(item) for item in islice(items, PER_PAGE)]
        yield f"page-{number}.json", written(page(contents, number, PER_PAGE, total))
        if number * PER_PAGE >= total:
            return


def _objects(kind: Kind) -> Iterator[tuple[str, bytes]]:
    for id_, item in kind.items.items():
        yield f"{id_}.json", written(kind.full(item))
