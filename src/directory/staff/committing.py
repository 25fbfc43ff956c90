"""Writing several files of a data folder in one step, whatever happens meanwhile.

Everything is made ready in ``.pending.partial``. Its renaming to ``.pending`` is the one step in
which all new files become valid at once (``moment``). They are then moved to their places, and
``.pending`` into the history. Whoever writes next finishes or removes what a killed writer left.
"""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from directory import declaration, durable, moment
from directory.errors import DirectoryError, NotWritten
from directory.staff import versions
from directory.staff.versions import HISTORY, PENDING, About, Kind, Version

LOCK = ".lock"
PARTIAL = ".pending.partial"

#: How long another writer is waited for, seconds; a write takes far less than one.
PATIENCE_S = 5.0


class NoDataFile(DirectoryError):
    """A file to be written does not lie in the data folder itself."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot write {path!r}: a data file has a plain name, such as members.csv. "
            f"Give it one in {declaration.FILE}."
        )


class NothingToWrite(DirectoryError):
    """All files are already as they should become."""

    def __init__(self) -> None:
        super().__init__("Nothing to save: the files say so already.")


class Locked(DirectoryError):
    """Another program is writing into the folder, for longer than a write takes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Another program is writing into {folder}. Nothing was changed. Try again in a "
            f"minute. If it goes on, close the program that holds {folder / LOCK}."
        )


class NotFinished(DirectoryError):
    """A version is saved and valid, but a file could not be put in its place."""

    def __init__(self, version: Version, error: OSError) -> None:
        super().__init__(
            f"Saved as version {version.number}, and shown everywhere. But a file could not be "
            f"put in its place: {error.filename2 or error.filename}: {error.strerror}. Close it "
            "where it is open. The next change puts it in its place."
        )
        self.version = version


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other writers out of a folder in which nothing is left half done."""
    try:
        rights = stat.S_IMODE(folder.stat().st_mode) & 0o666
        lock = FileLock(folder / LOCK, timeout=PATIENCE_S, mode=rights, fallback_to_soft=False)
        lock.acquire()
    except Timeout as error:
        raise Locked(folder) from error
    except OSError as error:
        raise NotWritten(folder / LOCK, error) from error
    try:
        _clear_up(folder)
        yield
    finally:
        lock.release()


def held(folder: Path, path: str) -> bytes | None:
    """Return the content of a file, None if there is none; raises NotWritten if unreadable."""
    try:
        return moment.content(folder, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise NotWritten(folder / path, error) from error


def new_version(
    folder: Path, contents: Mapping[str, bytes | None], kind: Kind, about: About
) -> Version:
    """Return the next version, with the files that these contents change."""
    files = {}
    for path, content in contents.items():
        if Path(path).name != path or path.startswith("."):
            raise NoDataFile(path)
        before, after = versions.digest(held(folder, path)), versions.digest(content)
        if before != after:
            files[path] = (before, after)
    last = next((version.number for version in versions.versions(folder)), 0)
    return Version(last + 1, datetime.now(UTC), kind, about, files)


def commit(
    folder: Path,
    contents: Mapping[str, bytes | None],
    version: Version,
    *,
    like: Path | None = None,
) -> Version:
    """Return a version after writing its files; the folder must be locked.

    New files get the rights that they have in the folder ``like``. Raises what ``write`` raises.
    """
    if not version.files and version.kind != "undo":
        raise NothingToWrite
    partial = folder / PARTIAL
    try:
        _prepare(folder, {path: contents[path] for path in version.files}, version, like or folder)
        partial.rename(folder / PENDING)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise NotWritten(Path(error.filename or folder), error) from error
    try:
        durable.settle(folder)
        return _finish(folder)
    except OSError as error:
        raise NotFinished(version, error) from error


def _prepare(
    folder: Path, contents: Mapping[str, bytes | None], version: Version, like: Path
) -> None:
    partial = folder / PARTIAL
    for needed in (partial, partial / "files", partial / "old", folder / HISTORY):
        if not needed.exists():
            needed.mkdir()
            durable.resemble(needed, folder)
    for path, content in contents.items():
        before = held(folder, path)
        if before is not None:
            durable.write(partial / "old" / path, before, folder / path)
        if content is not None:
            model = folder / path if before is not None else like / path
            durable.write(partial / "files" / path, content, model)
    durable.write(partial / versions.MANIFEST, version.manifest(), like / declaration.FILE)
    for made in (partial / "files", partial / "old", partial):
        durable.settle(made)


def _clear_up(folder: Path) -> None:
    try:
        if (folder / PARTIAL).exists():
            shutil.rmtree(folder / PARTIAL)
        if (folder / PENDING).exists():
            _finish(folder)
    except OSError as error:
        raise NotWritten(Path(error.filename2 or error.filename or folder), error) from error


def _finish(folder: Path) -> Version:
    pending = folder / PENDING
    version = versions.read(pending)
    for path, (before, after) in version.files.items():
        _put(folder, path, before, after)
    durable.settle(folder)
    with suppress(FileNotFoundError):
        (pending / "files").rmdir()
    (folder / HISTORY).mkdir(exist_ok=True)
    kept = pending.rename(versions.place(folder, version.number))
    durable.settle(kept.parent)
    durable.settle(folder)
    return versions.read(kept)


def _put(folder: Path, path: str, before: str, after: str) -> None:
    """Move a new file to its place, or remove the file if it is to go."""
    new = folder / PENDING / "files" / path
    place = folder / path
    if after and not new.exists():
        return
    if place.exists() and versions.digest(place.read_bytes()) not in (before, after):
        # Somebody has written into it in this very moment, or since a killed writer's.
        displaced = folder / PENDING / "displaced"
        displaced.mkdir(exist_ok=True)
        place.replace(displaced / path)
    if after:
        new.replace(place)
    else:
        place.unlink(missing_ok=True)
