"""What one run of the script takes inside the server, and whose code it is.

One visitor, without a browser, chooses a country and takes it back, again and again; the server
notes each run (profiled.py): once as it is, once under cProfile for the shares.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import servers
from session import Session
from visitors import COUNTRIES

WRAPPER = Path(__file__).parent / "profiled.py"

#: The first runs load what is not loaded yet.
LEFT_OUT, RUNS = 4, 40

Figures = dict[str, Any]


def inside(data: Path, say: Callable[[str], None]) -> dict[str, Figures]:
    """Return the figures of one run of the script of each build."""
    found = {}
    for build in servers.BUILDS:
        say(f"{build}, inside the server ...")
        plain = _notes(build, data, code=False)
        figures: Figures = {
            name: median(note[name] for note in plain) for name in ("wall_ms", "cpu_ms")
        }
        notes = _notes(build, data, code=True)
        whole = sum(sum(note["shares"].values()) for note in notes)
        names = {name for note in notes for name in note["shares"]}
        figures["shares"] = {
            name: sum(note["shares"].get(name, 0) for note in notes) / whole
            for name in sorted(names)
        }
        found[build] = figures
    return found


def _notes(build: str, data: Path, *, code: bool) -> list[Figures]:
    out = servers.ROOT / "build" / "bench" / "runs.jsonl"
    out.unlink(missing_ok=True)
    given = {"PROFILE_TO": str(out)} | ({"PROFILE_CODE": "1"} if code else {})
    os.environ |= given
    try:
        with servers.running(build, data, wrapper=[str(WRAPPER)]) as server:
            asyncio.run(_visit(build, server.url))
    finally:
        for name in given:
            del os.environ[name]
    notes = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return notes[1 + LEFT_OUT :]


async def _visit(build: str, url: str) -> None:
    async with Session(url, build) as visitor:
        await visitor.begin()
        for number in range(LEFT_OUT + RUNS):
            await visitor.search(COUNTRIES[number % len(COUNTRIES)])
