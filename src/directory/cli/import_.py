"""``directory import``: take over what a file says, after a preview."""

from __future__ import annotations

import argparse
import errno
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from directory import durable
from directory.cli import preview
from directory.cli.asking import NotConfirmed, confirm
from directory.cli.counting import counted
from directory.declaration import Declaration
from directory.errors import NotWritten
from directory.staff import importing, reading, reasons, rejected
from directory.staff.importing import Decisions, Import
from directory.staff.sheets import File
from directory.staff.state import State
from directory.staff.store import ChangedMeanwhile
from directory.staff.values import Values
from directory.staff.words import Words

HELP = (
    "Take over what a file says (CSV, Excel, OpenDocument, a member's form): shows what would "
    "change, asks, then writes. Exit code 1: some rows were refused."
)


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to take over")
    facts = parser.add_argument_group("where the facts come from")
    facts.add_argument("--source", metavar="URL", default="", help="the page that states them")
    facts.add_argument("--source-date", metavar="DAY", default="", help="the date of that page")
    facts.add_argument("--why", metavar="TEXT", default="", help="the reason, for the history")
    facts.add_argument("--role", default="staff", help="who you are: a role (default: staff)")
    how = parser.add_argument_group("how the file is read")
    how.add_argument("--encoding", default="", help="for example windows-1250")
    how.add_argument("--sheet", default="", help="the sheet of a workbook")
    how.add_argument(
        "--ignore", action="append", default=[], metavar="COLUMN", help="a column to leave out"
    )
    what = parser.add_argument_group("what is taken")
    what.add_argument("--blanks-erase", action="store_true", help="a blank cell erases a fact")
    what.add_argument(
        "--remove-missing",
        metavar="REASON",
        default="",
        help="remove the members that the file leaves out, for this reason",
    )
    what.add_argument(
        "--over",
        action="store_true",
        help="take the file's cells also where somebody changed them after it was made",
    )
    parser.add_argument("--refused", type=Path, metavar="FILE", help="where refused rows go")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--json", action="store_true", help="print the preview as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0 after writing, 1 if rows were refused; raises NotConfirmed without a yes."""
    file = File.at(options.file)
    _spare(options)
    found, earlier = _prepared(options, file), None
    while True:
        preview_ = "\n".join(_preview(found))
        if not options.json:
            print(preview_)
        elif not options.yes:
            print(_as_json(found))
        _give_back(options, found)
        if not found.proposal.contents:
            break
        # What was confirmed once holds for what was shown then.
        if earlier not in (None, preview_):
            raise NotConfirmed("Nothing written: look at the new preview, then start again.")
        confirm("Write this?", yes=options.yes)
        try:
            now = datetime.now(UTC)
            version = importing.save(found, why=options.why, role=options.role, when=now)
        except ChangedMeanwhile as changed:
            print(f"{changed}\nThis is the preview against the new state:", file=sys.stderr)
            found, earlier = _prepared(options, file), preview_ if options.yes else None
            continue
        words = f"Written as version {version.number}. To take it back: directory undo"
        print(words, file=sys.stderr)
        break
    if options.json and options.yes:
        print(_as_json(found))
    return int(bool(found.problems))


def _spare(options: argparse.Namespace) -> None:
    """Return nothing if refused rows may go where the person says; NotWritten otherwise."""
    path: Path | None = options.refused
    if path is not None and (path.exists() or path.resolve().parent == options.data.resolve()):
        words = "There is a file already" if path.exists() else "This is the data folder"
        raise NotWritten(path, OSError(errno.EEXIST, words))


def _prepared(options: argparse.Namespace, file: File) -> Import:
    state = State.read(options.data)
    reasons.look_at(state, options.why, options.remove_missing, role=options.role)
    how = reading.Options(
        encoding=options.encoding,
        sheet=options.sheet,
        ignored=options.ignore,
        blanks_erase=options.blanks_erase,
    )
    source = Values(state, "", Words(state)).stated(options.source, options.source_date, 0)
    decisions = Decisions(source, options.remove_missing, options.over)
    return importing.prepare(reading.read(file, state, how), state, decisions)


def _give_back(options: argparse.Namespace, found: Import) -> None:
    """Write the refused rows into a file beside the imported one."""
    file = rejected.written(found.reading, found.refused, found.proposal.state.table("members"))
    if file is None:
        return
    path = options.refused or _free(options.file.with_name(file.name))
    durable.replace(path, file.content)
    print(f"Refused rows, with the reason: {path}", file=sys.stderr)


def _free(path: Path) -> Path:
    """Return a path at which there is nothing yet: somebody may be mending the last one."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())


def _preview(found: Import) -> Iterator[str]:
    yield preview.summary(found.proposal.changes, len(found.refused) + len(found.alone))
    for note in found.reading.notes:
        yield preview.plain(note)
    if found.left_out:
        left = counted(len(found.left_out), "member is", "members are")
        words = f"{left} not in the file, and stay as before."
        yield f"{words} To remove them: --remove-missing REASON"
    yield from preview.of_proposal(found.proposal)
    yield from preview.told("REFUSED (nothing of these rows is written)", found.problems)


def _as_json(found: Import) -> str:
    proposal = found.proposal
    refused = [(row.line.number, row.problems) for row in found.refused]
    refused += [(alone.entry.line, alone.problems) for alone in found.alone]
    shown = {
        **{kind: list(getattr(proposal, kind)) for kind in ("added", "changed", "removed")},
        "changes": [change.as_dict() for change in proposal.changes],
        "refused": [
            {"line": line, "problems": [problem.as_dict() for problem in problems]}
            for line, problems in refused
        ],
        "warnings": [problem.as_dict() for problem in proposal.warnings],
        "new_towns": list(proposal.towns),
        "notes": list(found.reading.notes),
        "not_in_the_file": list(found.left_out),
    }
    return json.dumps(shown, ensure_ascii=False, indent=2)
