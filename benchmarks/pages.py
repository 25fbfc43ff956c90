"""How many plain pages a second the process sends, and what each of them costs.

``python benchmarks/pages.py`` serves the project's own data and lets wrk ask for pages over some
connections, on each again as soon as it has the answer. Requests a second and their latency depend
on what else the machine does; the processor time of a request hardly does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from servers import OURS, Server, running

DATA = Path(__file__).parent.parent / "data"

#: Says the figures of wrk as JSON.
SCRIPT = Path(__file__).with_suffix(".lua")

CONNECTIONS = 8

#: What is asked for: the address, and what the reader takes.
ASKED: Mapping[str, tuple[str, str]] = {
    "the list": ("/pages/", "identity"),
    "the list, gzipped": ("/pages/", "gzip"),
    "an organisation, gzipped": ("/pages/organisation/de-volkssolidaritaet-berlin", "gzip"),
}

Figures = dict[str, Any]


class NoWrk(Exception):
    """The program that asks is not installed; the message says how to install it."""

    def __init__(self) -> None:
        super().__init__("wrk was not found. Install it: apt-get install wrk, or brew install wrk")


def figures(seconds: int) -> dict[str, Figures]:
    """Return the figures of each page, asked for so many seconds; NoWrk without wrk.

    ``load`` is how many processes wanted a processor in the minute before.
    """
    if shutil.which("wrk") is None:
        raise NoWrk
    with running(OURS, DATA) as server:
        return {
            words: measured(server, path, encoding, seconds)
            for words, (path, encoding) in ASKED.items()
        }


def measured(server: Server, path: str, encoding: str, seconds: int) -> Figures:
    """Return the figures of one address of a running server."""
    with urlopen(server.url + path) as first:  # noqa: S310 (our own address)
        first.read()
    load, cpu_s, rss_mb = os.getloadavg()[0], server.cpu_s(), server.rss_mb()
    said = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", SCRIPT,
         "-H", f"Accept-Encoding: {encoding}", server.url + path],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    counted = json.loads(said.stdout.splitlines()[-1])
    return {
        "per_s": round(counted["requests"] / counted["seconds"]),
        "p50_ms": counted["p50_ms"],
        "p99_ms": counted["p99_ms"],
        "errors": counted["errors"],
        "cpu_ms": round((server.cpu_s() - cpu_s) * 1000 / counted["requests"], 3),
        "rss_before_mb": round(rss_mb),
        "rss_after_mb": round(server.rss_mb()),
        "load": round(load, 1),
    }


def main() -> int:
    """Print the figures; return 1 if a request failed or wrk is missing."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, help="for each page (default: 60)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    try:
        found = figures(options.seconds)
    except NoWrk as error:
        sys.exit(str(error))
    if options.json:
        print(json.dumps(found, indent=1))
    else:
        for words, one in found.items():
            print(f"{words}: " + ", ".join(f"{name} {value}" for name, value in one.items()))
    return int(any(one["errors"] for one in found.values()))


if __name__ == "__main__":
    sys.exit(main())
