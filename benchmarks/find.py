"""How fast a search is, and how much faster than what one would write without this project.

``make bench`` runs it; ``python benchmarks/find.py --help`` says what can be asked of it. The
real data and folders of made-up organisations are each searched in a process of their own,
with the garbage collector on: a fixed mix of questions, in shuffled order, several times. What
is timed is all that a page needs: the search, its relaxations, and the first five results of
every group with their reasons. Then pandas, DuckDB and SQLite answer the simplest form of the
same questions, and their answers are compared with ours before anything is timed.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, Protocol

import numpy as np

import made_up
import peers
from directory.finder import Finder
from directory.matching import Answer
from directory.query import Query
from lite import Lite
from questions import MIX

SIZES = (10_000, 100_000)
BUILD = Path(__file__).parent.parent / "build" / "bench"
MAKER = Path(made_up.__file__)

#: What a page shows of each group.
SHOWN = 5

#: How often each question is put, by size of the folder: enough for steady medians.
ROUNDS, PEER_ROUNDS = 15, 3

#: Gates (quality V2): ms, and shares of the peers' medians, at the largest size.
MEDIAN_MS, HIGH_MS, SMALL_MS = 5.0, 15.0, 0.5
OF_PEERS = {peers.Duck.name: 1 / 5, peers.PlainPandas.name: 1 / 20}

#: Haversine errs by as much of a distance, so that the peers may differ at a limit.
HAVERSINE_ERROR = 0.006

Figures = dict[str, Any]


class Peer(Protocol):
    """Whoever answers the simplest form of a question."""

    name: str

    def find(self, query: Query, limit: int | None = peers.FIRST) -> peers.Reply:
        """Return the reply to a query."""


def measure(folder: Path) -> Figures:
    """Return the figures of one data folder: ours and the peers'."""
    start = perf_counter()
    finder = Finder.read(folder)
    load_s = perf_counter() - start
    figures: Figures = {
        "members": len(finder.directory.members),
        "load_s": round(load_s, 2),
        "rss_mb": round(_rss_mb()),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    # The real data decides what a name means, so that every size is asked the same.
    real = finder if folder == made_up.DATA else Finder.read(made_up.DATA)
    queries = [real.understand(wording) for wording in MIX]
    figures["ours"] = _timed(lambda query: look(finder.find(query, limit=SHOWN)), queries, ROUNDS)
    members = peers.table(finder)
    figures["peers"] = {}
    for make in (peers.PlainPandas, peers.PreparedPandas, peers.Duck, Lite):
        start = perf_counter()
        peer: Peer = make(members)
        ready_s = perf_counter() - start
        compare(finder, members, peer, queries)
        timed = _timed(peer.find, queries, PEER_ROUNDS)
        figures["peers"][peer.name] = timed | {"ready_s": round(ready_s, 2)}
    return figures


def look(answer: Answer) -> int:
    """Look at all that a page shows of an answer."""
    seen = sum(relaxation.count for relaxation in answer.relaxations)
    for group in answer.groups:
        for result in group.results[:SHOWN]:
            seen += len(result.reasons) + (result.distance_km or 0)
    return seen


def _timed(find: Callable[[Query], object], queries: Sequence[Query], rounds: int) -> Figures:
    """Return median, 95 % and longest in ms, over all questions and rounds, and the slowest."""
    for query in queries:
        find(query)
    order = [number for number in range(len(queries)) for _ in range(rounds)]
    random.Random(1).shuffle(order)  # noqa: S311 - the same order in every run
    times: list[list[float]] = [[] for _ in queries]
    for number in order:
        start = perf_counter()
        find(queries[number])
        times[number].append((perf_counter() - start) * 1000)
    every = [ms for of_one in times for ms in of_one]
    medians = [median(of_one) for of_one in times]
    slowest = int(np.argmax(medians))
    return {
        "median_ms": median(every),
        "p95_ms": float(np.percentile(every, 95)),
        "max_ms": max(every),
        "slowest": {"question": _words(queries[slowest]), "median_ms": medians[slowest]},
    }


def _words(query: Query) -> str:
    parts = [*query.languages, query.near.name if query.near else "", *query.countries, query.who]
    parts += [value for _, value in query.needs]
    parts += [f"{query.within_km:g} km"] if query.within_km else []
    return " ".join(part for part in parts if part) or "everything"


def compare(finder: Finder, members: Any, peer: Peer, queries: Iterable[Query]) -> None:
    """Make sure that a peer finds the members within reach that state the language, as we do.

    It looks at main places only and takes the Earth for a ball: at the very limit of a reach it
    may err, and it may miss whoever is near by a further place.
    """
    sites = set(finder.directory.sites)
    for asked in queries:
        query = replace(asked, who="", specialisms=(), formats=(), referral_routes=())
        ours = _stating(finder, query)
        best = peer.find(query, limit=None).best
        theirs = {id_ for id_, _, grade, _ in best if grade == 0}
        at_limit = _at_limit(members, query)
        differing = (theirs - ours - at_limit) | (ours - theirs - sites - at_limit)
        if differing:
            raise ValueError(f"{peer.name} differs for {_words(query)}: {sorted(differing)[:5]}")


def _stating(finder: Finder, query: Query) -> set[str]:
    """Return the members in *match* that state a language asked; all of them if none is."""
    # Making a hundred thousand results with their reasons would take minutes.
    numbers = finder.find(query).group("match").numbers
    members = [finder.directory.members[number] for number in numbers]
    asked = set(query.languages)
    return {member.id for member in members if not asked or asked & set(member.languages)}


def _at_limit(members: Any, query: Query) -> set[str]:
    """Return the members so near to the limit of their reach that haversine may err."""
    if query.near is None:
        return set()
    km = peers.kilometres(members, query)
    limit = members["reach_km"] if query.within_km is None else query.within_km
    return set(members.loc[(km - limit).abs() <= km * HAVERSINE_ERROR, "id"])


def _rss_mb() -> float:
    """Return the memory of this process in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return int(lines["VmRSS"].split()[0]) / 1024


def gates(figures: Sequence[Figures]) -> tuple[Mapping[str, bool], Mapping[str, bool]]:
    """Return which gates hold: those of ratios, which any machine must hold, and of ms."""
    small, large = figures[0], figures[-1]
    mine = large["ours"]["median_ms"]
    size = f"at {large['members']:,}"
    ratios = {}
    for name, share in OF_PEERS.items():
        theirs = large["peers"][name]["median_ms"]
        words = f"{size} our median is 1/{theirs / mine:.1f} of {name} (gate: 1/{1 / share:.0f})"
        ratios[words] = mine <= theirs * share
    high = large["ours"]["p95_ms"]
    absolute = {
        f"{size} the median is {mine:.2f} ms (gate: {MEDIAN_MS:g})": mine <= MEDIAN_MS,
        f"{size} 95 % take {high:.2f} ms (gate: {HIGH_MS:g})": high <= HIGH_MS,
    }
    mine = small["ours"]["median_ms"]
    words = f"at {small['members']:,} the median is {mine:.2f} ms (gate: {SMALL_MS:g})"
    return ratios, absolute | {words: mine <= SMALL_MS}


def show(figures: Sequence[Figures]) -> None:
    """Print the figures as a table."""
    print(f"{'ms for one of ' + str(len(MIX)) + ' questions':34}{'median':>9}{'95 %':>9}{'max':>9}")
    for of_size in figures:
        print(
            f"\n{of_size['members']:,} organisations: read in {of_size['load_s']:.1f} s, "
            f"{of_size['rss_mb']:,} MB (at most {of_size['peak_mb']:,})"
        )
        for name, row in {"directory": of_size["ours"], **of_size["peers"]}.items():
            times = "".join(f"{row[key]:9.2f}" for key in ("median_ms", "p95_ms", "max_ms"))
            print(f"  {name:32}{times}  slowest: {row['slowest']['question']}")
    print()


def folders(sizes: Iterable[int]) -> list[Path]:
    """Return the real data folder, and one of made-up organisations of each size."""
    found = [made_up.DATA]
    for size in sizes:
        folder = BUILD / str(size)
        made = folder / "members.csv"
        newest = max(file.stat().st_mtime for file in (*made_up.DATA.iterdir(), MAKER))
        if not made.exists() or made.stat().st_mtime < newest:
            print(f"Making {size:,} organisations in {folder} ...", file=sys.stderr, flush=True)
            made_up.make(folder, size)
        found.append(folder)
    return found


def _in_own_process(folder: Path) -> Figures:
    done = subprocess.run(
        [sys.executable, __file__, "--measure", folder], check=True, stdout=subprocess.PIPE
    )
    figures: Figures = json.loads(done.stdout)
    return figures


def main() -> int:
    """Run the benchmark; return 1 if a gate does not hold."""
    parser = argparse.ArgumentParser(description="Time a search, ours and the peers'.")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="N")
    parser.add_argument("--strict", action="store_true", help="fail on the gates in ms too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return 0
    figures = [_in_own_process(folder) for folder in folders(options.sizes)]
    show(figures)
    ratios, absolute = gates(figures)
    for words, holds in {**ratios, **absolute}.items():
        print(f"{'holds' if holds else 'FAILS'}: {words}")
    if options.json:
        report = {"figures": figures, "gates": {**ratios, **absolute}}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return int(not all({**ratios, **(absolute if options.strict else {})}.values()))


if __name__ == "__main__":
    sys.exit(main())
