"""Streamlit, with a note of every run of the script: ``python profiled.py run streamlit_app.py``.

The notes go as lines of JSON into the file that PROFILE_TO names: what a run took, and with
PROFILE_CODE set also whose code it was (cProfile, which makes the run itself slower).
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

#: Whose code it is, by what its file's path holds. What stands in none of them belongs to Python
#: itself or a library, and counts for whoever called it.
WHOSE = {
    "/src/directory/": "the build itself",
    "/site-packages/jinja2/": "templates",
    "<template>": "templates",
    "/benchmarks/naive/": "the build itself",
    "/site-packages/folium/": "folium",
    "/site-packages/branca/": "folium",
    "/site-packages/streamlit_folium/": "folium",
    "/site-packages/pandas/": "pandas",
    "/site-packages/streamlit/": "Streamlit",
}
GARBAGE = "garbage collection"
ELSE = "Python and libraries"

Function = tuple[str, int, str]


def shares(profile: cProfile.Profile) -> dict[str, float]:
    """Return the ms that went into the code of each, of a run that was profiled."""
    found: defaultdict[str, float] = defaultdict(float)
    functions: dict[Function, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    for function, (_, _, own, _, callers) in functions.items():
        known = _whose(function)
        if known != ELSE or not callers:
            found[known] += own * 1000
            continue
        for caller, (_, _, own_there, _) in callers.items():
            found[_whose(caller)] += own_there * 1000
    return dict(found)


def _whose(function: Function) -> str:
    if "gc.collect" in function[2]:
        return GARBAGE
    return next((name for part, name in WHOSE.items() if part in function[0]), ELSE)


def main() -> None:
    """Start Streamlit with the arguments given."""
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.web.cli import main as streamlit

    run = ScriptRunner._run_script
    out = Path(os.environ["PROFILE_TO"])
    code = "PROFILE_CODE" in os.environ

    def noted(self: Any, data: Any) -> None:
        profile = cProfile.Profile()
        wall, cpu = time.perf_counter(), time.thread_time()
        if code:
            profile.runcall(run, self, data)
        else:
            run(self, data)
        note: dict[str, Any] = {
            "wall_ms": (time.perf_counter() - wall) * 1000,
            "cpu_ms": (time.thread_time() - cpu) * 1000,
        }
        if code:
            note["shares"] = shares(profile)
        with out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(note) + "\n")

    setattr(ScriptRunner, run.__name__, noted)
    streamlit()


if __name__ == "__main__":
    sys.argv[0] = "streamlit"
    main()
