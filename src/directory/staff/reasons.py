"""What people say of a change, a reason and a role: never a person's mailbox, number or name.

Both stay in changes.csv and in the history for good, so this is refused before it is written.
"""

from __future__ import annotations

from directory.errors import DirectoryError
from directory.problems import persons
from directory.problems.wording import quoted
from directory.staff.state import State


class Personal(DirectoryError):
    """A reason or a role tells of a person; nothing was written."""

    def __init__(self, what: str, found: str, remedy: str) -> None:
        super().__init__(f"Nothing was written. The {what} has {quoted(found)}. {remedy}")


def look_at(state: State, *reasons: str, role: str = "") -> None:
    """Return nothing if reasons and role may stay in the history; raises Personal otherwise."""
    countries = {cells["country"] for cells in state.members.values()}
    remedy = "The history is kept: leave out mailboxes and telephone numbers."
    for what, text in (*(("reason", reason) for reason in reasons), ("role", role)):
        numbers = (number for number, _ in persons.phones(text, countries))
        found = persons.mailbox(text) or next(numbers, "")
        if found:
            raise Personal(what, found, remedy)
    named = persons.person(role)
    if named:
        raise Personal("role", named, "Type what you do, such as staff or volunteer, not who.")
