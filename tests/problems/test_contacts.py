"""Contacts that must not be published."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from directory import settings
from directory.problems import contacts
from directory.problems.files import Files

DATA = Path(__file__).parents[2] / "data"


def _codes(change: Callable[..., Files], **cells: str) -> list[str]:
    return [problem.code for problem in contacts.wrong_contacts(change("members", **cells))]


@pytest.mark.parametrize("number", ["+46 116 006", "+46116006", "+372 116 006", "+357 1440"])
def test_a_victims_line_is_refused(change: Callable[..., Files], number: str) -> None:
    assert _codes(change, phone=number) == ["victims-line"]


@pytest.mark.parametrize("number", ["+46 40 116006", "+46 116 0060", "+46 40 5551440"])
def test_a_number_that_only_looks_like_one_passes(
    change: Callable[..., Files], number: str
) -> None:
    assert _codes(change, phone=number) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"website": "tel:+46116006"},
        {"website": "https://example.org/tel:+46 116 006"},
        {"website": "https://www.116006.example.org"},
        {"website": "https://palun116006.example.org/home"},
        {"email": "116123@example.org"},
        {"email": "help116123@example.org"},
        {"email": "info@1440.example.org"},
    ],
)
def test_an_address_that_names_a_victims_line_is_refused(
    change: Callable[..., Files], cells: dict[str, str]
) -> None:
    assert _codes(change, **cells) == ["victims-line"]


@pytest.mark.parametrize(
    "cells",
    [
        {"website": "https://example.org/news/112"},
        {"website": "https://example.org/116006"},
        {"website": "https://since1440.example.org"},
        {"email": "info1440@example.org"},
        {"email": "office@example112.org"},
    ],
)
def test_a_number_in_an_address_may_be_any_other(
    change: Callable[..., Files], cells: dict[str, str]
) -> None:
    assert _codes(change, **cells) == []


def test_without_settings_or_lines_no_number_is_refused(change: Callable[..., Files]) -> None:
    files = change("members", phone="112", email="112@example.org")
    assert files.settings is not None
    unlisted = replace(files.settings, victims_lines=())
    assert list(contacts.wrong_contacts(replace(files, settings=None))) == []
    assert list(contacts.wrong_contacts(replace(files, settings=unlisted))) == []


@pytest.mark.parametrize(
    "address", ["https://a:b@example.org", "http://a@example.org/", "https://["]
)
def test_an_address_that_is_not_safe_is_refused(change: Callable[..., Files], address: str) -> None:
    assert _codes(change, website=address) == ["unsafe-address"]
    found = contacts.wrong_contacts(change("sources", url=address))
    assert "unsafe-address" in [problem.code for problem in found]


def test_an_at_sign_in_the_path_passes(change: Callable[..., Files]) -> None:
    assert list(contacts.wrong_contacts(change("sources", url="https://example.org/@us"))) == []


def test_every_victims_line_that_our_notes_name_is_listed() -> None:
    known = settings.read(DATA)
    notes = (DATA / "members.csv").read_text(encoding="utf-8")
    named = re.findall(r"([0-9][0-9 ]+[0-9]) is the (?:victims'|general crisis) line", notes)
    assert sorted(named) == ["116 006", "116 123", "1440"]
    assert all(known.is_victims_line(number) for number in named)
