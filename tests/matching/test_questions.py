"""The questions to put are made from what is not stated."""

from __future__ import annotations

import pytest

from directory.finder import Finder
from directory.matching import Result, questions
from directory.query import Query, Wording


def asked(finder: Finder, member: str, **words: object) -> set[str]:
    query: Query = finder.understand(Wording(**words))  # type: ignore[arg-type]
    answer = finder.find(query)
    result: Result = next(r for g in answer.groups for r in g.results if r.id == member)
    assert result.member is not None
    return {
        remark.code
        for remark in questions(
            result.member,
            query,
            result.language.grade,
            result.language.asked,
            describes_programme=finder.directory.describes_programme(result.member),
        )
    }


@pytest.mark.parametrize(
    ("member", "words", "present", "absent"),
    [
        (
            "no-alternativ-til-vold",
            {"languages": ["Dari"], "near": "Oslo"},
            {"ask_language", "ask_interpreter", "ask_residence", "ask_wait"},
            {"ask_partner", "ask_routes", "ask_who"},
        ),
        (
            "ch-mannebuero-zueri",
            {"languages": ["Dari"], "near": "Zürich"},
            {"ask_language", "ask_partner"},
            {"ask_interpreter"},
        ),
        (
            "at-vmg-steiermark",
            {"languages": ["Dari"], "near": "Graz"},
            {"ask_interpreter_for"},
            {"ask_language", "ask_interpreter"},
        ),
        (
            "at-neustart",
            {"near": "Vienna", "who": "woman", "referral_routes": ["health"]},
            {"ask_women", "ask_referral_routes"},
            {"ask_language", "ask_routes"},
        ),
        ("hr-drustvo-za-psiholosku-pomoc", {"near": "Zagreb"}, {"ask_who", "ask_routes"}, set()),
        (
            "de-bag-taeterarbeit",
            {"languages": ["Arabic"], "near": "Berlin"},
            {"ask_which_language"},
            {"ask_wait", "ask_language"},
        ),
    ],
)
def test_questions(
    finder: Finder, member: str, words: dict[str, object], present: set[str], absent: set[str]
) -> None:
    found = asked(finder, member, **words)
    assert present <= found
    assert not absent & found
