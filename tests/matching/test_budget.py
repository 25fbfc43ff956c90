"""How much work a search may be, counted in calls: the same on every machine, however busy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import made_up
from directory.finder import Finder
from directory.query import Query, Wording

QUESTIONS = {
    "a language and a place": Wording(languages=["ar"], near="Köln"),
    "a place": Wording(near="Flensburg"),
    "a language and a country": Wording(languages=["uk"], countries=["PL"]),
    "a radius": Wording(languages=["es"], near="Perpignan", within_km=200),
    "needs": Wording(near="Madrid", specialisms=["fathers", "group_work"], who="man"),
    "everything": Wording(),
}

#: Results of each group that are looked at, as on a page.
SHOWN = 5

#: Calls for one question (measured: 700 to 2,330), and for the first results of a large group.
MOST_CALLS, MOST_FOR_FIRST = 2_600, 500


def calls(do: Callable[[], object]) -> int:
    """Return how many functions are called, ours and those of the libraries."""
    number = 0

    def count(_: FrameType, event: str, __: Any) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        do()
    finally:
        sys.setprofile(None)
    return number


@pytest.fixture(scope="module")
def two_thousand(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder = made_up.make(tmp_path_factory.mktemp("made-up"), 2000, sources=False)
    return Finder.read(folder)


def look(finder: Finder, query: Query) -> int:
    """Search as a page does, and return how many results were looked at."""
    answer = finder.find(query)
    results = [result for group in answer.groups for result in group.results[:SHOWN]]
    return sum(bool(result.reasons) for result in results)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_work_does_not_grow_with_the_members(
    finder: Finder, two_thousand: Finder, question: str
) -> None:
    query = finder.understand(QUESTIONS[question])
    for searched in (finder, two_thousand):
        look(searched, query)
        made = calls(lambda searched=searched: look(searched, query))  # type: ignore[misc]
        assert made <= MOST_CALLS


def test_no_result_is_made_that_is_not_looked_at(two_thousand: Finder) -> None:
    query = two_thousand.understand(Wording())
    answer = two_thousand.find(query)
    match = answer.group("match")
    assert len(match.results) > 1_000
    assert calls(lambda: match.numbers) < 10
    members = [two_thousand.directory.members[number] for number in match.numbers]
    assert {member.id for member in members} == {result.id for result in match.results}
    assert len(members) == match.total
    assert calls(lambda: match.results[:SHOWN]) <= MOST_FOR_FIRST
