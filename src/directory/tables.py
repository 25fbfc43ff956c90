"""One declared CSV file: reading it strictly, every row with its line, and writing it."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory.declaration import Column, Table
from directory.errors import Problem
from directory.moment import Folder, content

#: Reading stops after so many ragged rows: the file is another than it should be.
MOST_RAGGED = 100

#: A cell may be as long as any file that fits into the memory.
LONGEST_CELL = 2**31 - 1

#: What to type where a cell is not of its column's type.
_RIGHT_TYPE = {
    "date": "Type year, month and day, for example 2026-11-22.",
    "number": "Type a number with a point, for example 48.21.",
    "integer": "Type a whole number, for example 3.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line on which it starts (1 is the header) and its cells by column."""

    line: int
    cells: Mapping[str, str]


def read(folder: Folder, table: Table) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a declared file and what is wrong with its shape.

    The file is UTF-8 with or without a byte order mark, with any line ends. Rows without
    any text are passed over: spreadsheets leave them at the end. A row whose width differs
    from the header's is a problem and is left out of the rows.
    """
    problems: list[Problem] = []
    text = _text(folder, table.path, problems)
    return ([], problems) if text is None else _rows(table, text, problems)


def parsed(content: bytes, table: Table) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table's content, and what is wrong with its shape."""
    problems: list[Problem] = []
    text = _decoded(table.path, content, problems)
    return ([], problems) if text is None else _rows(table, text, problems)


def written(table: Table, rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return the bytes of a table: a header, commas, lines that end in LF, quotes where needed.

    What is read from them is what was written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([row[name] for name in names] for row in rows)
    return text.getvalue().encode()


def _rows(table: Table, text: str, problems: list[Problem]) -> tuple[list[Row], list[Problem]]:
    records = _records(table.path, text, problems)
    line, header = next(records, (1, []))
    problems += [] if problems else _header_problems(table, header)
    if problems:
        return [], problems
    rows = []
    for line, cells in records:
        if not any(cells):
            continue
        if len(cells) == len(header):
            rows.append(Row(line, dict(zip(header, cells, strict=True))))
        else:
            problems.append(_ragged(table.path, line, cells, header))
            if len(problems) == MOST_RAGGED:
                problems.append(_stopped(table.path, line))
                break
    return rows, problems


def wrong_type(table: Table, line: int, column: Column, cell: str) -> Problem:
    """Return the problem of a cell that is not of its column's declared type."""
    return Problem(
        table.path,
        line,
        column.name,
        "wrong-type",
        f"{cell[:60]!r} is not a {column.type}.",
        _RIGHT_TYPE.get(column.type, ""),
    )


def blank_cell(table: Table, line: int, column: Column) -> Problem:
    """Return the problem of a blank cell in a column that must be filled in."""
    return Problem(
        table.path,
        line,
        column.name,
        "blank-cell",
        f"{column.title} must not be blank.",
        f"Fill in: {column.description}",
    )


def _text(folder: Folder, path: str, problems: list[Problem]) -> str | None:
    try:
        data = content(folder, path)
        if path.endswith(".gz"):
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        words = getattr(error, "strerror", None) or str(error)
        problems.append(Problem(path, 0, "", "file-unreadable", f"Cannot be read: {words}."))
        return None
    return _decoded(path, data, problems)


def _decoded(path: str, data: bytes, problems: list[Problem]) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(
                path,
                line,
                "",
                "not-utf-8",
                f"This line has a byte that is not UTF-8 (0x{data[error.start]:02x}).",
                "Save the file as 'CSV UTF-8'.",
            )
        )
        return None


def _records(path: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, Sequence[str]]]:
    # The limit holds for the whole process, and other libraries change it.
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(
                path,
                line,
                "",
                "broken-quotes",
                f"The row that begins here cannot be taken apart: {error}.",
                'Close every quote; write a quote inside a text twice ("").',
            )
        )


def _header_problems(table: Table, header: Sequence[str]) -> Iterator[Problem]:
    declared = [column.name for column in table.columns]
    counts = Counter(header)
    the_header = f"The first line must be: {','.join(declared)}"
    if not counts.keys() & set(declared):
        words = "The first line does not name the columns of this table, with commas between."
        yield Problem(table.path, 1, "", "wrong-header", words, the_header)
        return
    for name in declared:
        if not counts[name]:
            words = "This column is missing."
            yield Problem(table.path, 1, name, "missing-column", words, the_header)
    unknown = [repr(name[:60]) for name in counts if name not in declared]
    if unknown:
        words = f"These columns are not declared: {', '.join(unknown[:5])}."
        yield Problem(table.path, 1, "", "unknown-column", words, f"Remove them. {the_header}")
    for name in declared:
        if counts[name] > 1:
            words = "This column stands more than once."
            yield Problem(table.path, 1, name, "double-column", words, f"Keep one. {the_header}")


def _ragged(path: str, line: int, cells: Sequence[str], header: Sequence[str]) -> Problem:
    return Problem(
        path,
        line,
        "",
        "ragged-row",
        f"The cells of this row are {len(cells)}, those of the header {len(header)}.",
        "Put quotes round a text that contains a comma; keep a comma for each blank cell.",
    )


def _stopped(path: str, line: int) -> Problem:
    return Problem(
        path,
        line,
        "",
        "reading-stopped",
        f"Reading stopped at this line, after {MOST_RAGGED} rows of a wrong width.",
        "Mend these rows first, then check again.",
    )
