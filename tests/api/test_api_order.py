"""What can be asked of the search and of the API has the same members in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from asking import Asking

import evaluate
from directory.exports.ids import uuid
from directory.finder import Finder
from directory.members import Member
from directory.query import NEEDS, Query


@pytest.fixture(scope="module")
def ask(data: Path) -> Asking:
    """The site on the project's own data."""
    return Asking(data)


def cases(finder: Finder) -> Iterator[Query]:
    """Yield what can be asked of both: of the scenarios, of every language and every country."""
    for query in evaluate.understood(finder):
        asked = Query(languages=query.languages[:1], countries=query.home[:1])
        yield asked
        for column, value in query.needs:
            need: dict[str, Any] = {column: (value,)}
            yield replace(asked, **need)
    for language in finder.index.offers.codes:
        yield Query(languages=(language,))
    for country in finder.index.countries:
        yield Query(countries=(country,))


def parameters(finder: Finder, query: Query) -> dict[str, str]:
    """Return the parameters of the API that ask a query."""
    asked = {"per_page": "200"}
    asked |= dict(zip(("language",), query.languages, strict=False))
    asked |= dict(zip(("country",), query.countries, strict=False))
    for column, value in query.needs:
        group = finder.directory.vocabulary[value].group if column == "specialisms" else column
        asked["taxonomy_term_id"] = uuid("taxonomy_term", group, value)
    return asked


def states(finder: Finder, member: Member, query: Query) -> bool:
    """Return whether a member states all that is asked, in a country that is asked."""
    countries = {member.country, *(country for country, _ in finder.directory.cities(member))}
    return (
        set(query.languages) <= set(member.languages)
        and set(query.countries) <= countries
        and all(set(getattr(query, need)) <= set(getattr(member, need)) for need in NEEDS)
    )


@pytest.mark.parametrize(("kind", "entity"), [
    ("services", "service"), ("organizations", "organization"),
])  # fmt: skip
def test_a_list_has_those_of_the_answer_who_state_it_in_its_order(
    ask: Asking, finder: Finder, kind: str, entity: str
) -> None:
    tried = several = 0
    for query in dict.fromkeys(cases(finder)):
        if query == Query():
            continue
        answer = finder.find(query)
        found = [r.member for group in answer.groups for r in group.results if r.member]
        expected = [
            uuid(entity, member.id)
            for member in found
            if states(finder, member, query)
            and (kind == "organizations" or finder.directory.describes_programme(member))
        ]
        said = ask(f"/api/{kind}?{urlencode(parameters(finder, query))}").json
        assert [each["id"] for each in said["contents"]] == expected, query
        tried += 1
        several += len(expected) > 1
    print(f"{tried} questions, {several} with several members")
    assert tried >= 150
    assert several >= 20


def test_pages_of_such_a_list_follow_each_other(ask: Asking) -> None:
    whole = ask("/api/services?country=DE&per_page=200").json["contents"]
    parts: list[object] = []
    for number in range(1, len(whole) + 1):
        page = ask(f"/api/services?country=DE&per_page=1&page={number}").json
        parts += page["contents"]
    assert parts == whole


def test_towns_of_a_member_stay_together(ask: Asking) -> None:
    services = ask("/api/services?country=CH").json["contents"]
    placed = ask("/api/service_at_locations?country=CH").json["contents"]
    of = list(dict.fromkeys(each["service_id"] for each in placed))
    assert of == [each["id"] for each in services if each["id"] in of]
