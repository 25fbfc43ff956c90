"""Copying a checked data folder to the place from which the public site is served."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from directory import declaration, durable, problems, settings
from directory.errors import DataError, DirectoryError, NotWritten
from directory.moment import BASEMAP, Folder, Moment, content
from directory.staff import committing, known, versions
from directory.staff.store import ChangedMeanwhile
from directory.staff.versions import About, Version

#: Goes along if it is there.
LICENCE = "LICENSE.md"

#: What a killed writer may leave in a folder that holds no data yet.
OURS = {committing.LOCK, committing.PARTIAL, versions.PENDING, versions.HISTORY}


class NotPublished(DirectoryError):
    """Nothing was copied; the message says why and what to do."""


class ChangedThere(NotPublished):
    """The target holds changes that are not known here; ``paths`` says where."""

    def __init__(self, folder: Path, target: Path, paths: Collection[str]) -> None:
        super().__init__(
            f"{target} holds changes that are not in {folder}: {', '.join(paths)}. Publishing "
            "would take them away, so nothing was copied. Bring them here first: "
            f"directory publish {target} --bring --data {folder}. Or add --replace: what is "
            "there now stays in its history."
        )
        self.paths = tuple(paths)


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that publishing would bring or change: lines that come and lines that go."""

    path: str
    more: int
    fewer: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What publishing would copy, and what the target ``held`` (None: no file) when it was made."""

    moment: Moment
    target: Path
    contents: Mapping[str, bytes]
    held: Mapping[str, bytes | None]

    @property
    def differences(self) -> list[Difference]:
        """What would differ at the target, file by file."""
        both = {path: (self.held[path], new) for path, new in self.contents.items()}
        return [_difference(path, old, new) for path, (old, new) in both.items() if old != new]


def plan(folder: Folder, target: Path, *, replace: bool = False) -> Plan:
    """Return what copying a data folder to a target would do; nothing is written.

    The target keeps its own history and, if it has one, its ``site.toml``: that belongs to the
    server. Raises DataError if the data could not be shown there, ChangedThere unless
    ``replace``, NotPublished.
    """
    moment = Moment.of(folder)
    contents = _to_copy(moment, target)
    made = Plan(moment, target, contents, _held(target, contents))
    if not replace:
        _refuse_unknown(made)
    return made


def publish(made: Plan) -> Version:
    """Return the version that carrying out a plan made at its target, in one step.

    Raises ChangedMeanwhile if the target holds something else than when the plan was made,
    NothingToWrite, and what ``store.write`` raises.
    """
    target, contents = made.target, made.contents
    _make(target, like=made.moment.folder)
    with committing.locked(target):
        changed = [path for path, old in _held(target, contents).items() if old != made.held[path]]
        if changed:
            raise ChangedMeanwhile(changed)
        version = committing.new_version(target, contents, "publish", About("Published"))
        version = committing.commit(target, contents, version, like=made.moment.folder)
        # It is published; what is not remembered only makes the next one ask once more.
        with suppress(NotWritten):
            known.remember(target, known.digests(made.moment))
            known.remember(made.moment.folder, versions.digests(contents))
    return version


def _to_copy(moment: Moment, target: Path) -> Mapping[str, bytes]:
    """Return the files that the target shall hold, checked as they will stand there."""
    _refuse_place(moment.folder, target)
    declared = declaration.read(moment)
    paths = [declaration.FILE, *(table.path for table in declared.tables.values())]
    paths += [settings.FILE, BASEMAP, LICENCE]
    contents = {}
    for path in paths:
        with suppress(OSError):
            contents[path] = content(moment, path)
    own = committing.held(target, settings.FILE)
    there = Moment(moment.folder, moment.stamp, contents | ({settings.FILE: own} if own else {}))
    hindering = problems.hindrances(there)
    if hindering:
        raise DataError(hindering)
    return {path: there.contents[path] for path in contents}


def _refuse_place(folder: Path, target: Path) -> None:
    here, there = folder.resolve(), target.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise NotPublished(
            f"{target} and {folder} lie in each other. Choose a folder of its own to publish to."
        )
    try:
        names = {path.name for path in there.iterdir()} if there.exists() else set()
    except OSError as error:
        raise NotWritten(target, error) from error
    if names - OURS and committing.held(target, declaration.FILE) is None:
        raise NotPublished(
            f"{target} holds other things than data. Choose an empty folder, or the data folder "
            "of a site."
        )


def _refuse_unknown(made: Plan) -> None:
    """Raise ChangedThere if the target holds what the folder has never held."""
    if made.held[declaration.FILE] is None:
        return
    had = known.digests(made.moment)
    changed = [
        path
        for path, old in made.held.items()
        if old not in (None, made.contents[path]) and versions.digest(old) not in had.get(path, ())
    ]
    if changed:
        raise ChangedThere(made.moment.folder, made.target, changed)


def _held(target: Path, paths: Iterable[str]) -> dict[str, bytes | None]:
    return {path: committing.held(target, path) for path in paths}


def _make(target: Path, like: Path) -> None:
    try:
        if not target.exists():
            target.mkdir(parents=True)
            durable.resemble(target, like)
    except OSError as error:
        raise NotWritten(target, error) from error


def _difference(path: str, old: bytes | None, new: bytes) -> Difference:
    before, after = Counter((old or b"").splitlines()), Counter(new.splitlines())
    return Difference(path, (after - before).total(), (before - after).total(), old is None)
