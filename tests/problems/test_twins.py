"""Two rows that may be one organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from directory.problems import twins
from directory.problems.files import Files


def _found(change: Callable[..., Files], **cells: str) -> list[tuple[int, str, str]]:
    problems = twins.same_organisation(change("members", **cells))
    return [(p.line, p.code, p.severity) for p in problems]


@pytest.mark.parametrize(
    "name", ["Example Counselling", "EXAMPLE – counselling", "Éxample Counselling"]
)
def test_the_same_name_in_the_same_country_is_an_error(
    change: Callable[..., Files], name: str
) -> None:
    assert _found(change, country="DE", name=name) == [(3, "same-name", "error")]
    assert _found(change, country="SE", name=name) == []


@pytest.mark.parametrize(
    "website", ["http://www.counselling.example.org/", "HTTPS://Counselling.example.ORG"]
)
def test_the_same_website_in_the_same_country_is_a_warning(
    change: Callable[..., Files], website: str
) -> None:
    assert _found(change, country="DE", website=website) == [(3, "same-website", "warning")]
    assert _found(change, country="SE", website=website) == []


def test_the_same_mailbox_is_a_warning(change: Callable[..., Files]) -> None:
    cells = {"email": "INFO@network.example.org"}
    assert _found(change, **cells) == [(4, "same-email", "warning")]


def test_another_page_of_one_website_passes(change: Callable[..., Files]) -> None:
    website = "https://counselling.example.org/malmo"
    assert _found(change, country="DE", website=website) == []


def test_rows_of_one_id_are_a_problem_of_their_own(change: Callable[..., Files]) -> None:
    cells = {"id": "de-example-counselling", "name": "Example Counselling", "country": "DE"}
    assert _found(change, **cells) == []


def test_blank_cells_are_not_the_same(change: Callable[..., Files]) -> None:
    assert _found(change, country="DE", website="", phone="", email="", name="") == []
