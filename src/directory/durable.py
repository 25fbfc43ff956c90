"""Writing files so that nobody reads half of one, and a power cut does not take it away."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from directory.errors import NotWritten


def replace(path: Path, content: bytes) -> Path:
    """Return the path of a file after writing it whole, and its folder; raises NotWritten."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        write(partial, content, path)
        partial.replace(path)
        settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise NotWritten(path, error) from error
    return path


def write(path: Path, content: bytes, like: Path) -> None:
    """Write a new file, with the rights of ``like`` if there is one; OSError if it cannot be."""
    with path.open("xb") as file:
        if like.exists():
            resemble(path, like)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def resemble(path: Path, like: Path) -> None:
    """Give a file or folder the rights of another, and as far as one may, its owners."""
    model, made = like.stat(), path.stat()
    if (model.st_uid, model.st_gid) != (made.st_uid, made.st_gid):
        with suppress(PermissionError):
            os.chown(path, model.st_uid, model.st_gid)
    path.chmod(stat.S_IMODE(model.st_mode))


def settle(folder: Path) -> None:
    """Wait until the names in a folder are on the disk as they are now; OSError if not."""
    if os.name == "nt":
        # Windows opens no folder, and writes its names down by itself.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
