"""Countries by name and code."""

from __future__ import annotations

import pytest

from directory.errors import NotUnderstood
from directory.finder import Finder


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("Suisse", "CH"),
        ("Κύπρος", "CY"),
        ("Česko", "CZ"),
        ("UK", "GB"),
        ("Kosovo", "XK"),
        ("Shqipëri", "AL"),
        ("Tyskland", "DE"),
        ("Німеччина", "DE"),
        ("Швейцария", "CH"),
        ("النمسا", "AT"),
        ("Almanya", "DE"),
        ("Švédsko", "SE"),
        ("Hollande", "NL"),
    ],
)
def test_a_country_is_found_by_code_and_name(finder: Finder, text: str, code: str) -> None:
    assert finder.lexicon.countries.resolve(text) == code


def test_an_unknown_country_suggests_the_nearest(finder: Finder) -> None:
    with pytest.raises(NotUnderstood) as raised:
        finder.lexicon.countries.resolve("Germny")
    assert "Germany" in raised.value.suggestions


@pytest.mark.parametrize("text", ["", "ZZ", "\u202e", "x" * 5000])
def test_nonsense_is_no_country(finder: Finder, text: str) -> None:
    with pytest.raises(NotUnderstood):
        finder.lexicon.countries.resolve(text)
