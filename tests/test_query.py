"""From words to a query."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.query import Query, Wording


def test_words_become_codes_and_points(finder: Finder) -> None:
    query = finder.understand(
        Wording(
            languages=["Arabic", "ar", "prs"],
            who="man",
            near="Berlin",
            within_km=100,
            specialisms=["Fathers and parenting"],
            formats=["online"],
            referral_routes=["child protection"],
        )
    )
    assert query.languages == ("ar", "prs")
    assert query.near is not None
    assert (query.near.name, query.near.country) == ("Berlin", "DE")
    assert query.home == ("DE",)
    assert query.needs == [
        ("specialisms", "fathers"),
        ("formats", "online"),
        ("referral_routes", "child_protection"),
    ]


@pytest.mark.parametrize(
    ("wording", "suggestion"),
    [
        (Wording(languages=["Arrabikk"]), "Arabic"),
        (Wording(near="Berlinn"), "Berlin, Germany"),
        (Wording(countries=["Germny"]), "Germany"),
        (Wording(specialisms=["father"]), "fathers"),
        (Wording(formats=["onlin"]), "online"),
        (Wording(referral_routes=["polise"]), "police"),
        (Wording(who="boy"), "man"),
    ],
)
def test_what_is_not_known_is_an_error_with_the_nearest_names(
    finder: Finder, wording: Wording, suggestion: str
) -> None:
    with pytest.raises(NotUnderstood) as raised:
        finder.understand(wording)
    assert suggestion in raised.value.suggestions
    assert suggestion in str(raised.value)


@pytest.mark.parametrize("km", [0, -5, float("nan"), float("inf"), 50_000])
def test_a_radius_is_a_sensible_number(finder: Finder, km: float) -> None:
    with pytest.raises(NotUnderstood):
        finder.understand(Wording(near="Berlin", within_km=km))


def test_a_radius_needs_a_place(finder: Finder) -> None:
    with pytest.raises(NotUnderstood, match="Place for the radius"):
        finder.understand(Wording(within_km=50))


@pytest.mark.parametrize(
    ("text", "languages", "place", "missed"),
    [
        ("dari malmö", ("prs",), "Malmö", ()),
        ("arabic turkish berlin", ("ar", "tr"), "Berlin", ()),
        ("Moroccan Arabic Frankfurt am Main", ("ary",), "Frankfurt am Main", ()),
        ("somali oslo qqqqq", ("so",), "Oslo", ("qqqqq",)),
    ],
)
def test_typed_text_is_taken_apart(
    finder: Finder, text: str, languages: tuple[str, ...], place: str, missed: tuple[str, ...]
) -> None:
    query = finder.understand(Wording(text=text))
    assert query.languages == languages
    assert query.near is not None
    assert query.near.name == place
    assert query.not_understood == missed


def test_what_is_not_known_is_put_aside_and_the_rest_is_asked(finder: Finder) -> None:
    understood = finder.lexicon.understood(
        Wording(languages=["Qwertish", "Arabic"], near="Xyzzy", within_km=50)
    )
    query, hints = understood.query, understood.hints
    assert query.languages == ("ar",)
    assert query.near is None
    assert query.within_km is None
    assert {hint.text for hint in hints} == {"Qwertish", "Xyzzy"}


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=80))
def test_any_text_is_understood_or_put_aside(
    finder: Finder, language: str, place: str, text: str
) -> None:
    wording = Wording(languages=[language], near=place)
    assert isinstance(finder.lexicon.understood(wording).query, Query)
    assert isinstance(finder.lexicon.read(text).query, Query)


@pytest.mark.parametrize("place", ["Barcelona", "Brussels"])
def test_a_field_that_holds_a_code_asks_for_that_language(finder: Finder, place: str) -> None:
    for code in finder.languages.codes():
        if code in finder.languages.candidates(code):
            query = finder.understand(Wording(languages=[code], near=place))
            assert query.languages == (code,)
