"""The page of the benchmarks is composed from what was measured, and says what was not."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

import report
from gates import gates
from tables import ratio

CONDITIONS: dict[str, Any] = {
    "when": "2026-11-23T04:00+00:00",
    "code": "abc1234",
    "load": 0.5,
    "load_after": 1.5,
    "machine": dict.fromkeys(
        ("cores", "memory_gb", "system", "python", "streamlit", "folium", "streamlit-folium",
         "pandas", "duckdb"), "1"
    ),
}  # fmt: skip

FILTER = {
    "both_ms": 100.0, "both_ms_p95": 120.0, "list_ms": 90.0, "carried_bytes": 9000, "cpu_ms": 10.0,
    "blanked": 0, "map_replaced": 0, "messages": 22, "runs": 1, "blank_ms": 0,
}  # fmt: skip


@pytest.fixture
def parts() -> dict[str, Any]:
    """Figures of a browser and of visitors, made up, that hold every gate about them."""
    ours = {
        "choose": FILTER,
        "take_back": FILTER,
        "warm": {"list_ms": 900.0, "bytes": 800_000, "requests": 95},
        "start": {"list_ms": 800.0, "bytes": 800_000, "requests": 95},
        "slow": {"list_ms": 7000.0},
        "slow_html": {"list_ms": 500.0, "bytes": 12_000},
    }
    theirs = {
        "choose": FILTER | {"both_ms": 500.0},
        "take_back": FILTER | {"both_ms": 900.0},
        "warm": {"list_ms": 2700.0, "bytes": 4_800_000, "requests": 148},
    }
    level = {
        "visitors": 200, "start_s": 9.0, "median_ms": 20.0, "p95_ms": 90.0, "cpu_ms": 15.0,
        "busy": 0.5, "before_mb": 240.0, "idle_mb": 260.0, "active_mb": 280.0, "peak_mb": 300.0,
        "wave_at_once_mb": 285.0, "wave_later_mb": 281.0,
    }  # fmt: skip
    naive = {"visitors": 20, "start_not_finished_s": 90, "before_mb": 170.0, "peak_mb": 240.0}
    levels = {"directory": [level | {"visitors": 100}, level], "naive": [naive]}
    sizes = {"63": {"directory": ours, "naive": theirs, "conditions": CONDITIONS}}
    return deepcopy(
        {
            "browser": {"sizes": sizes, "conditions": CONDITIONS},
            "visitors": {"levels": levels, "conditions": CONDITIONS},
        }
    )


def test_a_part_that_is_missing_is_said_with_what_measures_it() -> None:
    page = report.page({})
    for name in ("browser", "visitors", "inside", "engine"):
        assert f'make bench-full ARGS="--only {name}"' in page


def test_figures_stand_beside_each_other_with_their_ratio(parts: dict[str, Any]) -> None:
    page = report.page(parts)
    assert "| new visitor: list | 900 ms | 2,700 ms | 3.0 |" in page
    assert "| country taken back: list and map on screen | 100 ms | 900 ms | 9.0 |" in page
    assert 'ARGS="--only browser"' not in page


def test_a_part_of_older_code_is_said_to_be_older(parts: dict[str, Any]) -> None:
    assert "older" not in report.page(parts).split("## What must hold")[0]
    newer = {"when": "2026-11-24T04:00+00:00", "code": "def5678"}
    parts["visitors"]["conditions"] = CONDITIONS | newer
    assert "abc1234 (older than the newest part)" in report.page(parts)
    assert "def5678 (older" not in report.page(parts)


def test_what_did_not_finish_is_said(parts: dict[str, Any]) -> None:
    parts["browser"]["sizes"]["63"]["naive"] = {"not_finished_s": 600, "warm": {"list_ms": 9000.0}}
    page = report.page(parts)
    assert "naive: did not finish in 600 s" in page
    assert "| new visitor: list | 900 ms | 9,000 ms | 10 |" in page
    assert "| naive | 20 | not within 90 s |" in page


def test_every_gate_about_them_holds(parts: dict[str, Any]) -> None:
    assert [gate for gate in gates(parts) if not gate.holds] == []
    assert {gate.line for gate in gates(parts)} == {"V1", "V3", "V4", "slow"}


@pytest.mark.parametrize(
    ("build", "group", "name", "figure", "words"),
    [
        ("naive", "choose", "both_ms", 490.0, "a filter, times as fast"),
        ("naive", "take_back", "both_ms", 490.0, "a filter, times as fast"),
        ("directory", "choose", "carried_bytes", 20_001, "bytes over the socket"),
        ("directory", "take_back", "cpu_ms", 15.1, "server time, ms"),
        ("directory", "choose", "blanked", 1, "times that the map was blank or replaced"),
        ("directory", "choose", "map_replaced", 1, "times that the map was blank or replaced"),
        ("directory", "start", "bytes", 1_200_001, "first view, bytes"),
        ("directory", "start", "requests", 96, "first view, requests"),
        ("directory", "slow", "list_ms", 8001.0, "list at 700 kbit/s, s"),
        ("directory", "slow_html", "list_ms", 2001.0, "HTML list at 700 kbit/s, s"),
        ("directory", "slow_html", "bytes", 80_001, "the HTML list, bytes"),
    ],
)
def test_a_gate_fails_that_is_missed_by_little(
    parts: dict[str, Any], build: str, group: str, name: str, figure: float, words: str
) -> None:
    figures = parts["browser"]["sizes"]["63"][build]
    figures[group] = figures[group] | {name: figure}
    assert [gate.words for gate in gates(parts) if not gate.holds] == [words]
    assert "**fails**" in report.page(parts)


@pytest.mark.parametrize(
    ("number", "name", "figure", "words"),
    [
        (0, "p95_ms", 200.0, "100 visitors, 95 %, ms"),
        (1, "start_s", 30.1, "200 visitors at once, all served, s"),
        (1, "peak_mb", 400.0, "200 visitors, memory, MB"),
        (1, "wave_later_mb", 308.0, "a second wave after two minutes adds"),
        (1, "wave_at_once_mb", 308.1, "a second wave at once adds"),
    ],
)
def test_a_gate_about_many_visitors_fails(
    parts: dict[str, Any], number: int, name: str, figure: float, words: str
) -> None:
    parts["visitors"]["levels"]["directory"][number][name] = figure
    assert [gate.words for gate in gates(parts) if not gate.holds] == [words]


def test_how_many_a_small_server_holds_is_computed(parts: dict[str, Any]) -> None:
    # (1024 - 240) MB at 0.2 MB a visitor; a core has 3,000 ms in 3 s, a search takes 15.
    row = "| directory | 200 | 240 MB | 0.10 MB | 0.20 MB | 3,920 | 200 |"
    assert row in report.page(parts)


def test_a_ratio_that_says_nothing_is_blank() -> None:
    assert ratio(None, 5.0) == ratio(5.0, 0) == ""
    assert ratio(12.0, 5.0) == "2.4"
    assert ratio(1200.0, 5.0) == "240"
