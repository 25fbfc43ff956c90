"""The command that measures the plain pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(__file__).parents[2] / "benchmarks" / "pages.py"


def run(*options: str, path: str = os.environ["PATH"]) -> subprocess.CompletedProcess[str]:
    """Return what the command says."""
    return subprocess.run(
        [sys.executable, str(COMMAND), *options],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_without_wrk_it_says_how_to_get_it(tmp_path: Path) -> None:
    said = run(path=str(tmp_path))
    assert said.returncode == 1
    assert said.stderr.startswith("wrk was not found. Install it:")


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed")
def test_every_page_is_sent_without_an_error_and_its_cost_is_counted() -> None:
    said = run("--seconds", "1", "--json")
    assert said.returncode == 0, said.stderr
    found = json.loads(said.stdout)
    assert len(found) == 3
    for one in found.values():
        assert one["errors"] == 0
        assert 0 < one["cpu_ms"] < 1000
        assert one["rss_after_mb"] > 50
