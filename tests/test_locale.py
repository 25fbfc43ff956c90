"""All words go through one translator, and every code has words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from directory.finder import Finder
from directory.locale import Phrases, translator
from directory.locale.phrases import CHANGES, GROUPS, QUESTIONS, REASONS
from directory.matching import Remark
from directory.matching import groups as matching_groups

SOURCE = Path(__file__).parent.parent / "src" / "directory"


def codes_made(*files: str) -> set[str]:
    """Return the codes of all remarks that some modules make, grades filled in."""
    found = set()
    for file in files:
        for node in ast.walk(ast.parse((SOURCE / "matching" / file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Remark":
                for part in ast.walk(node.args[0]):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        found.add(part.value)
    return found


def test_every_reason_and_question_has_words() -> None:
    prefixes = ("language_", "ask_", "_not_stated")
    for code in codes_made("reasons.py", "answer.py"):
        assert code in REASONS or code in prefixes, code
    for code in codes_made("questions.py"):
        assert code in QUESTIONS or code in prefixes, code


def test_every_group_has_words() -> None:
    assert set(GROUPS) == set(matching_groups.GROUPS)


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (Remark("language_stated", {"language": "ar"}), "Works in Arabic"),
        (Remark("language_official", {"language": "de"}), "German (official language, not stated)"),
        (Remark("language_unknown", {"language": "prs"}), "Language not stated: ask about Dari"),
        (
            Remark("official_in_country", {"language": "nl", "country": "BE"}),
            "Dutch is official in Belgium: ask",
        ),
        (
            Remark("need_not_stated", {"column": "specialisms", "value": "fathers"}),
            "Fathers and parenting: not stated, ask",
        ),
        (
            Remark("need_met", {"column": "referral_routes", "value": "self"}),
            "Takes people who come by themselves",
        ),
    ],
)
def test_reasons_in_words(finder: Finder, remark: Remark, words: str) -> None:
    phrases = Phrases(translator(), finder.directory, finder.languages)
    assert phrases.reason(remark) == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("language:no", "In Norwegian"),
        ("within_km:500", "Within 500 km, also abroad"),
        ("any_language+any_country", "Any language, All countries"),
    ],
)
def test_loosenings_in_words(finder: Finder, change: str, words: str) -> None:
    phrases = Phrases(translator(), finder.directory, finder.languages)
    assert phrases.change(change) == words
    assert all(code.partition(":")[0] in CHANGES for code in change.split("+"))


def test_braces_in_values_are_text(finder: Finder) -> None:
    assert translator()("Works in {languages}", languages="{x} {0}") == "Works in {x} {0}"


def test_an_unknown_language_falls_back_to_english() -> None:
    assert translator("xx")("Find") == "Find"
