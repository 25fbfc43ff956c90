"""The page of what was measured, composed from the parts that run.py keeps. No figure is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import report_browser
import report_visitors
from gates import Gate, gates
from tables import count, ratio, table

Figures = Mapping[str, Any]
Parts = Mapping[str, Figures]

NAMES = {
    "engine": "the search alone",
    "browser": "in the browser",
    "visitors": "many visitors at once",
    "inside": "inside the server",
}

HEAD = """\
# Benchmarks

Made by `make bench-full` from what it measured; nothing here is typed by hand. Both builds were
measured in turn on the same machine, with the same data, each served by a process of its own.
Compare the ratios: the times are those of a small machine on which other work was going on too.

The naive build is `benchmarks/naive/app.py`: what a competent person writes in an afternoon with
multiselects, streamlit-folium with clusters and popups, and `st.dataframe`, on Streamlit's own
settings. It only filters; it finds no place, no distance, no related language, and gives no
reasons. What its map takes from other hosts was served from this machine, without distance; what
no package holds (Bootstrap, tiles of the map) counted as empty. Both favour it.
"""


def page(parts: Parts) -> str:
    """Return the page as Markdown; parts that are missing or older than the code are named."""
    sections = [
        HEAD,
        "\n".join(_conditions(parts)),
        "## What must hold\n\n" + _gates(gates(parts)),
        "## First view and filter\n\n" + _part(parts, "browser", report_browser.views),
        "## Where the milliseconds go\n\n" + _part(parts, "browser", report_browser.steps)
        + "\n\n" + _part(parts, "inside", report_browser.inside),
        "## Many visitors at once\n\n" + _part(parts, "visitors", report_visitors.load),
        "## Memory\n\n" + _part(parts, "visitors", report_visitors.memory),
        "## The search alone\n\n" + _part(parts, "engine", _engine),
    ]  # fmt: skip
    return "\n\n".join(section.strip() for section in sections) + "\n"


def _part(parts: Parts, name: str, section: Any) -> str:
    if name not in parts:
        return f'Not measured yet: `make bench-full ARGS="--only {name}"`.'
    return "\n".join(section(parts[name]))


def _conditions(parts: Parts) -> Iterator[str]:
    if not parts:
        return
    newest = max(parts.values(), key=lambda part: str(part["conditions"]["when"]))["conditions"]
    machine = newest["machine"]
    yield (
        f"Machine: {machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}. "
        f"Python {machine['python']}, Streamlit {machine['streamlit']}, "
        f"folium {machine['folium']}, streamlit-folium {machine['streamlit-folium']}, "
        f"pandas {machine['pandas']}, DuckDB {machine['duckdb']}."
    )
    yield ""
    rows = []
    for name, part in parts.items():
        there = part["conditions"]
        old = "" if there["code"] == newest["code"] else " (older than the newest part)"
        load = f"{there['load']:.1f} before, {there['load_after']:.1f} after"
        rows.append([NAMES[name], there["when"], f"{there['code']}{old}", load])
    yield from table(["part", "measured (UTC)", "code", "load of the machine"], rows)


def _gates(found: Sequence[Gate]) -> str:
    rows = [
        [gate.line, gate.words, gate.measured, gate.wanted, "holds" if gate.holds else "**fails**"]
        for gate in found
    ]
    return "\n".join(table(["line", "what", "measured", "wanted", ""], rows))


def _engine(part: Figures) -> Iterator[str]:
    yield (
        "The same questions put to the search and to what one would write with pandas, DuckDB or "
        "SQLite. The peers only filter, sort and count: no further places, no interpreters, "
        "relatives, needs, reasons, loosenings. Their answers were compared with ours first.\n"
    )
    rows = []
    for figures in part["figures"]:
        mine = figures["ours"]["median_ms"]
        for name, times in {"this build": figures["ours"], **figures["peers"]}.items():
            rows.append([
                count(figures["members"]), name, f"{times['median_ms']:.2f} ms",
                f"{times['p95_ms']:.2f} ms", ratio(times["median_ms"], mine),
                f"{times.get('ready_s', figures['load_s']):.1f} s",
            ])  # fmt: skip
    yield from table(["members", "who", "median", "95 %", "ratio", "ready after"], rows)
    yield "\nOurs is ready after it has read the files; the peers get a table already read."
    checks = [f for f in part["figures"] if "check_s" in f]
    if checks:
        told = ", ".join(f"{f['members']:,}: {f['check_s']:.1f} s" for f in checks)
        yield f"\n`directory check`, the whole command, by members: {told}."
