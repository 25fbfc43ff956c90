"""``directory history``: what was written when and why."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from directory.cli.preview import plain
from directory.declaration import Declaration
from directory.staff import versions
from directory.staff.versions import Version

HELP = "Show what was written into the data folder, when and why; newest first."

_KINDS = {"change": "change", "undo": "undo", "publish": "published"}


def add_options(parser: argparse.ArgumentParser, _: Declaration | None) -> None:
    """Add the options of the command."""
    parser.add_argument("--json", action="store_true", help="print the versions as JSON")


def run(options: argparse.Namespace) -> int:
    """Return 0 after printing the versions; raises HistoryUnreadable."""
    found = versions.versions(options.data)
    if options.json:
        made = {"versions": [_values(version) for version in found]}
        json.dump(made, sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif not found:
        print(f"No history yet: nothing was saved in {options.data} by this program.")
    for version in () if options.json else found:
        print("\n".join(map(plain, lines(version))))
    return 0


def lines(version: Version) -> Iterator[str]:
    """Yield what a person needs to know a version again."""
    kind = _KINDS[version.kind]
    if version.takes_back:
        kind += f" of version {version.takes_back}"
    undone = ", taken back" if version.undone else ""
    yield f"Version {version.number}, {version.when:%Y-%m-%d %H:%M} UTC: {kind}{undone}"
    about = version.about
    counts = [f"{count} {what}" for what, count in about.counts.items()]
    yield "  " + ", ".join(filter(None, [about.why, *counts, about.role and f"by: {about.role}"]))
    yield f"  files: {', '.join(version.files) or 'none'}"
    if version.displaced:
        kept = f"{versions.HISTORY}/{version.number:06}/displaced"
        yield f"  changed by hand in that moment and kept in {kept}: {', '.join(version.displaced)}"


def _values(version: Version) -> dict[str, object]:
    return {
        "number": version.number,
        "when": version.when.isoformat(timespec="seconds"),
        "kind": version.kind,
        "why": version.about.why,
        "role": version.about.role,
        "counts": dict(version.about.counts),
        "files": list(version.files),
        "takes_back": version.takes_back,
        "undone": version.undone,
        "displaced": list(version.displaced),
    }
