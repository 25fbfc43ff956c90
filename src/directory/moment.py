"""The bytes of a data folder at one moment, also while somebody writes into it.

A change of several files becomes valid in one step: the directory ``.pending`` appears, and what
lies in its ``files`` counts before what lies in the folder. ``staff.store`` then moves the files
to their places, which changes nothing for readers.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

#: New files that count already, although they do not yet lie in their places.
PENDING = Path(".pending", "files")

#: The base map: a file of every data folder that the declaration does not name.
BASEMAP = "basemap.geojson"

#: The endings of the files that belong to the data; others beside them are not looked at.
ENDINGS = (".csv", ".gz", ".json", ".geojson", ".toml", ".md")

#: Inode, time of change (ns) and size of each file by name. Moving a file changes nothing here.
Stamp = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, eq=False)
class Moment:
    """The files of a data folder as they all were at one moment; ``stamp`` tells it from others.

    A file that could not be read is not in ``contents``.
    """

    folder: Path
    stamp: Stamp
    contents: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def of(cls, folder: Folder) -> Moment:
        """Return the newest state of a data folder; a moment stays as it is."""
        if isinstance(folder, Moment):
            return folder
        before = stamp(folder)
        while True:
            contents = {}
            for name in before:
                with suppress(OSError):
                    contents[name] = content(folder, name)
            after = stamp(folder)
            # Nothing changed between the first file and the last: they belong together.
            if after == before:
                return cls(folder, after, contents)
            before = after


#: Where data are read: a folder as it is now, or as it was at a moment.
Folder = Path | Moment


def content(folder: Folder, path: str) -> bytes:
    """Return the bytes of a file of a data folder; OSError if it cannot be read."""
    if isinstance(folder, Moment):
        held = folder.contents.get(path)
        return content(folder.folder, path) if held is None else held
    try:
        return (folder / PENDING / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return (folder / path).read_bytes()


def stamp(folder: Path) -> Stamp:
    """Return what tells the present state of a data folder from every other one."""
    # What is pending counts before what lies in the folder.
    pending = _stamps(folder / PENDING)
    return _stamps(folder) | pending


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    found = {}
    # A file may go away between its name and its status, and the folder of what is pending too.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(ENDINGS):
                with suppress(OSError):
                    status = entry.stat()
                    found[entry.name] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found
