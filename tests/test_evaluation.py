"""Referral situations and lists of names, written without a look at what the program answers."""

from __future__ import annotations

import pytest

import evaluate
import evaluate_lines
from directory.finder import Finder

SCENARIOS = list(evaluate.scenarios())


def test_there_are_enough_of_them_in_enough_tongues() -> None:
    assert len(SCENARIOS) >= 80
    assert len({scenario.tongue for scenario in SCENARIOS} - {""}) >= 12
    groups = {scenario.expect.get("group") for scenario in SCENARIOS}
    assert groups >= {"match", "interpreter", "related", "ask", "elsewhere", "network"}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name[:70])
def test_a_scenario_is_as_expected_or_says_why_not(
    finder: Finder, scenario: evaluate.Scenario
) -> None:
    outcome = evaluate.outcome(finder, scenario)
    assert outcome.as_expected != bool(scenario.exception), outcome


def test_names_of_languages(finder: Finder) -> None:
    tried, missed, wrong = evaluate.language_misses(finder)
    assert tried >= 300
    assert wrong == []
    assert len(missed) <= tried / 100, missed


def test_names_of_places(finder: Finder) -> None:
    tried, missed = evaluate.place_misses(finder)
    assert tried >= 200
    assert len(missed) <= tried / 50, missed


def test_single_lines_are_understood_as_well_as_they_were(finder: Finder) -> None:
    count, right = evaluate_lines.rates(finder)
    assert count >= 100
    assert right["languages"] >= count * 0.93
    assert right["place"] >= count * 0.93
    assert right["needs"] >= count * 0.85
    # A person who is said wrongly hurts; one who is left unsaid does not.
    assert count - right["person"] - right["person left unsaid"] <= 3
