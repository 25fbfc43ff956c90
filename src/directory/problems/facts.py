"""Every fact about a member has a source, and every source a fact (sources.csv)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from directory.declaration import Table
from directory.errors import Problem
from directory.members import FACTS, split_list
from directory.problems.files import Files
from directory.problems.wording import instead_of, quoted
from directory.tables import Row

#: The rows of sources.csv by member and field.
Sources = Mapping[tuple[str, str], list[Row]]


def facts_and_sources(files: Files) -> Iterator[Problem]:
    """Yield where members.csv and sources.csv do not say the same."""
    yield from _unknown_facts(files)
    if files.whole("members", "sources"):
        sources: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in files.rows["sources"]:
            sources[row.cells["member_id"], row.cells["field"]].append(row)
        table = files.declaration.tables["members"]
        for row in files.rows["members"]:
            yield from _without_source(table, row, sources)
            yield from _other_than_sources(table, row, sources)
        yield from _without_fact(files, sources)


def _unknown_facts(files: Files) -> Iterator[Problem]:
    path = files.declaration.tables["sources"].path
    for row in files.rows["sources"]:
        field = row.cells["field"]
        if field and field not in FACTS:
            words = f"{quoted(field)} is not a fact: no column of members.csv that needs a source."
            yield Problem(path, row.line, "field", "unknown-fact", words, instead_of(field, FACTS))


def _without_source(table: Table, row: Row, sources: Sources) -> Iterator[Problem]:
    member = row.cells["id"]
    for fact in FACTS:
        value = row.cells[fact] if table.column(fact).is_list else ""
        stated = row.cells[fact] and (fact != "membership" or row.cells[fact] == "confirmed")
        if stated and (member, fact) not in sources:
            words = f"No row of sources.csv says where this {fact} comes from."
            right = f"Add to sources.csv: {member},{fact},{value},<address of the page>,<its date>,"
            yield Problem(table.path, row.line, fact, "no-source", words, right)


def _other_than_sources(table: Table, row: Row, sources: Sources) -> Iterator[Problem]:
    """Yield the lists that are not exactly the union of what their sources state."""
    for column in (column for column in table.columns if column.is_list):
        values = [
            source.cells["value"] for source in sources.get((row.cells["id"], column.name), ())
        ]
        stated = dict.fromkeys(value for cell in values if cell for value in split_list(cell))
        cell = row.cells[column.name]
        if cell and stated and stated.keys() != set(split_list(cell)) - {""}:
            words = f"The sources state: {';'.join(stated)}."
            right = f"Type {_merged(cell, stated)}, or mend the values in sources.csv."
            yield Problem(table.path, row.line, column.name, "sources-differ", words, right)


def _merged(cell: str, stated: Mapping[str, None]) -> str:
    """Return what the sources state, in the order of the cell as far as it has it."""
    kept = [value for value in split_list(cell) if value in stated]
    return ";".join(dict.fromkeys([*kept, *stated]))


def _without_fact(files: Files, sources: Sources) -> Iterator[Problem]:
    path = files.declaration.tables["sources"].path
    stated: dict[str, set[str]] = defaultdict(set)
    for row in files.rows["members"]:
        stated[row.cells["id"]].update(fact for fact in FACTS if row.cells[fact])
    for (member, fact), rows in sources.items():
        if member in stated and fact in FACTS and fact not in stated[member]:
            for row in rows:
                words = f"This is the source of a {fact} that is blank in members.csv."
                right = f"Fill in the {fact} of {member}, or remove this row."
                yield Problem(path, row.line, "field", "source-of-blank", words, right)
