"""``directory links``: which websites of members are dead or moved."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator

from directory import members, settings
from directory.declaration import Declaration
from directory.errors import NotUnderstood
from directory.members import Directory, Member
from directory.names import nearest
from directory.staff.links import Offline, Visit, visitor, visits

HELP = (
    "Visit the websites of members, one at a time. "
    "Exit code 0: all fine, 1: something to look at, 2: offline, or the data cannot be read."
)

#: The verdicts in words, in the order in which they are counted.
VERDICTS = {"fine": "fine", "moved": "moved", "dead": "dead", "unsure": "not sure"}


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--member", metavar="ID", help="visit the website of this one only")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0, 1 or 2 after the visits; NotUnderstood is raised for an unknown member."""
    directory = members.read(options.data)
    decided = settings.read(options.data)
    chosen = _chosen(directory, options.member)
    sites = len({member.website for member in chosen} - {""})
    print(f"Websites to visit, one at a time: {sites}", file=sys.stderr, flush=True)
    found: list[Visit] = []
    stopped = ""
    try:
        for visit in visits(visitor(decided), decided, chosen):
            found.append(visit)
            if not options.json:
                _say(visit)
    except Offline as error:
        stopped = str(error)
    except KeyboardInterrupt:
        stopped = "Stopped."
    if options.json:
        report = {"stopped": stopped, "visits": [visit.as_dict() for visit in found]}
        json.dump(report, sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(_summary(chosen, found, stopped)))
    if stopped:
        return 2
    return int(any(visit.found.verdict != "fine" for visit in found))


def _chosen(directory: Directory, member: str | None) -> tuple[Member, ...]:
    if member is None:
        return directory.members
    if member not in directory.by_id:
        raise NotUnderstood("Member", member, nearest(member, directory.by_id))
    return (directory.by_id[member],)


def _say(visit: Visit) -> None:
    if visit.found.verdict != "fine":
        verdict = VERDICTS[visit.found.verdict]
        # The visits take minutes: each is said when it is over.
        print(f"{visit.member}, {visit.website}: {verdict}. {visit.found.words}", flush=True)


def _summary(chosen: tuple[Member, ...], found: list[Visit], stopped: str) -> Iterator[str]:
    if stopped:
        yield (
            f"{stopped} No site was judged." if not found else f"{stopped} The rest is not judged."
        )
    counts = Counter[str](visit.found.verdict for visit in found)
    if found or not stopped:
        words = ", ".join(f"{counts[code]} {words}" for code, words in VERDICTS.items())
        blank = sum(not member.website for member in chosen)
        yield f"{len(found)} visited: {words}. Without a website: {blank}."
