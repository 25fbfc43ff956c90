"""``directory due``: which entries need somebody, why, and what to do next."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from directory import countries
from directory.cli.counting import counted
from directory.declaration import Declaration
from directory.staff import due
from directory.staff.due import Due
from directory.staff.state import State
from directory.staff.words import Words

HELP = "Say which entries need somebody: what is missing, stale, or was asked and not answered."


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--country", metavar="CC", help="only this country, by code or name")
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0 after printing the list; raises NotUnderstood for an unknown country."""
    state = State.read(options.data)
    listed: Sequence[Due] = due.work_list(state)
    if options.country is not None:
        country = Words(state).countries.resolve(options.country)
        listed = [entry for entry in listed if entry.country == country]
    if options.json:
        found = {"due": [entry.as_dict() for entry in listed], "counts": due.counts(listed)}
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(_lines(listed)))
    return 0


def _lines(listed: Sequence[Due]) -> Iterator[str]:
    for country, entries in due.by_country(listed).items():
        yield f"{countries.name(country)} ({len(entries)})"
        for entry in entries:
            yield f"  {entry.name} [{entry.member}]"
            yield f"      {' '.join(reason.words for reason in entry.reasons)}"
            yield f"      Next: {entry.next_step}"
        yield ""
    for code, number in due.counts(listed).items():
        yield f"{number} {due.REASONS[code]}"
    yield counted(len(listed), "entry", "entries")
