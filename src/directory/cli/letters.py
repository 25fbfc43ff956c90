"""``directory letters``: a ready e-mail for each member that is to confirm its entry."""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from directory import durable, problems
from directory.cli.check import is_broken, refused
from directory.cli.counting import counted
from directory.declaration import Declaration
from directory.errors import DirectoryError, NotWritten
from directory.staff import letters, mail, store
from directory.staff.letters import Letter, NoLetter
from directory.staff.state import State
from directory.staff.versions import About

HELP = "Make a ready e-mail, with the form, for each member that is due to confirm its entry."


class InsideData(DirectoryError):
    """The folder for the letters lies in the data folder."""

    def __init__(self, out: Path) -> None:
        super().__init__(f"{out} lies in the data folder. Choose another folder for the letters.")


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write to"
    )
    parser.add_argument(
        "--member", action="append", default=[], metavar="ID", help="only this member, due or not"
    )
    parser.add_argument(
        "--language",
        choices=(mail.ENGLISH, *mail.translations()),
        help="this one beside English, for all (without it: the language of each member)",
    )
    parser.add_argument(
        "--again",
        action="store_true",
        help="make the letters anew whose answer is awaited; nothing is recorded",
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 after writing the letters, 1 or 2 if the data have errors."""
    state = State.read(options.data)
    settings = state.files.settings
    found = problems.of(state.files)
    if settings is None or is_broken(found):
        return refused(found, "Nothing written: mend the errors above first.")
    if options.out.resolve().is_relative_to(options.data.resolve()):
        raise InsideData(options.out)
    chosen = list(letters.chosen(state, options.member, again=options.again))
    made = [letter for letter in chosen if isinstance(letter, Letter)]
    written = _write(options.out, letters.contents(state, settings, made, options.language or ""))
    if made and not options.again:
        try:
            _record(state, made)
        except DirectoryError:
            # Unrecorded, they would be made and sent a second time.
            for path in written:
                path.unlink()
            raise
    _report(state, chosen, written)
    return 0


def _write(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Return the paths of the letters after writing them; an older file stays as it is."""
    paths = [folder / name for name in contents]
    for path in paths:
        if path.exists():
            raise NotWritten(path, FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)))
    try:
        for path, content in zip(paths, contents.values(), strict=True):
            durable.replace(path, content)
    except NotWritten:
        # Half of them would hinder the next attempt, and might be sent.
        for path in paths:
            with suppress(OSError):
                path.unlink()
        raise
    return paths


def _record(state: State, made: list[Letter]) -> None:
    path = state.table("letters").path
    base = {path: state.contents[path]}
    about = About(f"letters to {counted(len(made), 'member', 'members')}", role="letters")
    store.write(state.folder, letters.recorded(state, made), base=base, about=about)


def _report(state: State, chosen: list[Letter | NoLetter], written: list[Path]) -> None:
    for path in written:
        print(path)
    without = [member for member in chosen if isinstance(member, NoLetter)]
    if without:
        print("\nNo letter:")
    for member in without:
        print(f"  {state.members[member.member]['name']} [{member.member}]: {member.words}")
    made = counted(len(written), "letter", "letters")
    print(f"{made} made, {counted(len(without), 'member', 'members')} without one.")
