"""The rows of sources.csv after a change of a fact.

A list is exactly what its sources state together (``problems.facts``). So a page keeps those of
its values that are still there, and a new source has only those that are new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory.members import split_list
from directory.staff.entries import Stated

#: The cells of a row of sources.csv.
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A cell of a member before and after, its sources so far, and who states it now."""

    member: str
    field: str
    is_list: bool
    old: str
    new: str
    rows: Sequence[Cells]
    stated: Stated | None


def after(fact: Fact) -> list[Cells]:
    """Return the sources of a fact after its change; if it is the same, a new one joins them."""
    rows, old, new, stated = fact.rows, fact.old, fact.new, fact.stated
    if not new:
        return []
    if fact.is_list:
        kept = [row for row in (_cut(row, new) for row in rows) if row["value"]]
        covered = {value for row in kept for value in split_list(row["value"])}
        missing = [value for value in split_list(new) if value not in covered]
        value = ";".join(missing) if old != new else new
    else:
        kept, value = list(rows) if old == new else [], ""
    if stated is None or (fact.is_list and not value):
        return kept
    added = {
        "member_id": fact.member,
        "field": fact.field,
        "value": value,
        "url": stated.url,
        "source_date": stated.date,
        "note": stated.note,
    }
    return kept if added in kept else [*kept, added]


def _cut(row: Cells, new: str) -> Cells:
    """Return the source of a list with those of its values that are in the new list."""
    wanted = split_list(new)
    return {**row, "value": ";".join(v for v in split_list(row["value"]) if v in wanted)}
