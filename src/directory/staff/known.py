"""Which states of its files a data folder has had: only these may a publication replace elsewhere.

Its versions say most of it. ``.history/known.json`` holds the rest: what was published from it or
brought into it, also if it was edited by hand, and what those had who published to it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from directory import durable
from directory.moment import Moment
from directory.staff import committing, versions

KNOWN = Path(versions.HISTORY, "known.json")

#: Digests of states of files, by path.
Digests = Mapping[str, Collection[str]]


def digests(moment: Moment) -> Mapping[str, set[str]]:
    """Return the digests of all states that each file of a folder has had, as far as is known."""
    found = _remembered(moment.folder)
    for path, content in moment.contents.items():
        found[path].add(versions.digest(content))
    for version in versions.versions(moment.folder):
        for path, before_and_after in version.files.items():
            found[path].update(before_and_after)
    return found


def remember(folder: Path, had: Digests) -> None:
    """Write down further states that are known in a folder; raises NotWritten."""
    found = _remembered(folder)
    for path, more in had.items():
        found[path].update(more)
    values = {path: sorted(found[path]) for path in sorted(found)}
    durable.replace(folder / KNOWN, json.dumps(values, indent=1).encode() + b"\n")


def last_common(path: str, one: Moment, other: Moment) -> bytes:
    """Return the newest state of a file that both folders have had; blank if there is none."""
    both = digests(one).get(path, set()) & digests(other).get(path, set())
    for digest in (*_order(one, path), *_order(other, path)):
        if digest in both:
            for state in (*_states(one, path), *_states(other, path)):
                if versions.digest(state) == digest:
                    return state
    return b""


def _order(moment: Moment, path: str) -> Iterator[str]:
    """Yield the digests of the states of a file, newest first."""
    yield versions.digest(moment.contents.get(path))
    for version in versions.versions(moment.folder):
        yield from reversed(version.files.get(path, ()))


def _states(moment: Moment, path: str) -> Iterator[bytes]:
    """Yield the states of a file that can still be read."""
    if path in moment.contents:
        yield moment.contents[path]
    for version in versions.versions(moment.folder):
        kept = committing.held(versions.place(moment.folder, version.number) / "old", path)
        if kept is not None:
            yield kept


def _remembered(folder: Path) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    # Without it, a publication refuses once more than it must, and says what to do.
    with suppress(OSError, ValueError, AttributeError, TypeError):
        for path, had in json.loads((folder / KNOWN).read_bytes()).items():
            found[path].update(had)
    return found
