"""``directory due``: the list in words and as JSON."""

from __future__ import annotations

import json

import pytest

from directory.cli import main

Capture = pytest.CaptureFixture[str]


def test_the_list_says_why_and_what_next(capsys: Capture) -> None:
    assert main(["due"]) == 0
    said = capsys.readouterr().out
    assert "Albania (3)\n  Counselling Line for Men and Boys [al-clmb]\n" in said
    assert (
        "      No telephone number and no mailbox. Never confirmed. No language stated.\n" in said
    )
    assert "      Next: Look for a mailbox or a number on http://www.clmb.al\n" in said
    assert "43 without telephone and mailbox\n" in said
    assert said.endswith("63 entries\n")


def test_json_holds_the_same(capsys: Capture) -> None:
    assert main(["due", "--json", "--country", "albanien"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [entry["country"] for entry in found["due"]] == ["AL", "AL", "AL"]
    (first, *_) = found["due"]
    assert first["reasons"][0] == {
        "code": "contact", "words": "No telephone number and no mailbox."
    }  # fmt: skip
    assert found["counts"]["language"] == 3
    assert first["next_step"]


def test_a_country_without_members_is_an_empty_list(capsys: Capture) -> None:
    assert main(["due", "--country", "Japan"]) == 0
    assert capsys.readouterr().out == "0 entries\n"


def test_an_unknown_country_ends_with_2_and_near_names(capsys: Capture) -> None:
    assert main(["due", "--country", "Germny"]) == 2
    assert "Did you mean: Germany" in capsys.readouterr().err
