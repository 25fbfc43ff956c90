"""What a member wrote into the lines of a form, against what stood there when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory.errors import DataError, Problem
from directory.members import split_list
from directory.problems.wording import quoted
from directory.staff.entries import ERASE
from directory.staff.form_lines import CONFIRMED, DAY, NO, YES
from directory.staff.sheets import Line, Value, shown
from directory.staff.typed import tidy
from directory.staff.values import Values

#: What people put behind a line that holds, and behind one that does not.
_TICKED, _NOT_TICKED = {YES.casefold(), "x", "✓"}, {"", NO.casefold(), ERASE.casefold()}


@dataclass(frozen=True, slots=True)
class Sent:
    """A line as it was sent: its key, the words in it, and what members.csv had."""

    key: str
    words: str
    cell: str

    @property
    def column(self) -> str:
        """The column of members.csv to which the line belongs."""
        return self.key.partition(":")[0]

    @property
    def is_list(self) -> bool:
        """Return whether the line is one of several that make a list."""
        return ":" in self.key

    @property
    def values(self) -> tuple[str, ...]:
        """The values that the line had: one, or none."""
        return (self.cell,) if self.cell else ()


class Answers:
    """The lines that came back, by their keys; ``problems`` are what cannot be understood."""

    def __init__(self, values: Values, typed: Mapping[str, Line], sent: Sequence[Sent]) -> None:
        self._values = values
        self._typed = typed
        self._country = next((line.cell for line in sent if line.key == "country"), "")
        self.problems: list[Problem] = []

    def changes(self, sent: Sequence[Sent]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the cells that differ from what was sent, and what was sent in them."""
        before: dict[str, list[str]] = {}
        after: dict[str, list[str]] = {}
        for line in sent:
            if line.key not in (CONFIRMED, DAY):
                before.setdefault(line.column, []).extend(line.values)
                after.setdefault(line.column, []).extend(self._after(line))
        cells, seen = {}, {}
        for column, old in before.items():
            if set(old) != set(after[column]):
                kept = [value for value in old if value in after[column]]
                added = [value for value in dict.fromkeys(after[column]) if value not in old]
                cells[column], seen[column] = ";".join(kept + added), ";".join(old)
        return cells, seen

    def day(self, key: str) -> str:
        """Return the day in a line as YYYY-MM-DD; blank if none stands there."""
        return self._read("confirmed_on", key)

    def says_yes(self, key: str) -> bool:
        """Return whether a line has a Yes or a tick; what is neither that nor No is a problem."""
        text = self._text(key)
        if text.casefold() not in _TICKED | _NOT_TICKED:
            words, right = f"{quoted(text)} is neither Yes nor blank.", f"Type {YES} or {NO}."
            self.problems.append(self._problem(key, "not-allowed", words, right))
        return text.casefold() in _TICKED

    def _after(self, line: Sent) -> tuple[str, ...]:
        """Return the values that a line holds now.

        A blank leaves what stood there, but for the lines of a list: there nobody could take a
        Yes away by another word.
        """
        text = self._text(line.key) if line.key in self._typed else tidy(line.words)
        if text == tidy(line.words) or (not text and not line.is_list):
            return line.values
        if line.is_list and line.column != "languages":
            return (line.key.partition(":")[2],) if self.says_yes(line.key) else ()
        if not text or text.upper() == ERASE:
            return ()
        cell = self._read(line.column, line.key)
        return split_list(cell) if line.is_list else (cell,)

    def _text(self, key: str) -> str:
        return tidy(shown(self._value(key)))

    def _value(self, key: str) -> Value:
        cells = self._typed[key].cells if key in self._typed else ()
        return cells[2] if len(cells) > 2 else ""

    def _read(self, column: str, key: str) -> str:
        try:
            line = self._typed[key].number if key in self._typed else 0
            return self._values.read(column, self._value(key), line, self._country)
        except DataError as error:
            self.problems += error.problems
            return ""

    def _problem(self, key: str, code: str, words: str, right: str) -> Problem:
        line, column = self._typed[key].number, key.partition(":")[0]
        return Problem(self._values.table.path, line, column, code, words, right)
