"""Names, codes and official languages."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.languages import canonical, official


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Arabic", "ar"),
        ("العربية", "ar"),
        ("ara", "ar"),
        ("arb", "ar"),
        ("Dari", "prs"),
        ("دری", "prs"),
        ("fa-AF", "prs"),
        ("farsi", "fa"),
        ("Kurmanji", "kmr"),
        ("sorani", "ckb"),
        ("Norwegian", "no"),
        ("nb", "no"),
        ("Bokmål", "no"),
        ("srpski", "sr"),
        ("sr-Latn", "sr"),
        ("turkce", "tr"),
        ("TUR", "tr"),
        ("українська", "uk"),
        ("ελληνικα", "el"),
        ("Mandarin", "zh"),
        ("Montenegrin", "cnr"),
        ("Dutch (nl)", "nl"),
        ("Flemish", "nl"),
    ],
)
def test_a_language_is_found_by_any_name_or_code(finder: Finder, text: str, code: str) -> None:
    assert finder.languages.resolve(text) == code


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("Arrabikk", "Arabic"), ("Tigrinska ja", "Tigrinya"), ("Turqyssh", "Turkish")],
)
def test_an_unknown_language_suggests_the_nearest(
    finder: Finder, text: str, suggestion: str
) -> None:
    with pytest.raises(NotUnderstood) as raised:
        finder.languages.resolve(text)
    assert suggestion in raised.value.suggestions


def test_an_ambiguous_language_is_asked_back_with_its_choices(finder: Finder) -> None:
    with pytest.raises(NotUnderstood) as raised:
        finder.languages.resolve("Serbo-Croatian")
    assert set(raised.value.suggestions) == {
        "Serbian (sr)", "Croatian (hr)", "Bosnian (bs)", "Montenegrin (cnr)",
    }  # fmt: skip
    for choice in raised.value.suggestions:
        assert choice.endswith(f"({finder.languages.resolve(choice)})")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Arabik", "ar"),
        ("Turkysh", "tr"),
        ("Ukranian", "uk"),
        ("Hungarain", "hu"),
        ("somalli", "so"),
        ("trukish", "tr"),
    ],
)
def test_one_typing_mistake_is_read_over(finder: Finder, text: str, code: str) -> None:
    assert finder.languages.resolve(text) == code


@pytest.mark.parametrize(
    "text", ["Klingonish", "Elvish", "xx", "darii", "Berlin", "social", "polizei"]
)
def test_what_is_no_language_is_not_read_as_a_mistake(finder: Finder, text: str) -> None:
    with pytest.raises(NotUnderstood):
        finder.languages.resolve(text)


@pytest.mark.parametrize("text", ["", "qqq", "x" * 10_000, "\u202e", "'; DROP TABLE", "中文字幕無"])
def test_nonsense_is_no_language(finder: Finder, text: str) -> None:
    with pytest.raises(NotUnderstood):
        finder.languages.resolve(text)


@pytest.mark.parametrize(
    ("country", "codes"),
    [
        ("NO", ("no",)),
        ("BA", ("bs", "hr", "sr")),
        ("BE", ("nl", "fr", "de")),
        ("XK", ("sq", "sr")),
        ("MD", ("ro",)),
    ],
)
def test_official_languages_have_no_script_and_no_doubles(
    country: str, codes: tuple[str, ...]
) -> None:
    assert official(country) == codes


@pytest.mark.parametrize(
    ("member", "codes"),
    [
        ("de-pro-familia-kiel", ("de",)),
        ("be-praxis", ("fr",)),
        ("ch-mannebuero-zueri", ("de",)),
        ("fi-maria-akatemia", ("fi", "sv")),
        ("lu-riicht-eraus", ("fr", "lb", "de")),
    ],
)
def test_of_several_official_languages_only_the_usual_count(
    finder: Finder, member: str, codes: tuple[str, ...]
) -> None:
    assert finder.languages.usual(finder.directory.by_id[member]) == codes


def test_only_the_nine_countries_of_the_design_have_several(finder: Finder) -> None:
    several = {code for code in finder.index.countries if len(official(code)) > 1}
    assert several == set("BA BE CH CY FI IE LU MT XK".split())


def test_codes_are_canonical_once_and_for_all(finder: Finder) -> None:
    for code in finder.languages.codes():
        assert canonical(code) == code


def test_the_file_of_names_is_what_the_installed_cldr_says(data: Path) -> None:
    script = data.parent / "scripts" / "make_names.py"
    spec = importlib.util.spec_from_file_location("make_names", script)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with (data / "languages.csv").open(encoding="utf-8", newline="") as file:
        found = [tuple(row) for row in csv.reader(file)]
    assert found[1:] == [tuple(row) for row in module.languages()]
