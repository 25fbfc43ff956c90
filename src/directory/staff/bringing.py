"""Bringing here what others changed at the place to which a data folder is published.

Three states of each file are compared: the one here, the one there, and the last that both had.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from directory import declaration, problems, settings
from directory.errors import DataError, DirectoryError
from directory.moment import Folder, Moment
from directory.staff import joining, known, store, versions
from directory.staff.versions import About, Version


class BothChanged(DirectoryError):
    """The same was changed here and there; ``places`` says what."""

    def __init__(self, target: Path, places: Collection[str]) -> None:
        super().__init__(
            f"Changed both here and in {target}: {', '.join(places)}. Nothing was written. Type "
            "here what stands there and bring again. Then change it to what is right."
        )
        self.places = tuple(places)


class NoData(DirectoryError):
    """There is nothing to bring from."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"{target} holds no data. Give the data folder of a site.")


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing would write here (``contents``), and both states of which it was made."""

    here: Moment
    there: Moment
    contents: Mapping[str, bytes]


def prepare(folder: Folder, target: Path) -> Brought:
    """Return what bringing the changes at a target would write into a folder; nothing is written.

    Each side keeps its settings. Raises NoData, BothChanged, and DataError if the whole would
    have errors.
    """
    here, there = Moment.of(folder), Moment.of(target)
    if declaration.FILE not in there.contents:
        raise NoData(target)
    contents = _contents(here, there)
    after = Moment(here.folder, here.stamp, {**here.contents, **contents})
    hindering = problems.hindrances(after)
    if hindering:
        raise DataError(hindering)
    return Brought(here, there, contents)


def bring(brought: Brought) -> Version | None:
    """Return the version that was made here, None if nothing was missing here.

    From then on a publication may replace what the target holds. Raises ChangedMeanwhile and
    what else ``store.write`` raises.
    """
    folder, contents = brought.here.folder, brought.contents
    base = {path: brought.here.contents[path] for path in contents}
    about = About(f"brought from {brought.there.folder}")
    made = store.write(folder, contents, base=base, about=about) if contents else None
    known.remember(folder, versions.digests(brought.there.contents))
    return made


def _contents(here: Moment, there: Moment) -> Mapping[str, bytes]:
    by_path = {table.path: table for table in declaration.read(here).tables.values()}
    contents, both = {}, []
    for path in (here.contents.keys() & there.contents.keys()) - {settings.FILE}:
        ours, theirs = here.contents[path], there.contents[path]
        old = known.last_common(path, there, here)
        if theirs in (old, ours):
            continue
        if ours == old:
            contents[path] = theirs
            continue
        try:
            contents[path] = joining.joined(by_path.get(path), old, ours, theirs)
        except joining.Clash as clash:
            both += [f"{path}: {place}" if place else path for place in clash.places]
    if both:
        raise BothChanged(there.folder, sorted(both))
    return {path: new for path, new in sorted(contents.items()) if new != here.contents[path]}
