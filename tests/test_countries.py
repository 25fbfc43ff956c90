"""Countries by name and code."""

from __future__ import annotations

import pytest

from directory import countries
from directory.errors import NotUnderstood


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
    ],
)
def test_a_country_is_found_by_code_and_name(text: str, code: str) -> None:
    assert countries.resolve(text) == code


def test_an_unknown_country_suggests_the_nearest() -> None:
    with pytest.raises(NotUnderstood) as raised:
        countries.resolve("Germny")
    assert "Germany" in raised.value.suggestions


@pytest.mark.parametrize("text", ["", "ZZ", "\u202e", "x" * 5000])
def test_nonsense_is_no_country(text: str) -> None:
    with pytest.raises(NotUnderstood):
        countries.resolve(text)
