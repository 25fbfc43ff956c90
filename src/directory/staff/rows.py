"""The rows of a sheet, one after the other: what each wants, or why nothing of it is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from directory.errors import DataError, Problem
from directory.problems import text
from directory.staff.entries import ERASE, Entry, Stated
from directory.staff.headings import SOURCE, SOURCE_DATE, WHY, Heading
from directory.staff.identity import Identity
from directory.staff.sheets import Line, Value, shown
from directory.staff.state import State
from directory.staff.typed import tidy
from directory.staff.values import Values, erased, same
from directory.staff.words import Words
from directory.tables import Row

#: The columns that say whose row it is.
_WHOSE = ("id", "name", "country")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of which nothing is taken, and why."""

    line: Line
    problems: tuple[Problem, ...]


def has_slipped(row: RefusedRow) -> bool:
    """Return whether the cells of a row may stand under another heading than they should."""
    return any(problem.code in ("ragged-row", "broken-quotes") for problem in row.problems)


class Rows:
    """Reads the rows of one sheet.

    ``seen`` are the cells by member as they were exported, where the file still says so.
    ``is_whole`` says that a blank cell at the end of a row may be left out, as in a workbook.
    """

    def __init__(
        self,
        state: State,
        file: str,
        heading: Heading,
        seen: Mapping[str, Mapping[str, str]],
        *,
        is_whole: bool,
        blanks_erase: bool,
    ) -> None:
        self._state = state
        self._file = file
        self._heading = heading
        self._seen = seen
        self._is_whole = is_whole
        self._blanks_erase = blanks_erase
        self._values = Values(state, file, Words(state))
        self._identity = Identity(state, file)
        self._whose: dict[int, str] = {}
        self._first: dict[str, int] = {}

    def read(self, lines: Sequence[Line]) -> tuple[list[Entry], list[RefusedRow]]:
        """Return what the rows want, and those of which nothing is taken."""
        entries, refused = [], []
        for line in lines:
            try:
                entries.append(self._entry(line))
            except DataError as error:
                refused.append(RefusedRow(line, error.problems))
        misplaced = self._misplaced(entries) | self._torn(lines, refused)
        refused += (
            RefusedRow(line, tuple(misplaced[line.number]))
            for line in lines
            if line.number in misplaced
        )
        taken = [entry for entry in entries if entry.line not in misplaced]
        return taken, sorted(refused, key=lambda row: row.line.number)

    def _torn(
        self, lines: Sequence[Line], refused: Sequence[RefusedRow]
    ) -> dict[int, list[Problem]]:
        """Return the short rows whose rest may be the row below, which is nobody's.

        A short row alone is none: Excel leaves out the separators of blank cells at the end of
        rows, for sixteen rows at a time.
        """
        nobodys = {row.line.number for row in refused if row.line.number not in self._whose}
        torn = (
            line
            for line, below in pairwise(lines)
            if self._is_short(line) and below.number in nobodys
        )
        return {line.number: [self._ragged(line)] for line in torn}

    def members(self, refused: Sequence[RefusedRow]) -> set[str] | None:
        """Return the ids of the members whose rows the sheet has, taken or not.

        None if nobody can tell whose row one of those is that were not taken.
        """
        if any(row.line.number not in self._whose for row in refused):
            return None
        return set(self._whose.values())

    def _entry(self, line: Line) -> Entry:
        if line.problem:
            raise DataError([line.problem])
        given = self._given(line)
        typed_id = tidy(shown(given.get("id", ""))).casefold()
        current = self._state.members.get(typed_id, {})
        if current:
            self._whose[line.number] = typed_id
        whose, problems = self._cells(line.number, given, _WHOSE, current)
        if problems:
            raise DataError(problems)
        member = self._identity.member(line.number, *(whose.get(name, "") for name in _WHOSE))
        self._whose[line.number] = member
        self._once(member, line.number)
        current = {**self._state.members.get(member, {}), **whose}
        columns = [name for name in given if name not in (*_WHOSE, SOURCE, SOURCE_DATE, WHY)]
        cells, problems = self._cells(line.number, given, columns, current)
        source, found = self._source(given, line.number)
        if problems or found:
            raise DataError([*problems, *found])
        if member and not typed_id:
            # By its name it was found: that is no wish to call it so.
            whose = {"country": whose["country"]}
        return self._wanted(line.number, member, {**whose, **cells}, source)

    def _wanted(
        self, line: int, member: str, cells: Mapping[str, str], source: Stated | None
    ) -> Entry:
        """Return the entry of a row; what stands there as it was exported is no wish."""
        seen, table = self._seen.get(member, {}), self._values.table
        wanted = {
            name: cell
            for name, cell in cells.items()
            if name != "id" and not (name in seen and same(table.column(name), cell, seen[name]))
        }
        return Entry(
            member=member,
            cells=wanted,
            seen={name: seen[name] for name in wanted if name in seen},
            source=source,
            file=self._file,
            line=line,
        )

    def _given(self, line: Line) -> dict[str, Value]:
        """Return the cells of a row by column; DataError if it is wider or shorter than it may."""
        columns = self._heading.columns
        beyond = [value for value in line.cells[len(columns) :] if tidy(shown(value))]
        if beyond or (self._blanks_erase and self._is_short(line)):
            raise DataError([self._ragged(line)])
        filled = (*line.cells, *[""] * (len(columns) - len(line.cells)))
        return {name: value for name, value in zip(columns, filled, strict=False) if name}

    def _is_short(self, line: Line) -> bool:
        return not self._is_whole and len(line.cells) < len(self._heading.columns)

    def _ragged(self, line: Line) -> Problem:
        words = f"The row has {len(line.cells)} cells, the heading {len(self._heading.columns)}."
        right = "Put quotes round a text with a separator in it; keep every blank cell."
        if self._is_whole:
            right = "Remove what stands right of the last heading, or give it a heading."
        return Problem(self._file, line.number, "", "ragged-row", words, right)

    def _cells(
        self,
        line: int,
        given: Mapping[str, Value],
        columns: Sequence[str],
        current: Mapping[str, str],
    ) -> tuple[dict[str, str], list[Problem]]:
        """Return what the cells of a row set, and what is wrong with the others."""
        cells: dict[str, str] = {}
        problems: list[Problem] = []
        for name in (name for name in columns if name in given):
            try:
                cell = self._cell(name, given[name], line, current)
            except DataError as error:
                problems += error.problems
            else:
                if cell is not None:
                    cells[name] = cell
        return cells, problems

    def _cell(self, name: str, value: Value, line: int, current: Mapping[str, str]) -> str | None:
        """Return what a cell sets, None if it leaves what stands there."""
        table, column, now = self._values.table, self._values.table.column(name), current.get(name)
        # What is as it was may stay as it is: nobody has to mend it here.
        if now and value == now:
            return now
        if isinstance(value, str) and tidy(value).upper() == ERASE:
            return erased(table, line, column)
        cell = self._values.read(name, value, line, current.get("country", ""))
        if cell:
            return now if now is not None and same(column, cell, now) else cell
        return erased(table, line, column) if self._blanks_erase and name != "id" else None

    def _source(self, given: Mapping[str, Value], line: int) -> tuple[Stated | None, list[Problem]]:
        url, day = given.get(SOURCE, ""), given.get(SOURCE_DATE, "")
        try:
            return self._values.stated(url, day, line), []
        except DataError as error:
            return None, list(error.problems)

    def _once(self, member: str, line: int) -> None:
        first = self._first.setdefault(member, line) if member else line
        if first != line:
            words, right = f"The same member stands in row {first}.", "Keep one of the two rows."
            raise DataError([Problem(self._file, line, "id", "stands-twice", words, right)])

    def _misplaced(self, entries: Sequence[Entry]) -> dict[int, list[Problem]]:
        """Return formulas, hidden characters and line breaks by row, by the rule of the check."""
        table, files = self._values.table, self._state.files
        blank = dict.fromkeys((column.name for column in table.columns), "")
        rows = [Row(entry.line, {**blank, **entry.cells}) for entry in entries]
        declared = replace(files.declaration, tables={table.name: table})
        found: dict[int, list[Problem]] = defaultdict(list)
        own = replace(files, declaration=declared, rows={table.name: rows})
        for problem in text.misplaced_characters(own):
            found[problem.line].append(problem)
        return found
