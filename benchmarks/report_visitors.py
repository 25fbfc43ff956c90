"""The parts of the page about many visitors at once, and their memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tables import count, ms, table

Figures = Mapping[str, Any]


def load(part: Figures) -> Iterator[str]:
    """Yield how long the visitors waited."""
    yield (
        "All come at once, then each chooses another country every 3 s, without a browser. The "
        "driver runs on the same machine. A start is over when the last one has the whole page; "
        "the map is asked for too.\n"
    )
    rows = []
    for build, levels in part["levels"].items():
        for level in levels:
            if "start_not_finished_s" in level:
                started = f"not within {level['start_not_finished_s']:g} s"
            else:
                started = f"{level['start_s']:.1f} s"
            rows.append([
                build, count(level["visitors"]), started,
                *(ms(level[n]) if n in level else "" for n in ("median_ms", "p95_ms", "cpu_ms")),
                f"{level['busy']:.2f}" if "busy" in level else "",
                *(f"{level[n]:.0f} MB" for n in ("before_mb", "peak_mb")),
            ])  # fmt: skip
    yield from table(
        ["build", "visitors", "all served", "search, median", "95 %", "server time a search",
         "cores busy", "memory before", "at most"],
        rows,
    )  # fmt: skip


def memory(part: Figures) -> Iterator[str]:
    """Yield what a visitor holds, and how many a small server takes."""
    rows, waves = [], ""
    for build, levels in part["levels"].items():
        done = [level for level in levels if "start_not_finished_s" not in level]
        if not done:
            continue
        level = done[-1]
        held = {name: _each_mb(level, name) for name in ("idle_mb", "active_mb")}
        room = 1024 - level["before_mb"]
        by_memory = room / held["active_mb"] if held["active_mb"] > 0 else 0
        by_time = 3 * 1000 / level["cpu_ms"]
        rows.append([
            build, count(level["visitors"]), f"{level['before_mb']:.0f} MB",
            *(f"{mb:.2f} MB" for mb in held.values()),
            count(by_memory) if by_memory else "more than was measured", count(by_time),
        ])  # fmt: skip
        if "wave_at_once_mb" in level:
            waves = (
                f"With {level['visitors']} visitors: {level['active_mb']:.0f} MB; as many again at "
                f"once: {level['wave_at_once_mb']:.0f} MB; as many again after two minutes: "
                f"{level['wave_later_mb']:.0f} MB. Streamlit keeps a session for two minutes after "
                "its visitor has left."
            )
    yield (
        "How much a visitor adds who only looks (idle) or has searched (active), and how many a "
        "server of 1 GB and one core holds when each searches every 3 s: by memory, and by time.\n"
    )
    yield from table(
        ["build", "measured with", "server alone", "idle visitor", "active visitor",
         "1 GB, by memory", "one core, by time"],
        rows,
    )  # fmt: skip
    if waves:
        yield f"\n{waves}"


def _each_mb(level: Figures, name: str) -> float:
    return float(level[name] - level["before_mb"]) / int(level["visitors"])
