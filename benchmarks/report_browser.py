"""The parts of the page that come from the browser, and from inside the server."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from servers import OURS, THEIRS
from tables import count, ms, ratio, size, table

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One line of the comparison: its words, where the figure stands, and how it is shown."""

    words: str
    group: str
    name: str
    shown: Callable[[float], str]


ROWS = (
    Row("first visitor after the start: list", "cold", "list_ms", ms),
    Row("first visitor after the start: map", "cold", "map_ms", ms),
    Row("new visitor: list", "warm", "list_ms", ms),
    Row("new visitor: map", "warm", "map_ms", ms),
    Row("new visitor: bytes over HTTP", "warm", "bytes", size),
    Row("new visitor: requests", "warm", "requests", count),
    Row("new visitor: bytes over the socket", "warm", "carried_bytes", size),
    Row("new visitor: the same, not compressed", "warm", "socket_bytes", size),
    Row("new visitor: server time", "warm", "cpu_ms", ms),
    Row("new visitor: start page, ready", "start", "list_ms", ms),
    Row("new visitor: start page, map", "start", "map_ms", ms),
    Row("new visitor: start page, bytes over the socket", "start", "carried_bytes", size),
    Row("new visitor: the same, not compressed", "start", "socket_bytes", size),
    Row("same visitor again: list", "again", "list_ms", ms),
    Row("same visitor again: map", "again", "map_ms", ms),
    Row("country chosen: list and map on screen", "choose", "both_ms", ms),
    Row("country chosen: 95 %", "choose", "both_ms_p95", ms),
    Row("country chosen: bytes over the socket", "choose", "carried_bytes", size),
    Row("country chosen: the same, not compressed", "choose", "socket_bytes", size),
    Row("country chosen: messages", "choose", "messages", count),
    Row("country chosen: runs of the script", "choose", "runs", count),
    Row("country chosen: server time", "choose", "cpu_ms", ms),
    Row("country chosen: map blank", "choose", "blank_ms", ms),
    Row("country taken back: list and map on screen", "take_back", "both_ms", ms),
    Row("country taken back: 95 %", "take_back", "both_ms_p95", ms),
    Row("country taken back: bytes over the socket", "take_back", "carried_bytes", size),
    Row("country taken back: the same, not compressed", "take_back", "socket_bytes", size),
    Row("country taken back: server time", "take_back", "cpu_ms", ms),
    Row("country taken back: map blank", "take_back", "blank_ms", ms),
    Row("700 kbit/s, 300 ms: list", "slow", "list_ms", ms),
    Row("700 kbit/s, 300 ms: map", "slow", "map_ms", ms),
    Row("700 kbit/s, 300 ms: our list as an HTML page", "slow_html", "list_ms", ms),
    Row("the same page: bytes", "slow_html", "bytes", size),
)


def views(part: Figures) -> Iterator[str]:
    """Yield the comparison at each size."""
    yield (
        "A new visitor's cache is empty. Ours shows a list once something is asked, so its first "
        "view is a search by link; its start page stands beside it. The naive build does not "
        "compress what goes over the socket, as Streamlit does not unless told. A filter ends "
        "when list and map show the last of the answer; at the real size filters are measured in "
        "rounds, both builds in turn."
    )
    for members, builds in sorted(part["sizes"].items(), key=lambda of: int(of[0])):
        ours, theirs = builds.get(OURS, {}), builds.get(THEIRS, {})
        yield f"\n### {int(members):,} members\n"
        there = builds["conditions"]
        yield f"Measured {there['when']} UTC, code {there['code']}, load {there['load']:.1f}.\n"
        rows = [
            [row.words, *_pair(row, ours, theirs)]
            for row in ROWS
            if row.name in ours.get(row.group, {}) or row.name in theirs.get(row.group, {})
        ]
        yield from table(["", "this build", "naive", "ratio"], rows)
        for name, figures in ((OURS, ours), (THEIRS, theirs)):
            if "not_finished_s" in figures:
                limit = figures["not_finished_s"]
                yield f"\n{name}: did not finish in {limit:g} s; blank cells were not reached."
            if "error" in figures:
                yield f"\n{name}: stopped, because {figures['error']}."


def _pair(row: Row, ours: Figures, theirs: Figures) -> list[str]:
    mine, other = (figures.get(row.group, {}).get(row.name) for figures in (ours, theirs))
    return [
        "" if mine is None else row.shown(mine),
        "" if other is None else row.shown(other),
        ratio(other, mine),
    ]


STEPS = (
    ("browser: from the key to the message sent", "key_to_sent_ms"),
    ("server: until the first message back", "sent_to_first_ms"),
    ("server and socket: until the last message", "first_to_last_ms"),
    ("browser: until the list is on the screen", "last_to_list_ms"),
    ("all: list on the screen", "list_ms"),
    ("all: list and map on the screen", "both_ms"),
)


def steps(part: Figures) -> Iterator[str]:
    """Yield what each step of a filter takes."""
    yield "One filter as the browser sees it: medians, at the real size.\n"
    builds = part["sizes"][min(part["sizes"], key=int)]
    ours, theirs = (builds.get(name, {}).get("choose", {}) for name in (OURS, THEIRS))
    rows = [
        [words, *(f"{of[name]:.0f} ms" if name in of else "" for of in (ours, theirs))]
        for words, name in STEPS
    ]
    yield from table(["step", "this build", "naive"], rows)


def inside(part: Figures) -> Iterator[str]:
    """Yield what a run of the script takes, and whose code."""
    ours, theirs = part["builds"][OURS], part["builds"][THEIRS]
    yield "One run of the script inside the server, and whose code takes the time (cProfile).\n"
    rows = [
        [words, ms(ours[name]), ms(theirs[name])]
        for words, name in (("time on the clock", "wall_ms"), ("time of the processor", "cpu_ms"))
    ]
    names = sorted({*ours["shares"], *theirs["shares"]}, key=lambda n: -ours["shares"].get(n, 0))
    rows += [[name, _part_of(ours, name), _part_of(theirs, name)] for name in names]
    yield from table(["", "this build", "naive"], rows)
    left = ours["cpu_ms"] * (ours["shares"].get("Streamlit", 0))
    yield (
        f"\nIf our own code and our templates took no time at all, Streamlit would still take "
        f"about {left:.1f} ms of the processor for a run. That is the limit on this base."
    )


def _part_of(figures: Figures, name: str) -> str:
    share = figures["shares"].get(name)
    return "" if share is None else f"{share:.0%}, about {figures['cpu_ms'] * share:.1f} ms"
