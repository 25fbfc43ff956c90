"""How well single lines are understood: 120 of them, written by someone who never saw the tables.

They are a measure, not a promise: a test holds a floor, so that a change that makes the reader
worse is seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.places import exact_kilometres
from directory.query import Near, Query, Reading

LINES = Path(__file__).parent.parent / "tests" / "evaluation" / "lines.toml"

#: The town is right if it is so near to the one that was meant, km.
TOLERANCE_KM = 25.0

PARTS = ("languages", "place", "person", "needs")


def rates(finder: Finder) -> tuple[int, dict[str, int]]:
    """Return how many lines there are, and of how many each part is right.

    ``person left unsaid`` counts the lines whose person was expected and is not said.
    """
    lines = tomllib.loads(LINES.read_text(encoding="utf-8"))["line"]
    right = dict.fromkeys((*PARTS, "person left unsaid"), 0)
    for line in lines:
        reading = finder.lexicon.read(line["text"])
        for part, good in _right(finder, line, reading).items():
            right[part] += good
        right["person left unsaid"] += bool(line["who"]) and not reading.query.who
    return len(lines), right


def _right(finder: Finder, line: Mapping[str, Any], reading: Reading) -> dict[str, bool]:
    query = reading.query
    choices = [choice for hint in reading.asked_back for choice in hint.suggestions]
    asked = sorted(code for choice in choices for code in finder.languages.candidates(choice))
    needs = sorted(f"{column}:{value}" for column, value in query.needs)
    return {
        "languages": list(query.languages) == line["languages"] and asked == sorted(line["ask"]),
        "place": _is_place(finder, line, query),
        "person": query.who == line["who"],
        "needs": needs == sorted(line["needs"]),
    }


def _is_place(finder: Finder, line: Mapping[str, Any], query: Query) -> bool:
    if list(query.countries) != line["countries"]:
        return False
    if not line["town"]:
        return query.near is None
    try:
        meant = finder.lexicon.near(f"{line['town']}, {line['country']}")
    except NotUnderstood:
        meant = finder.lexicon.near(line["town"])
    return query.near is not None and _apart(query.near, meant) <= TOLERANCE_KM


def _apart(one: Near, other: Near) -> float:
    return exact_kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))
