"""Mailboxes of persons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from directory.problems import mailboxes
from directory.problems.files import Files


def _found(change: Callable[..., Files], **cells: str) -> list[tuple[str, str]]:
    problems = mailboxes.personal_mailboxes(change("members", **cells))
    return [(p.code, p.severity) for p in problems]


@pytest.mark.parametrize(
    "mailbox",
    [
        "anna.huber",
        "a.huber",
        "José.Núñez",
        "anna.huber2",
        "anna.huber+lists",
        "anna_huber",
        "a_huber",
        "mehmet_yilmaz",
        "anna-huber",
        "huber-anna",
        "anna.maria.huber",
    ],
)
def test_the_mailbox_of_a_person_is_refused(change: Callable[..., Files], mailbox: str) -> None:
    assert _found(change, email=f"{mailbox}@example.org") == [("personal-mailbox", "error")]


@pytest.mark.parametrize("mailbox", ["anna", "Maria", "paul2"])
def test_a_first_name_alone_is_a_warning(change: Callable[..., Files], mailbox: str) -> None:
    assert _found(change, email=f"{mailbox}@example.org") == [("first-name-mailbox", "warning")]


@pytest.mark.parametrize(
    "mailbox",
    [
        "info",
        "office",
        "post",
        "kontakt.malmo",
        "malmo.Counselling",
        "malmo.north",
        "example.lund",
        "linje.exempelprogrammet",
        "fermata.lund",
        "stop-violence",
        "stop_violence",
        "mot-vald",
        "anti.gewalt",
        "x-lund",
        "e-counselling",
        "fermata_anna",
        "line24.7",
        "programme112",
        "riichteraus",
    ],
)
def test_the_mailbox_of_a_role_or_programme_passes(
    change: Callable[..., Files], mailbox: str
) -> None:
    cells = {"email": f"{mailbox}@example.org", "website": "https://www.fermata.example.org"}
    assert _found(change, **cells) == []


def test_a_programme_may_be_called_after_a_person(change: Callable[..., Files]) -> None:
    assert _found(change, email="maria@example.org", name="Maria Akatemia") == []
