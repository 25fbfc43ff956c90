"""What holds for every query and every directory (made of the real members)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.finder import Finder
from directory.matching import Answer, Index, find
from directory.matching.groups import GROUPS
from directory.members import Member
from directory.query import Query, Wording

LANGUAGES = ["ar", "apc", "de", "fr", "prs", "sq", "nl", "bs", "so", "ru", "lb", "no", "sv", "kmr"]
PLACES = ["", "Berlin", "Antwerp", "Zagreb", "Oslo", "Malmö", "Reykjavík", "Antalya", "Flensburg",
          "Basel", "Tallinn", "Nicosia"]  # fmt: skip
COUNTRIES = [[], [], [], ["DE"], ["HR", "BA"], ["HU"], ["FI"]]
NEEDS = ["stalking", "fathers", "group_work", "residence_rights_knowledge"]

TODAY = date(2026, 11, 22)
#: Who was checked before this day was so more than 18 months ago.
LIMIT = date(2025, 5, 22)
days = st.sampled_from([TODAY, TODAY - timedelta(400), LIMIT, LIMIT - timedelta(1),
                        date(2020, 2, 29)])  # fmt: skip
ages = st.lists(st.tuples(days, st.none() | days), min_size=63, max_size=63)

wordings = st.builds(
    Wording,
    languages=st.lists(st.sampled_from(LANGUAGES), max_size=2, unique=True),
    near=st.sampled_from(PLACES),
    countries=st.sampled_from(COUNTRIES),
    who=st.sampled_from(["", "man", "woman"]),
    specialisms=st.lists(st.sampled_from(NEEDS), max_size=2, unique=True),
    formats=st.lists(st.sampled_from(["online", "phone"]), max_size=1),
)
radii = st.sampled_from([None, 30.0, 60.0, 400.0])
some = settings(max_examples=60, deadline=None)


def asked(finder: Finder, wording: Wording, km: float | None) -> Query:
    return finder.understand(replace(wording, within_km=km if wording.near else None))


def answer(finder: Finder, query: Query, members: tuple[Member, ...]) -> Answer:
    directory = replace(finder.directory, members=members)
    index = Index.of(directory, finder.languages)
    return find(index, query, finder.settings.network, today=TODAY)


def placed(found: Answer) -> list[tuple[str, str]]:
    return [(group.code, result.id) for group in found.groups for result in group.results]


@some
@given(wordings, radii, st.integers(0, 62))
def test_removing_a_member_never_reorders_the_others(
    finder: Finder, wording: Wording, km: float | None, number: int
) -> None:
    query = asked(finder, wording, km)
    members = finder.directory.members
    gone = members[number].id
    rest = tuple(member for member in members if member.id != gone)
    before = [pair for pair in placed(finder.find(query)) if pair[1] != gone]
    after = placed(answer(finder, query, rest))
    # One of the five nearest abroad may take the place of the one that is gone.
    assert [pair for pair in after if pair in before] == before


@some
@given(wordings, radii, st.randoms())
def test_the_answer_does_not_depend_on_the_order_of_rows(
    finder: Finder, wording: Wording, km: float | None, random: object
) -> None:
    query = asked(finder, wording, km)
    members = list(finder.directory.members)
    random.shuffle(members)  # type: ignore[attr-defined]
    shuffled = answer(finder, query, tuple(members))
    assert placed(shuffled) == placed(finder.find(query))
    assert shuffled.relaxations == finder.find(query).relaxations


@some
@given(wordings, radii)
def test_a_relaxation_counts_what_it_yields(
    finder: Finder, wording: Wording, km: float | None
) -> None:
    found = finder.find(asked(finder, wording, km))
    for relaxation in found.relaxations:
        loosened = finder.find(relaxation.query)
        fitting = sum(loosened.group(code).total for code in ("match", "interpreter", "related"))
        assert fitting == relaxation.count


@some
@given(wordings, radii)
def test_every_answer_says_whom_to_ask(finder: Finder, wording: Wording, km: float | None) -> None:
    found = finder.find(asked(finder, wording, km))
    assert found.groups[-1].results[-1].id == finder.settings.network.id
    assert len(placed(found)) == len(set(placed(found)))


@some
@given(wordings, radii, st.integers(0, 62))
def test_a_language_that_is_not_asked_never_lowers_a_member(
    finder: Finder, wording: Wording, km: float | None, number: int
) -> None:
    query = asked(finder, wording, km)
    member = finder.directory.members[number]
    # Georgian has no relative.
    taught = replace(member, languages=(*member.languages, "ka"))
    members = tuple(taught if m is member else m for m in finder.directory.members)
    before, after = placed(finder.find(query)), placed(answer(finder, query, members))
    assert after == before


@some
@given(wordings, radii, ages)
def test_age_removes_nobody_and_only_puts_the_oldest_last(
    finder: Finder, wording: Wording, km: float | None, ages: list[tuple[date, date | None]]
) -> None:
    query = asked(finder, wording, km)
    fresh = tuple(replace(m, checked_on=TODAY) for m in finder.directory.members)
    aged = tuple(
        replace(m, checked_on=checked, confirmed_on=confirmed)
        for m, (checked, confirmed) in zip(fresh, ages, strict=True)
    )
    oldest = {m.id for m in aged if max(m.checked_on, m.confirmed_on or m.checked_on) < LIMIT}
    before, after = answer(finder, query, fresh), answer(finder, query, aged)
    codes = [code for code, _ in placed(before)]
    # The network itself has no age and is the very last.
    order = sorted(placed(before)[:-1], key=lambda p: (codes.index(p[0]), p[1] in oldest))
    assert placed(after)[:-1] == order
    assert after.relaxations == before.relaxations


@pytest.mark.parametrize("code", GROUPS)
def test_looking_at_one_result_is_as_looking_at_all(finder: Finder, code: str) -> None:
    query = finder.understand(Wording(languages=["ar", "hr"], near="Zagreb"))
    everything = finder.find(query).group(code).results
    for place, result in enumerate(everything):
        assert finder.find(query).group(code).results[place] == result
    assert list(everything[:2]) == list(everything)[:2]
