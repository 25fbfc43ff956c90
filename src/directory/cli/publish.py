"""``directory publish``: copy a checked data folder to the place that serves the public site."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from directory import declaration, tables
from directory.cli import preview
from directory.cli.asking import confirm
from directory.cli.check import refused
from directory.cli.counting import counted
from directory.cli.preview import plain
from directory.declaration import Declaration, Table
from directory.errors import DataError
from directory.moment import Moment
from directory.staff import bringing, changes, publishing
from directory.staff.publishing import Difference

HELP = "Copy the checked data to another folder in one step. Asks first; refuses data with errors."


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "target", type=Path, metavar="DIR", help="the data folder of the public site"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    others = parser.add_mutually_exclusive_group()
    others.add_argument(
        "--bring",
        action="store_true",
        help="the other way first: take over here what others changed in DIR since",
    )
    others.add_argument(
        "--replace",
        action="store_true",
        help="also if DIR was changed by another way; what it holds stays in its history",
    )


def run(options: argparse.Namespace) -> int:
    """Return 0 when done, 1 or 2 if the data have errors; raises what publishing raises."""
    moment = Moment.of(options.data)
    try:
        return _bring(options, moment) if options.bring else _publish(options, moment)
    except DataError as error:
        done = "brought" if options.bring else "published"
        return refused(error.problems, f"Nothing {done}: mend the errors above first.")


def _publish(options: argparse.Namespace, moment: Moment) -> int:
    made = publishing.plan(moment, options.target, replace=options.replace)
    if not made.differences:
        print(plain(f"Nothing to publish: {options.target} holds the same already."))
        return 0
    print(plain(f"This would be copied from {options.data} to {options.target}:"))
    print("\n".join(_lines(made.differences)))
    print("\n".join(_members(moment, made.held, made.contents)))
    confirm(f"Publish to {options.target}?", yes=options.yes)
    version = publishing.publish(made)
    print(plain(f"Published to {options.target}, as its version {version.number}."))
    return 0


def _bring(options: argparse.Namespace, moment: Moment) -> int:
    brought = bringing.prepare(moment, options.target)
    if brought.contents:
        here = {path: moment.contents[path] for path in brought.contents}
        print(plain(f"This would be brought from {options.target} to {options.data}:"))
        print(plain(f"  files: {', '.join(brought.contents)}"))
        print("\n".join(_members(moment, here, brought.contents)))
        confirm(f"Write this into {options.data}?", yes=options.yes)
    version = bringing.bring(brought)
    if version:
        print(f"Brought, as version {version.number}. To take it back: directory undo")
    else:
        print(plain(f"Nothing to bring: {options.data} has all of it already."))
    return 0


def _lines(found: Sequence[Difference]) -> list[str]:
    return [plain(f"  {one.path}: {_compared(one)}") for one in found]


def _compared(one: Difference) -> str:
    if one.is_new:
        return f"new, {counted(one.more, 'line', 'lines')}"
    more = counted(one.more, "line comes", "lines come")
    return f"{more}, {counted(one.fewer, 'goes', 'go')}"


def _members(
    moment: Moment, old: Mapping[str, bytes | None], new: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield which members differ, and how; nothing for a place that had none."""
    table = declaration.read(moment).tables["members"]
    before, after = old.get(table.path), new.get(table.path)
    if before is None or after is None:
        return
    changed = list(changes.between(_by_id(before, table), _by_id(after, table)))
    yield preview.summary(changed)
    yield from preview.lines(changed, table)


def _by_id(content: bytes, table: Table) -> changes.Members:
    rows, _ = tables.parsed(content, table)
    return {row.cells["id"]: row.cells for row in rows}
