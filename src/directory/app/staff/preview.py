"""Changes as people read them: what goes, what comes, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from directory.app.staff.visit import Visit
from directory.members import BY_ORGANISATION, split_list
from directory.staff.changes import Change


@dataclass(frozen=True)
class Line:
    """One changed column in words; of a list only what goes and what comes, and what stays."""

    title: str
    goes: tuple[str, ...]
    comes: tuple[str, ...]
    stays: tuple[str, ...]
    source: str


def of_facts(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that people look at and count: an id is given, nobody types it."""
    return [change for change in changes if change.field != "id"]


def lines(visit: Visit, changes: Iterable[Change]) -> list[Line]:
    """Return the changes of one member as lines, in the order of the columns."""
    return [_line(visit, change) for change in of_facts(changes)]


def show(
    visit: Visit, changes: Sequence[Change], *, towns: Iterable[Mapping[str, str]] = ()
) -> None:
    """Put the changes of one member on the page, and the towns that are new on the map."""
    visit.put(
        "staff_preview.html",
        lines=lines(visit, changes),
        towns=[(town["city"], visit.country(town["country"])) for town in towns],
        by_organisation=BY_ORGANISATION,
    )


def _line(visit: Visit, change: Change) -> Line:
    is_list = visit.data.state.table("members").column(change.field).is_list
    old = split_list(change.old) if is_list else tuple(filter(None, (change.old,)))
    new = split_list(change.new) if is_list else tuple(filter(None, (change.new,)))
    return Line(
        visit.title(change.field),
        _said(visit, change.field, [value for value in old if value not in new]),
        _said(visit, change.field, [value for value in new if value not in old]),
        _said(visit, change.field, [value for value in old if value in new]),
        change.source,
    )


def _said(visit: Visit, column: str, values: Iterable[str]) -> tuple[str, ...]:
    return tuple(visit.said(column, value) for value in values)
