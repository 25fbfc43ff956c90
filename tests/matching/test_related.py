"""The grade *related*: from the reviewed table alone, with its caution."""

from __future__ import annotations

import pytest

from directory.finder import Finder
from directory.languages import Languages
from directory.locale import Phrases, translator
from directory.matching import Result
from directory.query import Wording


def results(finder: Finder, group: str, **words: object) -> tuple[Result, ...]:
    wording = Wording(**words)  # type: ignore[arg-type]
    return tuple(finder.find(finder.understand(wording)).group(group).results)


@pytest.mark.parametrize(
    ("language", "near", "member", "offered"),
    [
        ("bs", "Zagreb", "hr-drustvo-za-psiholosku-pomoc", "hr"),
        ("cnr", "Leskovac", "rs-opna", "sr"),
        ("mk", "Sofia", "bg-bgrf", "bg"),
        ("sk", "Brno", "cz-spondea", "cs"),
        ("no", "Copenhagen", "dk-dialog-mod-vold", "da"),
    ],
)
def test_a_related_language_is_a_group_of_its_own(
    finder: Finder, language: str, near: str, member: str, offered: str
) -> None:
    first = results(finder, "related", languages=[language], near=near)[0]
    assert first.id == member
    assert (first.language.asked, first.language.offered) == (language, offered)
    assert first.language.grade == "related"
    assert results(finder, "match", languages=[language], near=near) == ()


def test_a_dialect_of_arabic_is_related_with_its_caution(finder: Finder) -> None:
    # Berlin has interpreters, which is the better grade; without them it is related.
    assert finder.languages.relatives.caution("ary", "ar")
    assert finder.languages.relatives.caution("apc", "ar")
    offer = results(finder, "interpreter", languages=["ary"], near="Berlin")[0].language
    assert offer.grade == "interpreter"


def test_words_for_a_related_language_name_both_and_the_caution(finder: Finder) -> None:
    phrases = Phrases(translator(), finder.directory, finder.languages)
    first = results(finder, "related", languages=["bs"], near="Zagreb")[0]
    words = [phrases.reason(reason) for reason in first.reasons]
    said = "Croatian (official language, not stated): ask whether Bosnian speakers can join"
    assert said in words
    caution = finder.languages.relatives.caution("bs", "hr")
    assert caution in words


@pytest.mark.parametrize(
    ("asked", "offered"),
    [("kmr", "ckb"), ("ckb", "kmr"), ("so", "en"), ("wo", "fr"), ("kmr", "tr"), ("ti", "am")],
)
def test_what_must_stay_apart(finder: Finder, asked: str, offered: str) -> None:
    assert offered not in [relative.offered for relative in finder.languages.relatives.of(asked)]


@pytest.mark.parametrize(("asked", "offered"), [("lb", "de"), ("uk", "ru"), ("fo", "da")])
def test_one_way_is_one_way(finder: Finder, asked: str, offered: str) -> None:
    relatives = finder.languages.relatives
    assert offered in [relative.offered for relative in relatives.of(asked)]
    assert asked not in [relative.offered for relative in relatives.of(offered)]


@pytest.mark.parametrize("one", ["bs", "cnr", "hr", "sr"])
@pytest.mark.parametrize("other", ["bs", "cnr", "hr", "sr"])
def test_the_four_languages_are_related_and_stay_four(finder: Finder, one: str, other: str) -> None:
    relatives = [relative.offered for relative in finder.languages.relatives.of(one)]
    assert (other in relatives) == (one != other)
    assert finder.languages.resolve(one) == one


def test_a_macrolanguage_that_is_stated_is_related_to_its_languages(finder: Finder) -> None:
    assert "ku" in [relative.offered for relative in finder.languages.relatives.of("kmr")]
    assert finder.languages.relatives.caution("kmr", "ku").startswith("Ask which")


def test_every_code_of_the_tables_has_a_name(finder: Finder) -> None:
    languages: Languages = finder.languages
    for row in finder.directory.language_pairs:
        assert languages.is_known(row.asked), row
        assert languages.is_known(row.offered), row
    for whole in finder.directory.macrolanguages:
        assert all(map(languages.is_known, whole.languages)), whole
