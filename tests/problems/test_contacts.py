"""Contacts that must not be published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from directory.problems import contacts
from directory.problems.files import Files


def _codes(change: Callable[..., Files], **cells: str) -> list[str]:
    return [problem.code for problem in contacts.wrong_contacts(change("members", **cells))]


@pytest.mark.parametrize(
    "mailbox", ["anna.huber@example.org", "a.huber@example.org", "José.Núñez@example.org"]
)
def test_the_mailbox_of_a_person_is_refused(change: Callable[..., Files], mailbox: str) -> None:
    assert _codes(change, email=mailbox) == ["personal-mailbox"]


@pytest.mark.parametrize(
    "mailbox",
    [
        "info@example.org",
        "office@example.org",
        "kontakt.malmo@example.org",
        "malmo.Counselling@example.org",
        "example.lund@example.org",
        "linje.exempelprogrammet@example.org",
        "fermata.lund@example.org",
        "stop-violence@example.org",
        "line24.7@example.org",
    ],
)
def test_the_mailbox_of_a_role_or_programme_passes(
    change: Callable[..., Files], mailbox: str
) -> None:
    cells = {"email": mailbox, "website": "https://www.fermata.example.org"}
    assert _codes(change, **cells) == []


@pytest.mark.parametrize("number", ["+46 116 006", "+46116006", "+372 116 006", "+357 1440"])
def test_a_victims_line_is_refused(change: Callable[..., Files], number: str) -> None:
    assert _codes(change, phone=number) == ["victims-line"]


@pytest.mark.parametrize("number", ["+46 40 116006", "+46 116 0060", "+46 40 5551440"])
def test_a_number_that_only_looks_like_one_passes(
    change: Callable[..., Files], number: str
) -> None:
    assert _codes(change, phone=number) == []


def test_without_settings_or_lines_no_number_is_refused(change: Callable[..., Files]) -> None:
    files = change("members", phone="112")
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
