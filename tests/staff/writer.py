"""A process that writes into data folders, each time in a fork of its own that can be killed.

Each line of the input is a request, each line of the output an answer (JSON). A request with
``each_step`` is done again and again, and killed as by ``kill -9`` before its first step, before
its second, and so on until it is done. It says when it is ready; each time it waits for a line,
and ``stop`` ends it. A step is whatever asks the system to change something: a file opened for
writing, brought to the disk, moved, removed, given rights or locked. With ``largest`` the system
lets it write files of so many bytes at most; with ``dies`` it is killed in the midst of a larger
one. With ``seconds`` the system ends it after that time, wherever it is.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock

from directory.errors import DirectoryError
from directory.staff import committing, publishing, store
from directory.staff.versions import About

#: What Python announces before it asks the system (sys.addaudithook), but for opening files.
EVENTS = {
    "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.chown", "os.truncate",
    "os.link", "os.symlink", "fcntl.flock",
}  # fmt: skip

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main() -> None:
    """Answer every request."""
    for line in sys.stdin:
        request = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            os._exit(_forked(request, writing))
        os.close(writing)
        if request.get("loose"):
            _answer({"pid": child})
        with os.fdopen(reading, "rb") as file:
            said = file.read()
        _, status = os.waitpid(child, 0)
        _answer({"killed": os.WIFSIGNALED(status), **json.loads(said or "{}")})


def _forked(request: Mapping[str, Any], writing: int) -> int:
    try:
        if "largest" in request:
            resource.setrlimit(resource.RLIMIT_FSIZE, (request["largest"],) * 2)
        if request.get("dies"):
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        if "seconds" in request:
            # Nobody catches SIGALRM here: it ends the process at once, as kill -9 does.
            signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        if request.get("each_step"):
            _at_each_step(_Killed())
        _do(request)
        said: dict[str, str] = {}
    except DirectoryError as error:
        said = {"error": type(error).__name__, "words": str(error)}
    except BaseException:  # noqa: BLE001 (the test is told of it)
        said = {"error": "bug", "words": traceback.format_exc()}
    os.write(writing, json.dumps(said).encode())
    return 0


def _do(request: Mapping[str, Any]) -> None:
    folder = Path(request["folder"])
    match request["do"]:
        case "write":
            for contents in request["versions"]:
                new = {path: text.encode() for path, text in contents.items()}
                base = {path: (committing.held(folder, path) or b"") for path in new}
                store.write(folder, new, base=base, about=About("a test"))
        case "count":
            _all_at_once(request["people"], lambda: _count_up(folder, request["times"]))
        case "undo":
            store.undo(folder)
        case "recover":
            store.recover(folder)
        case "publish":
            publishing.publish(publishing.plan(folder, Path(request["target"])))


def _all_at_once(people: int, work: Callable[[], None]) -> None:
    """Let several processes work; AssertionError if one of them fails."""
    children = []
    for _ in range(people):
        child = os.fork()
        if not child:
            work()
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * people


def _count_up(folder: Path, times: int) -> None:
    """Add lines to a file, each again and again until nobody came in between."""
    while times:
        held = committing.held(folder, "letters.csv") or b""
        new = {"letters.csv": held + b"de-example-network,2026-01-01,first\n"}
        try:
            store.write(folder, new, base={"letters.csv": held}, about=About("one more"))
        except store.ChangedMeanwhile:
            continue
        times -= 1


class _Killed:
    """Kills forks of this process, each before a later step than the last."""

    def __init__(self) -> None:
        self.steps = 0
        self.last = 0

    def __call__(self) -> None:
        """Take a step, if it is not the last."""
        self.fork()
        self.steps += 1
        if self.steps == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def fork(self) -> None:
        """Before the first step, fork for each step that there is; return in these forks."""
        if self.last:
            return
        _answer({"ready": True})
        while sys.stdin.readline() != "stop\n":
            self.last += 1
            child = os.fork()
            if not child:
                return
            _, status = os.waitpid(child, 0)
            _answer({"killed": os.WIFSIGNALED(status)})
            if not os.WIFSIGNALED(status):
                break
        os._exit(0)


def _at_each_step(step: _Killed) -> None:
    def announced(event: str, args: tuple[Any, ...]) -> None:
        if event in EVENTS or (event == "open" and isinstance(args[2], int) and args[2] & WRITES):
            step()

    fsync, lock = os.fsync, FileLock

    def synced(fd: Any) -> None:
        # Of this Python announces nothing.
        step()
        fsync(fd)

    def made(*args: Any, **options: Any) -> Any:
        # A lock belongs to the process that made it.
        step.fork()
        return lock(*args, **options)

    os.fsync = synced
    vars(committing)["FileLock"] = made
    sys.addaudithook(announced)


def _answer(words: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
