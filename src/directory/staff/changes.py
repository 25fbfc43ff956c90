"""What differs between two states of the members: who came, who went, and each changed cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

#: The rows of members.csv by id.
Members = Mapping[str, Mapping[str, str]]

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of one member, before and after; ``source`` is who states the new one.

    If both are the same, only the source is new.
    """

    kind: Kind
    member: str
    name: str
    field: str
    old: str
    new: str
    source: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return the change as the object that ``--json`` prints."""
        return asdict(self)


def between(old: Members, new: Members) -> Iterator[Change]:
    """Yield what differs, member by member in the order of the new rows, the removed last."""
    for member, cells in new.items():
        before = old.get(member)
        for field, cell in cells.items():
            was = before.get(field, "") if before else ""
            if cell != was:
                kind: Kind = "changed" if before else "added"
                yield Change(kind, member, cells["name"], field, was, cell)
    for member, cells in old.items():
        if member not in new:
            for field, cell in cells.items():
                if cell:
                    yield Change("removed", member, cells["name"], field, cell, "")
