"""Facts and their sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from directory.problems import facts
from directory.problems.files import Files


def _found(
    change: Callable[..., Files], table: str, **cells: str
) -> list[tuple[str, int, str, str]]:
    problems = facts.facts_and_sources(change(table, **cells))
    return [(p.file, p.line, p.column, p.code) for p in problems]


def test_a_membership_to_confirm_needs_no_source(change: Callable[..., Files]) -> None:
    assert ("sources.csv", 5, "field", "source-of-blank") not in _found(
        change, "members", membership="to_confirm"
    )
    assert _found(change, "sources", member_id="de-example-counselling") == [
        ("members.csv", 2, "name", "no-source")
    ]


@pytest.mark.parametrize("cell", ["men;group_work", "group_work;men"])
def test_the_order_of_a_list_does_not_matter(change: Callable[..., Files], cell: str) -> None:
    assert _found(change, "members", specialisms=cell) == []


@pytest.mark.parametrize("cell", ["men", "men;group_work;women_who_use_violence"])
def test_a_list_is_exactly_what_its_sources_state(change: Callable[..., Files], cell: str) -> None:
    [problem] = facts.facts_and_sources(change("members", specialisms=cell))
    assert problem.code == "sources-differ"
    assert problem.suggestion.startswith("Type men;group_work, or mend")


def test_a_blank_fact_has_no_source(change: Callable[..., Files]) -> None:
    assert _found(change, "members", phone="") == [("sources.csv", 11, "field", "source-of-blank")]


def test_notes_are_no_fact(change: Callable[..., Files]) -> None:
    assert ("sources.csv", 2, "field", "unknown-fact") in _found(change, "sources", field="notes")


def test_a_missing_list_is_written_out(change: Callable[..., Files]) -> None:
    with_source = change("members", acronym="EP")
    [problem] = facts.facts_and_sources(with_source)
    assert problem.suggestion.startswith("Add to sources.csv: se-example-programme,acronym,,<")


def test_nothing_is_without_source_while_the_sources_cannot_be_read(
    folder: Path, change: Callable[..., Files]
) -> None:
    (folder / "sources.csv").write_bytes(b"")
    assert _found(change, "members", acronym="EP") == []
