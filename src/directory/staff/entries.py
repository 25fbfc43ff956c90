"""What somebody wants an organisation's row to say, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Typed into a cell, it takes away what stands there; a blank cell leaves it.
ERASE = "DELETE"


@dataclass(frozen=True, slots=True)
class Stated:
    """Who states a fact: the address of a page, or ``members.BY_ORGANISATION``.

    The date may be blank.
    """

    url: str
    date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row of a file, or one form, wants of one organisation.

    ``cells`` holds the columns of members.csv to set, as members.csv writes them; a blank one
    erases. ``seen`` holds what the person saw in them at the start, where that is known, so that
    nobody overwrites what another has changed meanwhile. ``sources`` are by column; ``source``
    is that of every other changed fact. ``removal`` is the reason to take the row away.
    """

    member: str
    cells: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, str] = field(default_factory=dict)
    source: Stated | None = None
    sources: Mapping[str, Stated] = field(default_factory=dict)
    removal: str = ""
    file: str = ""
    line: int = 0
