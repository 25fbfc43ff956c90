"""Three thousand made-up organisations, and the real ones: every answer is the reference's.

The made-up ones were checked or confirmed at all times of three years.
A hundred thousand are left to `make bench`: reading them takes longer than the whole suite may.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from reference import Reference, Standing

import made_up
from directory.finder import Finder
from directory.matching import Answer, Index, Result
from directory.matching.groups import GROUPS
from directory.members import Member
from directory.query import Query, Wording

LANGUAGES = "ar ckb de en fa fi fo fr haz hr kmr nl pl prs ro ru so sq sr sv ti tr uk zu".split()
PLACES = ("Antalya", "Antwerp", "Basel", "Flensburg", "Helsinki", "Malmö", "Trieste")
COUNTRIES = "AT BE CH DE DK FI FR GB HR LI NO SE XK".split()
NEEDS = {
    "specialisms": ("fathers", "group_work", "stalking", "women_who_use_violence"),
    "formats": ("online", "phone", "in_person"),
    "referral_routes": ("court", "self", "child_protection"),
}
#: The day of the searches.
TODAY = date(2026, 11, 22)

#: Distances that differ by less, km, may stand in either order (see ``Positions.kilometres``).
ALIKE_KM = 0.05


def asked(finder: Finder, seed: int) -> Query:
    """Return a query, drawn so that each part is often there and often not."""
    chance = random.Random(seed)
    near = chance.choice(["", *PLACES]) if chance.random() < 0.9 else ""
    needs = {
        column: chance.sample(values, chance.choice([0, 0, 0, 1, 2]))
        for column, values in NEEDS.items()
    }
    wording = Wording(
        languages=chance.sample(LANGUAGES, chance.choice([0, 1, 1, 1, 2, 3])),
        who=chance.choice(["", "", "man", "woman"]),
        near=near,
        countries=chance.sample(COUNTRIES, chance.choice([0, 0, 1, 2] if near else [0, 1, 2])),
        within_km=chance.choice([None, None, 30, 150, 500]) if near else None,
    )
    return finder.understand(replace(wording, **needs))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    folder = made_up.make(tmp_path_factory.mktemp("made-up"), 3000, sources=False)
    made = Finder.read(folder)
    chance = random.Random(1)
    members = tuple(aged(member, chance) for member in made.directory.members)
    directory = replace(made.directory, members=members)
    return replace(made, directory=directory, index=Index.of(directory, made.languages))


def aged(member: Member, chance: random.Random) -> Member:
    """Return a member with days of the last three years, some of them at the very limit."""
    limit = date(2025, 5, 22)
    days = [limit, limit - timedelta(1), *(TODAY - timedelta(n) for n in range(0, 1100, 100))]
    confirmed = chance.choice([None, None, chance.choice(days)])
    return replace(member, checked_on=chance.choice(days), confirmed_on=confirmed)


@pytest.fixture(scope="module")
def reference(finder: Finder) -> Reference:
    return Reference(finder, TODAY)


@pytest.fixture(scope="module")
def large_reference(large: Finder) -> Reference:
    return Reference(large, TODAY)


@pytest.mark.parametrize("seed", range(60))
def test_the_real_data_are_answered_as_the_design_says(
    finder: Finder, reference: Reference, seed: int
) -> None:
    compare(finder, reference, asked(finder, seed))


@pytest.mark.parametrize("seed", range(60, 90))
def test_three_thousand_are_answered_as_the_design_says(
    large: Finder, large_reference: Reference, seed: int
) -> None:
    compare(large, large_reference, asked(large, seed))


def compare(finder: Finder, reference: Reference, query: Query) -> None:
    answer = finder.find(query, today=TODAY)
    expected = reference.answer(query)
    assert [group.code for group in answer.groups] == [
        code for code in GROUPS if expected[code] or code == "network"
    ]
    for code, standings in expected.items():
        results = list(answer.group(code).results)
        if code == "network":
            assert results.pop().id == finder.settings.network.id
        assert {result.id for result in results} == {s.member.id for s in standings}, code
        assert answer.group(code).total == len(standings) + (code == "network")
        for result, standing in zip(results, standings, strict=True):
            same(result, standing)
    limited = finder.find(query, limit=5, today=TODAY)
    assert tops(limited) == {code: found[:5] for code, found in tops(answer).items()}
    relaxed(answer, reference)


def same(result: Result, standing: Standing) -> None:
    """Assert that a result is what stands there, or what is as near as makes no difference."""
    assert result.language.grade == standing.grade
    if result.id == standing.member.id:
        expected = None if standing.km is None else round(standing.km)
        assert result.distance_km == expected, result.id
    else:
        assert standing.km is not None
        assert result.distance_km is not None
        assert abs(result.distance_km - standing.km) < 0.5 + ALIKE_KM, result.id


def tops(answer: Answer) -> dict[str, list[str]]:
    return {group.code: [result.id for result in group.results] for group in answer.groups}


def relaxed(answer: Answer, reference: Reference) -> None:
    """Assert that each loosening yields what it says, and that none that yields is left out."""
    query = answer.query
    now = reference.fitting(query)
    for relaxation in answer.relaxations:
        assert relaxation.count == reference.fitting(relaxation.query) > now, relaxation.change
    offered = {relaxation.change for relaxation in answer.relaxations}
    nowhere = {"near": None, "within_km": None}
    loosenings = {
        "any_language": replace(query, languages=()),
        "whole_country": replace(query, **nowhere, countries=query.home),  # type: ignore[arg-type]
        "any_country": replace(query, **nowhere, countries=()),  # type: ignore[arg-type]
        "anybody": replace(query, who=""),
    }
    for change, looser in loosenings.items():
        assert (change in offered) == (reference.fitting(looser) > now), change
    if not offered:
        # Nobody is left without a way on: everything is offered, or nothing more can be had.
        assert now > 0
