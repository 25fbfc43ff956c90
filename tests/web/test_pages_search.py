"""The plain form gives the answer that the core gives, and keeps nothing of what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from asking import Asking

import evaluate
from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.matching import Answer

SEARCH = "/pages/search"
SCENARIOS = list(evaluate.scenarios())


@pytest.fixture(scope="module")
def ask(data: Path) -> Asking:
    """The site on the project's own data."""
    return Asking(data)


def fields(scenario: evaluate.Scenario) -> list[tuple[str, str]]:
    """Return what a person puts into the form for a scenario."""
    wording = scenario.wording()
    place = "; ".join(filter(None, (wording.near, *wording.countries)))
    sent = [("text", wording.text), ("place", place), ("who", wording.who)]
    sent.append(("within_km", f"{wording.within_km or 0:g}"))
    sent += [("language", language) for language in wording.languages]
    for name in ("specialisms", "formats", "referral_routes"):
        sent += [(name, value) for value in getattr(wording, name)]
    return [(name, value) for name, value in sent if value and value != "0"]


def groups(answer: Answer) -> dict[str, list[str]]:
    """Return the ids of the members of each group."""
    found = {g.code: [r.id for r in g.results if r.member is not None] for g in answer.groups}
    return {code: ids for code, ids in found.items() if ids}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name[:70])
def test_a_scenario_gives_the_same_members_in_the_same_order(
    ask: Asking, finder: Finder, scenario: evaluate.Scenario
) -> None:
    page = ask.post(SEARCH, fields(scenario)).page
    if finder.lexicon.read(scenario.text).survivor:
        assert page.groups == {}
        assert "Is someone being hurt?" in page.words
        return
    try:
        query = finder.understand(scenario.wording())
    except NotUnderstood as hint:
        choices = set(hint.suggestions)
    else:
        choices = set()
        assert page.groups == groups(finder.find(query))
    # What means several things is asked back: one press says which.
    assert choices <= set(page.texts["button"])
