"""Many visitors at once, without a browser: how long they wait, and what they cost the server.

They all come at the same moment; then each chooses another country every 3 s. Each level has a
server of its own. The visitors share the machine with the server, so that real ones would wait
less. Beside the page itself only the map of ours is asked for over HTTP: the scripts of Streamlit
come from any proxy or cache.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import servers
from servers import OURS, Server
from session import Session, get

#: What each visitor chooses, one after the other; blank: everything again.
COUNTRIES = ("Germany", "", "Spain", "Italy", "", "United Kingdom", "Austria", "")

#: Between two searches of a visitor.
EVERY_S = 3.0

#: Streamlit keeps a session for two minutes after its visitor left, and then until another leaves.
FORGOTTEN_S = 125

Figures = dict[str, Any]


@dataclass(frozen=True)
class Plan:
    """How many come, how long they search, and how long a start may take."""

    levels: Sequence[int]
    searching_s: float = 24
    start_limit_s: float = 90
    waves: bool = False


async def level(build: str, data: Path, visitors: int, plan: Plan, *, waves: bool) -> Figures:
    """Return the figures of so many visitors; with waves, the memory when as many come again."""
    figures: Figures = {"visitors": visitors}
    with servers.running(build, data) as server:
        async with AsyncExitStack() as first:
            await _come(build, server, 1, plan.start_limit_s, first)
        figures["before_mb"] = server.rss_mb()
        figures |= await _wave(build, server, visitors, plan)
        figures["peak_mb"] = server.peak_mb()
        if waves:
            figures["wave_at_once_mb"] = (await _wave(build, server, visitors, plan))["active_mb"]
            await asyncio.sleep(FORGOTTEN_S)
            async with AsyncExitStack() as last:
                await _come(build, server, 1, plan.start_limit_s, last)
            figures["wave_later_mb"] = (await _wave(build, server, visitors, plan))["active_mb"]
    return figures


async def _wave(build: str, server: Server, visitors: int, plan: Plan) -> Figures:
    """Return the figures of visitors that come at once, search, and leave."""
    start, cpu = time.perf_counter(), server.cpu_s()
    async with AsyncExitStack() as here:
        try:
            sessions = await _come(build, server, visitors, plan.start_limit_s, here)
        except TimeoutError:
            return {"start_not_finished_s": plan.start_limit_s, "active_mb": server.rss_mb()}
        figures: Figures = {
            "start_s": time.perf_counter() - start,
            "start_cpu_ms": (server.cpu_s() - cpu) * 1000 / visitors,
            "idle_mb": server.rss_mb(),
        }
        figures |= await _search(server, sessions, plan)
        return figures | {"active_mb": server.rss_mb()}


async def _come(
    build: str, server: Server, visitors: int, limit_s: float, here: AsyncExitStack
) -> list[Session]:
    async def come() -> Session:
        await get(server.url + "/")
        session = await here.enter_async_context(Session(server.url, build))
        await session.begin()
        if build == OURS:
            await get(server.url + "/map")
        return session

    async with asyncio.timeout(limit_s):
        return list(await asyncio.gather(*(come() for _ in range(visitors))))


async def _search(server: Server, sessions: Sequence[Session], plan: Plan) -> Figures:
    """Return how long the visitors waited, each searching again and again."""
    waited: list[float] = []
    cpu, begin = server.cpu_s(), time.perf_counter()
    end = begin + plan.searching_s
    chance = random.Random(1)  # noqa: S311 (the same order in every run)

    async def search(session: Session, first_s: float) -> None:
        await asyncio.sleep(first_s)
        due = time.perf_counter()
        for country in COUNTRIES * 100:
            if time.perf_counter() >= end:
                return
            waited.append(await session.search(country))
            # Who waited longer than that searches again at once.
            due = max(due + EVERY_S, time.perf_counter())
            await asyncio.sleep(due - time.perf_counter())

    await asyncio.gather(*(search(one, chance.uniform(0, EVERY_S)) for one in sessions))
    took = time.perf_counter() - begin
    waited.sort()
    return {
        "searches": len(waited),
        "median_ms": median(waited),
        "p95_ms": waited[round(0.95 * (len(waited) - 1))],
        "max_ms": waited[-1],
        "cpu_ms": (server.cpu_s() - cpu) * 1000 / len(waited),
        "busy": (server.cpu_s() - cpu) / took,
    }


def all_levels(
    data: Path, plans: Mapping[str, Plan], say: Callable[[str], None]
) -> Iterator[tuple[str, Figures]]:
    """Yield each build with the figures of a level, until one fails to start."""
    for build, plan in plans.items():
        for visitors in plan.levels:
            say(f"{build}, {visitors} visitors at once ...")
            waves = plan.waves and visitors == max(plan.levels)
            figures = asyncio.run(level(build, data, visitors, plan, waves=waves))
            yield build, figures
            if "start_not_finished_s" in figures:
                break


def main() -> int:
    """Measure one level of one build and print what was found."""
    parser = argparse.ArgumentParser(description="Let visitors come to one build at once.")
    parser.add_argument("build", choices=servers.BUILDS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("visitors", type=int)
    parser.add_argument("--waves", action="store_true")
    options = parser.parse_args()
    plan = Plan([options.visitors])
    asked = level(options.build, options.folder, options.visitors, plan, waves=options.waves)
    print(asyncio.run(asked))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
