"""An entry that nobody has made sure of for long says so, and stands last; it never goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from directory.finder import Finder
from directory.locale import Phrases, translator
from directory.matching import Index, Remark, age, questions
from directory.members import Member
from directory.query import Wording

TODAY = date(2026, 11, 22)


@pytest.fixture
def member(finder: Finder) -> Member:
    return replace(finder.directory.by_id["at-neustart"], checked_on=TODAY, confirmed_on=None)


def test_after_a_year_the_day_is_said(finder: Finder, member: Member) -> None:
    assert age(replace(member, checked_on=date(2025, 11, 22)), TODAY) == []
    [remark] = age(replace(member, checked_on=date(2025, 11, 21)), TODAY)
    assert remark == Remark("read_long_ago", {"day": "2025-11-21"})
    words = "Sources read on 21 Nov 2025, more than a year ago: ask whether this still holds"
    assert Phrases(translator(), finder.directory, finder.languages).reason(remark) == words


def test_whoever_confirmed_an_entry_made_sure_of_it(member: Member) -> None:
    old = replace(member, checked_on=date(2020, 1, 1))
    assert age(replace(old, confirmed_on=date(2026, 1, 1)), TODAY) == []
    [remark] = age(replace(old, confirmed_on=date(2025, 1, 1)), TODAY)
    assert remark == Remark("confirmed_long_ago", {"day": "2025-01-01"})


def test_an_old_entry_is_asked_first_whether_the_work_goes_on(
    finder: Finder, member: Member
) -> None:
    query = finder.understand(Wording(near="Vienna"))

    def asked(of: Member, *, describes: bool = True) -> list[str]:
        found = questions(of, query, "", "", describes_programme=describes, today=TODAY)
        return [remark.code for remark in found]

    old = replace(member, checked_on=date(2025, 1, 1))
    assert asked(old) == ["ask_still", *asked(member)]
    assert asked(old, describes=False) == ["ask_which"]


def test_an_index_of_long_ago_knows_what_day_it_is(finder: Finder) -> None:
    index = Index.of(finder.directory, finder.languages)
    served = replace(finder, index=index)
    query = finder.understand(Wording(countries=["AT"]))
    checked = max(member.checked_on for member in finder.directory.members)
    for years, said in ((1, False), (2, True)):
        answer = served.find(query, today=checked.replace(year=checked.year + years))
        codes = [
            {remark.code for remark in result.reasons} for result in answer.group("match").results
        ]
        assert codes
        assert all(("read_long_ago" in of_one) == said for of_one in codes)
