"""The two builds in turn in a real browser: first view, filter, weight, and a slow line.

``make bench-full`` runs it through run.py. Each build is measured on each folder in a process of
its own, which is ended if it takes too long: what it had measured by then counts. A view or a
change is on the screen when the page draws the frame that shows it (probe.js), not when Python
hears of it.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

import servers
from interactions import interactions, spread
from outside import outside
from screen import chromium, new_context, visitor
from servers import OURS, Server

#: The simulated line: bytes a second, and ms until an answer begins.
SLOW = {"downloadThroughput": 87_500, "uploadThroughput": 87_500, "latency": 300, "offline": False}

#: Where each build shows a list, and the map beside it. Ours shows one only when asked.
LIST_VIEW = {"directory": "/?place=Germany", "naive": "/"}
START_VIEW = "/"
HTML_VIEW = "/pages/"

Figures = dict[str, Any]
Rows = dict[str, dict[str, list[Figures]]]


def views(build: str, folder: Path, options: argparse.Namespace) -> Iterator[Figures]:
    """Yield the figures of first and later views of one build on one folder, kind by kind."""
    most = options.most_s * 1000
    with outside() as others, chromium(others) as browser, servers.running(build, folder) as server:
        view = LIST_VIEW[build]
        with visitor(browser, build, server) as screen:
            yield {"cold": screen.view(view, most), "rss_mb": server.rss_mb()}
        yield {"warm": _warm(browser, build, server, view, options)}
        if build == OURS:
            yield {"start": _warm(browser, build, server, START_VIEW, options)}
        yield {"again": _again(browser, build, server, view, options)}
        if options.slow:
            yield {"slow": _slow(browser, build, server, view, 3 * most)}
            if build == OURS:
                html = _slow(browser, build, server, HTML_VIEW, most, with_map=False)
                yield {"slow_html": html}
        yield {"outside": {"answered": sum(others.answered.values()), "empty": dict(others.empty)}}


def filters(build: str, folder: Path, options: argparse.Namespace) -> Iterator[Figures]:
    """Yield the figures of each filter of one build on one folder."""
    with (
        outside() as others,
        chromium(others) as browser,
        servers.running(build, folder) as server,
        visitor(browser, build, server) as screen,
    ):
        screen.view(START_VIEW, options.most_s * 1000)
        yield dict(zip(ACTS, interactions(screen, folder, options), strict=True))


PARTS = {"views": views, "filters": filters}

#: A country is chosen, and taken back.
ACTS = ("choose", "take_back")


def _warm(
    browser: Browser, build: str, server: Server, path: str, options: argparse.Namespace
) -> Figures:
    """Return the medians of new visitors to a server that had visitors before."""
    seen = []
    for _ in range(options.views):
        before = server.cpu_s()
        with visitor(browser, build, server) as screen:
            figures = screen.view(path, options.most_s * 1000)
            screen.page.evaluate("probe.quiet(500, 5000)")
            seen.append(figures | screen.weight() | {"cpu_ms": (server.cpu_s() - before) * 1000})
    return medians(seen)


def _again(
    browser: Browser, build: str, server: Server, path: str, options: argparse.Namespace
) -> Figures:
    """Return the medians of views by a browser that was here before."""
    context = new_context(browser)
    seen = []
    for _ in range(options.views + 1):
        with visitor(browser, build, server, context) as screen:
            seen.append(screen.view(path, options.most_s * 1000))
    context.close()
    return medians(seen[1:])


def _slow(
    browser: Browser, build: str, server: Server, path: str, most: float, *, with_map: bool = True
) -> Figures:
    """Return how long a view takes over a slow line."""
    with visitor(browser, build, server) as screen:
        line = screen.page.context.new_cdp_session(screen.page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        seen = screen.view(path, most, with_map=with_map)
        # A list can be read before all of its page has come.
        screen.page.wait_for_load_state()
        return seen | screen.weight()


def medians(rows: list[Figures]) -> Figures:
    """Return the median of every figure."""
    return {name: median(row[name] for row in rows) for name in rows[0]}


def in_turn(
    folder: Path, plans: Mapping[str, argparse.Namespace], rounds: int, say: Callable[[str], None]
) -> dict[str, dict[str, Figures]]:
    """Return the figures of both builds on a folder, by its number of members.

    The filters are measured in rounds, so that a slow minute of the machine meets both builds.
    """
    with (folder / "members.csv").open(encoding="utf-8", newline="") as file:
        members = sum(1 for _ in csv.DictReader(file))
    found = {}
    for build, options in plans.items():
        say(f"{build}, {members:,} members, views in the browser ...")
        found[build] = _in_own_process("views", build, folder, options)
    rows: Rows = {build: {act: [] for act in ACTS} for build in plans}
    for number in range(rounds):
        for build, options in plans.items():
            say(f"{build}, {members:,} members, filters, round {number + 1} of {rounds} ...")
            figures = _in_own_process("filters", build, folder, options)
            for act in ACTS:
                rows[build][act] += figures.pop(act, [])
            found[build] |= figures
    for build, acts in rows.items():
        found[build] |= {act: spread(of) for act, of in acts.items() if of}
    return {str(members): found}


def _in_own_process(part: str, build: str, folder: Path, options: argparse.Namespace) -> Figures:
    """Return what a process of its own has measured before it ended or was ended."""
    command = [sys.executable, __file__, part, build, str(folder)]
    for name in ("repeats", "views", "most_s"):
        command += [f"--{name.replace('_', '-')}", str(getattr(options, name))]
    process = subprocess.Popen(
        [*command, *(["--slow"] if options.slow else [])],
        stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    figures: Figures = {}
    try:
        out, _ = process.communicate(timeout=options.limit_s)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        figures["not_finished_s"] = options.limit_s
    for line in out.splitlines():
        figures |= json.loads(line)
    if process.returncode and "not_finished_s" not in figures:
        figures.setdefault("error", f"ended with {process.returncode}")
    return figures


def main() -> int:
    """Measure one build on one folder and print what was found, line by line."""
    parser = argparse.ArgumentParser(description="Measure one build in the browser.")
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("build", choices=servers.BUILDS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeats", type=int, default=10)
    parser.add_argument("--views", type=int, default=3)
    parser.add_argument("--most-s", type=float, default=60)
    parser.add_argument("--slow", action="store_true")
    options = parser.parse_args()
    try:
        for figures in PARTS[options.part](options.build, options.folder, options):
            print(json.dumps(figures), flush=True)
    except (TimeoutError, PlaywrightError) as error:
        print(json.dumps({"error": str(error).splitlines()[0]}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
