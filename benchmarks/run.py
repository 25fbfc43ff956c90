"""Measures both builds, part by part, and writes what was found as a page and as JSON.

``make bench`` is short and prints the page; ``make bench-full`` takes most of an hour and writes
docs/benchmarks.md. Each part is kept in build/bench/, so that one can be measured again:
``make bench-full ARGS="--only visitors"``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import browser
import find
import report
import visitors
from find import BUILD, folders
from gates import gates
from inside import inside
from made_up import DATA
from servers import OURS, ROOT, THEIRS

SIZES = (1_000, 10_000, 100_000)
PAGE = ROOT / "docs" / "benchmarks.md"

#: From so many members on, the naive build is asked less often: it takes half a minute each time.
MANY, LESS_OFTEN = 10_000, 3

#: How often the filters are measured at the real size, both builds in turn.
ROUNDS = 3

#: Changes with what the figures are called: parts of another layout count as not measured.
LAYOUT = 2

Part = dict[str, Any]


def engine(options: Namespace) -> Part:
    """Return the figures of the search alone, and how long the data are checked."""
    out = BUILD / "find.json"
    command = [sys.executable, find.__file__, "--json", str(out)]
    done = subprocess.run([*command, *(["--strict"] if options.strict else [])], check=False)
    part: Part = json.loads(out.read_text(encoding="utf-8"))
    part["failed"] = done.returncode != 0
    if not options.short:
        for figures, folder in zip(part["figures"], folders(find.SIZES), strict=True):
            figures["check_s"] = _check_s(folder)
    return part


def _check_s(folder: Path) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "directory.cli", "--data", str(folder), "check"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def in_browser(options: Namespace) -> Part:
    """Return what a visitor sees; in short at the real size alone.

    A size that is not asked for keeps what was measured of it before.
    """
    asked = Namespace(repeats=10, views=3, most_s=60, limit_s=600, slow=True)
    if options.short:
        asked = Namespace(repeats=3, views=1, most_s=60, limit_s=120, slow=False)
    found: Part = {"sizes": kept(options, "browser").get("sizes", {})}
    for folder in folders(() if options.short else options.sizes):
        many = folder != DATA and int(folder.name) >= MANY
        asked.slow = not many and not options.short
        naive = Namespace(**vars(asked))
        if many:
            naive.repeats, naive.views, naive.most_s, naive.limit_s = LESS_OFTEN, 1, 240, 900
        there = conditions()
        plans, rounds = {OURS: asked, THEIRS: naive}, ROUNDS if folder == DATA else 1
        for members, builds in browser.in_turn(folder, plans, rounds, say).items():
            found["sizes"][members] = {**builds, "conditions": there}
            _keep(options, "browser", found, there)
    return found


def at_once(options: Namespace) -> Part:
    """Return how many visitors at once each build holds."""
    plans = {
        OURS: visitors.Plan([1, 20, 50, 100, 200], waves=True),
        # Where a start fails, the next level is not tried.
        THEIRS: visitors.Plan([1, 10, 20, 50, 200]),
    }
    if options.short:
        plans = {OURS: visitors.Plan([20], 10), THEIRS: visitors.Plan([10], 10)}
    part: Part = {"levels": {build: [] for build in plans}}
    there = conditions()
    for build, figures in visitors.all_levels(DATA, plans, say):
        part["levels"][build].append(figures)
        # A level takes minutes: what was measured stays if the next is broken off.
        _keep(options, "visitors", part, there)
    return part


def in_server(_: Namespace) -> Part:
    """Return what one run of the script takes."""
    return {"builds": inside(DATA, say)}


PARTS: dict[str, Callable[[Namespace], Part]] = {
    "engine": engine,
    "browser": in_browser,
    "visitors": at_once,
    "inside": in_server,
}
SHORT = ("engine", "browser")


def _folder(options: Namespace) -> Path:
    return BUILD / "short" if options.short else BUILD / "full"


def kept(options: Namespace, name: str) -> Part:
    """Return a part as it was measured last, nothing if it never was."""
    path = _folder(options) / f"{name}.json"
    part: Part = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return part if part.get("layout") == LAYOUT else {}


def _keep(options: Namespace, name: str, part: Part, there: Part) -> None:
    there = there | {"load_after": os.getloadavg()[0]}
    part = part | {"conditions": there, "layout": LAYOUT}
    _folder(options).mkdir(parents=True, exist_ok=True)
    path = _folder(options) / f"{name}.json"
    path.write_text(json.dumps(part, indent=1) + "\n", encoding="utf-8")


def say(words: str) -> None:
    """Print what is being done."""
    print(words, file=sys.stderr, flush=True)


def conditions() -> Part:
    """Return when and where something is measured."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "code": done.stdout.strip() or "unknown",
        "load": os.getloadavg()[0],
        "machine": {
            "cores": os.cpu_count(),
            "memory_gb": round(memory / 2**30),
            "system": f"{platform.system()} {platform.machine()}",
            "python": platform.python_version(),
            "streamlit": version("streamlit"),
            "folium": version("folium"),
            "streamlit-folium": version("streamlit-folium"),
            "pandas": version("pandas"),
            "duckdb": version("duckdb"),
        },
    }


def main() -> int:
    """Measure what is asked for; return 1 if a gate of the search fails, or any with --strict."""
    parser = argparse.ArgumentParser(description="Measure this build beside the naive one.")
    parser.add_argument("--short", action="store_true", help="the search, and a short look at 63")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure these parts again")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="N")
    parser.add_argument("--strict", action="store_true", help="fail on every gate")
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page anew")
    options = parser.parse_args()
    for name in () if options.page else options.only or (SHORT if options.short else PARTS):
        there = conditions()
        _keep(options, name, PARTS[name](options), there)
    parts = {name: part for name in PARTS if (part := kept(options, name))}
    page = report.page(parts)
    (_folder(options) / "benchmarks.md" if options.short else PAGE).write_text(
        page, encoding="utf-8"
    )
    print(page)
    failed = parts.get("engine", {}).get("failed", False)
    return int(failed or (options.strict and not all(g.holds for g in gates(parts))))


if __name__ == "__main__":
    sys.exit(main())
