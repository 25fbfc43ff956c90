"""What somebody has typed about a member and not yet saved: kept by the process, not the page."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from directory.members import BY_ORGANISATION
from directory.staff.entries import Entry, Stated


@dataclass
class Origin:
    """Where a fact comes from, as it is typed: a page, or the organisation itself."""

    by_organisation: bool = False
    url: str = ""
    date: str = ""

    def stated(self) -> Stated | None:
        """Return who states it, None if nothing was typed."""
        if self.by_organisation:
            return Stated(BY_ORGANISATION, self.date.strip())
        url = self.url.strip()
        return Stated(url, self.date.strip()) if url else None


@dataclass
class Draft:
    """The form of one member as somebody filled it in; the id is blank for a new one.

    ``seen`` are the cells as the person saw them, ``cells`` as they shall be.
    """

    token: str
    member: str
    seen: Mapping[str, str]
    cells: dict[str, str]
    started: datetime
    #: The session of the browser in which it is filled in.
    session: str = ""
    source: Origin = field(default_factory=Origin)
    sources: dict[str, Origin] = field(default_factory=dict)
    why: str = ""
    removal: str = ""
    #: The changes that the person has had before the eyes.
    shown: tuple[object, ...] = ()

    @property
    def changed(self) -> list[str]:
        """The columns of which something else is wanted than was seen."""
        return [name for name, cell in self.cells.items() if cell != self.seen.get(name, "")]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that could be lost."""
        typed = (self.why, self.removal, self.source.url)
        return not any((*typed, self.changed, *self.sources.values()))

    def entry(self) -> Entry:
        """Return what the draft wants, with what was seen, so that nobody is overwritten."""
        changed = self.changed
        stated = {name: origin.stated() for name, origin in self.sources.items()}
        return Entry(
            self.member,
            {name: self.cells[name] for name in changed},
            seen={name: self.seen[name] for name in changed if self.member},
            source=self.source.stated(),
            sources={name: source for name, source in stated.items() if source},
        )

    def meanwhile(self, now: Mapping[str, str]) -> list[str]:
        """Return the columns that somebody else has changed since the draft was begun."""
        return [name for name, cell in self.seen.items() if now.get(name, cell) != cell]

    def settle(self, name: str, now: str, wanted: str) -> None:
        """Say that the person has seen what a cell is now, and what it shall be."""
        self.seen = {**self.seen, name: now}
        self.cells[name] = wanted


class Drafts:
    """The drafts of this process by their tokens.

    A page that is loaded again, or a browser that was closed, finds here what was typed.
    """

    def __init__(self) -> None:
        self._held: dict[str, Draft] = {}

    def find(self, token: str, member: str) -> Draft | None:
        """Return the draft of a token if it is one of that member."""
        draft = self._held.get(token)
        return draft if draft and draft.member == member else None

    def begin(self, member: str, cells: Mapping[str, str], now: datetime) -> Draft:
        """Return a new draft that as yet wants no change of the cells."""
        draft = Draft(secrets.token_hex(6), member, dict(cells), dict(cells), now)
        self._held[draft.token] = draft
        return draft

    def close(self, draft: Draft) -> None:
        """Forget a draft: it was saved, or thrown away."""
        self._held.pop(draft.token, None)

    def of(self, member: str) -> list[Draft]:
        """Return the drafts of a member in which something was typed, the newest first."""
        return [draft for draft in self.unfinished() if draft.member == member]

    def unfinished(self) -> list[Draft]:
        """Return the drafts in which something was typed, the newest first."""
        typed = [draft for draft in list(self._held.values()) if not draft.is_empty]
        return sorted(typed, key=lambda draft: draft.started, reverse=True)
