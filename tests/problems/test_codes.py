"""Codes of languages and countries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.problems import codes
from directory.problems.files import Files


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("swe", "Type sv."),
        ("sv-SE", "Type sv."),
        ("SV", "Type sv."),
        ("Swedish", "Type sv."),
        ("Afghan Persian", "Type prs."),
        ("Danisch", "Type da."),
        ("Dnsk", "Type a code such as da (Danish)"),
        ("0", "Type a code such as ar (Arabic)."),
    ],
)
def test_a_language_is_its_shortest_code(
    change: Callable[..., Files], cell: str, suggestion: str
) -> None:
    [problem] = codes.unknown_codes(change("members", languages=f"ar;{cell};prs"))
    assert (problem.code, problem.column) == ("unknown-language", "languages")
    assert problem.suggestion.startswith(suggestion)


def test_a_code_that_has_a_name_is_refused_if_another_stands_for_it(
    folder: Path, change: Callable[..., Files]
) -> None:
    with (folder / "languages.csv").open("a", encoding="utf-8") as file:
        file.write("no,Norwegian,norsk,\nnb,Norwegian Bokmål,norsk bokmål,\n")
    [problem] = codes.unknown_codes(change("members", languages="no;nb"))
    assert (problem.code, problem.suggestion) == ("unknown-language", "Type no.")


def test_the_languages_of_a_place_are_checked_as_well(change: Callable[..., Files]) -> None:
    [problem] = codes.unknown_codes(change("local_languages", languages="sv;qqq"))
    assert (problem.file, problem.code) == ("local_languages.csv", "unknown-language")


@pytest.mark.parametrize("damage", [b"", b"code,name,own_name\nsv,,\n"])
def test_no_language_is_unknown_while_their_names_cannot_be_read(
    folder: Path, change: Callable[..., Files], damage: bytes
) -> None:
    (folder / "languages.csv").write_bytes(damage)
    assert list(codes.unknown_codes(change("members", languages="qqq"))) == []


@pytest.mark.parametrize(
    ("cell", "suggestion"), [("UK", "Type GB."), ("EL", "Type GR."), ("QQ", "Type the two letters")]
)
def test_a_country_has_a_name(change: Callable[..., Files], cell: str, suggestion: str) -> None:
    [problem] = codes.unknown_codes(change("sites", country=cell))
    assert (problem.file, problem.code) == ("sites.csv", "unknown-country")
    assert problem.suggestion.startswith(suggestion)


def test_kosovo_is_known(change: Callable[..., Files]) -> None:
    assert list(codes.unknown_codes(change("sites", country="XK"))) == []
