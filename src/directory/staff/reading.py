"""A file of members, from whatever spreadsheet: what it wants, row by row, and what it cannot.

=============  =====================================================================
opening        which kind of file it is (``xlsx``, ``ods``, ``delimited`` read them)
encodings      the text of a CSV file's bytes
headings       which row is the heading, and which columns it names
rows           what a row wants, or why nothing of it is taken
values         a cell as members.csv writes it (``typed``, ``dates``, ``items``)
identity       which member a row means
rejected       the rows that were not taken, as a file
=============  =====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from directory.errors import DataError, Problem
from directory.staff import encodings, forms, opening, workbook
from directory.staff.entries import Entry
from directory.staff.headings import Heading, Headings
from directory.staff.rows import RefusedRow, Rows
from directory.staff.sheets import File, Grid, Line, shown
from directory.staff.state import State
from directory.staff.typed import tidy
from directory.staff.unclear import Choice, Unclear


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says about a file: its encoding, which sheet, which headings to leave out.

    ``ignored`` is None to leave out all that name no column. ``blanks_erase`` lets a blank cell
    take away what stands there.
    """

    encoding: str = ""
    sheet: str = ""
    ignored: Sequence[str] | None = ()
    blanks_erase: bool = False


@dataclass(frozen=True)
class Reading:
    """What a file wants. ``notes`` say what was left out on purpose; show them.

    ``missing`` are the ids of members that the file should have and has not; none if rows could
    not be read. ``heading`` and ``lines`` are those of its sheet, ``seen`` the cells by member as
    they were exported, if it still says so; a form has none of them.
    """

    file: File
    entries: tuple[Entry, ...]
    refused: tuple[RefusedRow, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    heading: Heading | None = None
    lines: Mapping[int, Line] = field(default_factory=dict)
    separator: str = ""
    seen: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def read(file: File, state: State, options: Options = Options()) -> Reading:
    """Return what a file wants of the members of a state.

    Raises Unclear where the file can be read in several ways, DataError if it cannot be read at
    all. What is wrong in a row refuses that row alone.
    """
    headings = Headings(state.table("members"))
    grids = opening.grids(file, lambda: known_words(state), headings.known, options.encoding)
    if forms.is_form(grids):
        return Reading(file, (forms.read(grids, state, file=file.name),))
    grid, line = _sheet(file, grids, headings, options.sheet)
    heading = headings.read(file.name, grid, line, options.ignored)
    seen = _seen(grids)
    below = [line for line in grid.lines if line.number > heading.line.number]
    again = [line for line in below if line.cells == heading.line.cells]
    lines = [line for line in below if line not in again and _is_filled(line)]
    rows = Rows(
        state, file.name, heading, seen,
        is_whole=opening.is_workbook(file), blanks_erase=options.blanks_erase,
    )  # fmt: skip
    entries, refused = rows.read(lines)
    named = None if grid.is_cut else rows.members(refused)
    return Reading(
        file=file,
        entries=tuple(entries),
        refused=tuple(refused),
        notes=tuple(_notes(grid, heading, again, is_unsure=named is None)),
        missing=() if named is None else tuple(m for m in seen or state.members if m not in named),
        heading=heading,
        lines={line.number: line for line in lines},
        separator=grid.separator,
        seen=seen,
    )


def known_words(state: State) -> frozenset[str]:
    """Return the words of the directory's own tables that tell encodings apart."""
    texts = [
        cell for rows in state.files.rows.values() for row in rows for cell in row.cells.values()
    ]
    if state.files.atlas:
        texts += state.files.atlas.spellings()
    return encodings.words_of("\n".join(texts))


def _sheet(file: File, grids: Sequence[Grid], headings: Headings, name: str) -> tuple[Grid, Line]:
    """Return the sheet that holds members, and its heading."""
    found = [
        (grid, line)
        for grid in grids
        if not grid.is_hidden and (line := headings.row(grid)) is not None
    ]
    if name:
        found = [(grid, line) for grid, line in found if grid.name.casefold() == name.casefold()]
    if not found:
        words = "No row names the columns." if not name else f"No sheet {name!r} has our columns."
        right = "The first row must name them: Id, Name, Country, and what you want to change."
        raise DataError([Problem(file.name, 0, "", "no-columns", words, right)])
    if len(found) > 1:
        choices = [Choice(grid.name, f"{len(grid.lines)} rows") for grid, _ in found]
        raise Unclear("Several sheets hold members.", "sheet", choices)
    return found[0]


def _seen(grids: Sequence[Grid]) -> dict[str, dict[str, str]]:
    """Return the cells as they were exported, by id, if the file still says so."""
    for grid in grids:
        if grid.is_hidden and grid.name == workbook.SEEN and grid.lines:
            names = [shown(value) for value in grid.lines[0].cells]
            rows = [[shown(value) for value in line.cells] for line in grid.lines[1:]]
            cells = [dict(zip(names, row + [""] * len(names), strict=False)) for row in rows]
            return {row["id"]: row for row in cells if row.get("id")}
    return {}


def _is_filled(line: Line) -> bool:
    return line.problem is not None or any(tidy(shown(value)) for value in line.cells)


def _notes(
    grid: Grid, heading: Heading, again: Sequence[Line], *, is_unsure: bool
) -> Iterator[str]:
    """Yield what was left out on purpose."""
    above = [line for line in grid.lines if line.number < heading.line.number]
    if any(tidy(shown(value)) for line in above for value in line.cells):
        yield f"The heading is row {heading.line.number}; what stands above was left out."
    if heading.derived:
        names = ", ".join(heading.derived)
        yield f"Left out, because an export makes them of the other columns: {names}."
    if again:
        rows = ", ".join(str(line.number) for line in again)
        yield f"The heading stands again in row {rows}; left out."
    if is_unsure:
        yield "Nobody can tell whose some rows are, so members may be missing from the file."
