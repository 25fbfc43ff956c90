"""What must hold (V1 to V4 of the quality that was agreed), decided by what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from servers import OURS, THEIRS

Figures = Mapping[str, Any]
Parts = Mapping[str, Figures]


@dataclass(frozen=True)
class Gate:
    """One line that holds or fails."""

    line: str
    words: str
    measured: str
    wanted: str
    holds: bool


def gates(parts: Parts) -> list[Gate]:
    """Return every gate about which something was measured."""
    found: list[Gate] = []
    if "browser" in parts:
        builds = parts["browser"]["sizes"].get("63", {})
        found += _filter(builds.get(OURS, {}), builds.get(THEIRS, {}))
        found += _weight(builds.get(OURS, {}))
    if "engine" in parts:
        words = parts["engine"]["gates"]
        found[4:4] = [Gate("V2", text, "", "", holds) for text, holds in words.items()]
    if "visitors" in parts:
        found += _load(parts["visitors"]["levels"][OURS])
    return found


def _filter(ours: Figures, theirs: Figures) -> Iterator[Gate]:
    acts = ("choose", "take_back")
    if not all(act in build for build in (ours, theirs) for act in acts):
        return
    times = min(theirs[act]["both_ms"] / ours[act]["both_ms"] for act in acts)
    yield Gate("V1", "a filter, times as fast", f"{times:.1f}", "at least 5", times >= 5)
    sent = max(ours[act]["carried_bytes"] for act in acts)
    yield Gate("V1", "bytes over the socket", f"{sent:,.0f}", "at most 20,000", sent <= 20_000)
    took = max(ours[act]["cpu_ms"] for act in acts)
    yield Gate("V1", "server time, ms", f"{took:.1f}", "at most 15", took <= 15)
    blank = sum(ours[act]["blanked"] + ours[act]["map_replaced"] for act in acts)
    yield Gate("V1", "times that the map was blank or replaced", f"{blank}", "none", not blank)


def _weight(ours: Figures) -> Iterator[Gate]:
    if "start" in ours:
        weight = max(ours[view]["bytes"] for view in ("warm", "start"))
        yield Gate("V3", "first view, bytes", f"{weight:,.0f}", "at most 1.2 MB", weight <= 1.2e6)
        asked, by_link = ours["start"]["requests"], ours["warm"]["requests"]
        measured = f"{asked:.0f} (by a link to a search {by_link:.0f})"
        yield Gate("V3", "first view, requests", measured, "at most 95", asked <= 95)
    if "slow_html" in ours:
        weight = ours["slow_html"]["bytes"]
        yield Gate("V3", "the HTML list, bytes", f"{weight:,.0f}", "at most 80 kB", weight <= 80e3)
        took = ours["slow_html"]["list_ms"] / 1000
        yield Gate("slow", "HTML list at 700 kbit/s, s", f"{took:.1f}", "at most 2", took <= 2)
    if "slow" in ours:
        took = ours["slow"]["list_ms"] / 1000
        yield Gate("slow", "list at 700 kbit/s, s", f"{took:.1f}", "at most 8", took <= 8)


def _load(levels: list[Figures]) -> Iterator[Gate]:
    by_number = {level["visitors"]: level for level in levels}
    if "p95_ms" in by_number.get(100, {}):
        took = by_number[100]["p95_ms"]
        yield Gate("V4", "100 visitors, 95 %, ms", f"{took:.0f}", "under 200", took < 200)
    many = by_number.get(200)
    if many is None:
        return
    took = many.get("start_s", float("inf"))
    yield Gate("V4", "200 visitors at once, all served, s", f"{took:.1f}", "30", took <= 30)
    most = many["peak_mb"]
    yield Gate("V4", "200 visitors, memory, MB", f"{most:.0f}", "under 400", most < 400)
    for name, words in (("wave_later_mb", "after two minutes"), ("wave_at_once_mb", "at once")):
        if name in many:
            more = many[name] / many["active_mb"] - 1
            line = f"a second wave {words} adds"
            yield Gate("V4", line, f"{more:.1%}", "under 10 %", more < 0.1)
