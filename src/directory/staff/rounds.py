"""Asking a member to confirm its entry: a letter, after three weeks a reminder, then a call.

One round ends when the member confirms. A round without an answer is over after ten months: by
then the entry is due once more, and asking begins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from directory import freshness

#: How long an answer is waited for.
PATIENCE = timedelta(weeks=3)

#: What comes next: nothing, the first letter, waiting, the reminder, or a call.
Step = Literal["none", "ask", "wait", "remind", "call"]


@dataclass(frozen=True, slots=True)
class Round:
    """What comes next with a member, and the days on which it was asked in this round."""

    step: Step
    asked: tuple[date, ...] = ()

    @property
    def until(self) -> date:
        """The day to which an answer is waited for; only if the member was asked."""
        return self.asked[-1] + PATIENCE


def of(confirmed_on: str, letters: Iterable[Mapping[str, str]], today: date) -> Round:
    """Return the round of a member: its cell ``confirmed_on`` and its rows of letters.csv.

    A member that confirmed has answered every letter up to that day: until it is due again they
    are all older than a round.
    """
    confirmed = _day(confirmed_on)
    if confirmed and not freshness.is_older(confirmed, freshness.DUE, today):
        return Round("none")
    begun = freshness.months_before(today, freshness.DUE)
    days = filter(None, (_day(cells["made_on"]) for cells in letters))
    asked = tuple(sorted(day for day in days if day >= begun))
    if not asked:
        return Round("ask")
    if today < asked[-1] + PATIENCE:
        return Round("wait", asked)
    return Round("remind" if len(asked) == 1 else "call", asked)


def _day(cell: str) -> date | None:
    """Return the day of a cell; None if it is blank or, to be mended, none."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None
