"""What stands against an entry: problems that it would bring into the data.

The rules are those of ``directory check``. What was wrong before is no objection, unless the entry
changes the very cell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from directory import problems
from directory.errors import Problem
from directory.problems.files import Files
from directory.staff import drafts, telling, towns
from directory.staff.entries import Entry
from directory.staff.state import State

#: A problem wherever it stands: the file, whose row, the column, the code.
Key = tuple[str, str, str, str]

#: The columns that say whose row it is.
_OWNERS = {
    "members": ("id",), "sites": ("member_id",), "sources": ("member_id",),
    "letters": ("member_id",), "places": ("country", "city"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that would bring problems, with these problems; nothing of it is taken."""

    entry: Entry
    problems: tuple[Problem, ...]


def at_once(state: State, entry: Entry, earlier: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield why an entry cannot even be tried; ``earlier`` are those before it, by member."""
    if entry.member in earlier:
        words = "The same member stands in an earlier row."
        yield _problem(entry, "id", "stands-twice", words, "Keep one of the two rows.")
    current = state.members.get(entry.member)
    if current is None and (entry.removal or "name" not in entry.cells):
        words = f"There is no member {entry.member[:60]!r}."
        yield _problem(entry, "id", "no-such-member", words, "Type the id of a member.")
    for column, cell in entry.cells.items():
        seen = entry.seen.get(column)
        if current and seen is not None and current[column] not in (seen, cell):
            words = (
                f"Somebody changed this meanwhile, from {seen!r} to {current[column]!r}; "
                f"here it is {cell!r}."
            )
            right = "Look which is right, then change it in the newest version."
            yield _problem(entry, column, "changed-meanwhile", words, right)
    yield from _other_spelling(state, entry, current or {})


def new(state: State, entries: Iterable[Entry], files: Files) -> Mapping[Key, Problem]:
    """Return the problems of changed files that the state did not have."""
    path = state.table("members").path
    touched = {
        (path, entry.member, column)
        for entry in entries
        for column, cell in entry.cells.items()
        if state.members.get(entry.member, {}).get(column) != cell
    }
    before = Counter({
        key: len(found)
        for key, found in _keyed(state.files, state.problems).items()
        if key[:3] not in touched
    })  # fmt: skip
    after = _keyed(files, problems.of(files))
    return {key: found[-1] for key, found in after.items() if len(found) > before[key]}


def guilty(
    state: State, entries: Sequence[Entry], errors: Mapping[Key, Problem], files: Files
) -> list[Refused]:
    """Return the entries that bring errors into ``files``.

    An error that stands in nobody's own row (a twin of another row) is looked for by trying each
    entry alone; what only several bring together refuses all.
    """
    own: dict[str, list[Problem]] = defaultdict(list)
    for (_, owner, _, _), problem in errors.items():
        own[owner].append(problem)
    found = [
        _refused(entry, own[entry.member], files) for entry in entries if own.get(entry.member)
    ]
    if found:
        return found
    for entry in entries:
        alone = new(state, [entry], drafts.files(state, drafts.tables(state, [entry])))
        its = [problem for key, problem in alone.items() if key in errors]
        if its:
            found.append(_refused(entry, its, files))
    return found or [_refused(entry, [*errors.values()], files) for entry in entries]


def warned(
    entries: Iterable[Entry], found: Mapping[Key, Problem], files: Files
) -> Iterator[Problem]:
    """Yield the problems that refuse nothing, as the person sees them whose entry brings them."""
    of = {entry.member: entry for entry in entries}
    # A twin may be found in the other's row: of a single entry it is this one's all the same.
    alone = next(iter(of.values())) if len(of) == 1 else None
    for (_, owner, _, _), problem in found.items():
        entry = of.get(owner, alone)
        yield _told(entry, problem, files) if entry else problem


def taken_back(state: State, entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield a warning for each cell that an entry sets to what it was before its last change.

    So it is when somebody gives an old file again.
    """
    last = {
        (row.cells["member_id"], row.cells["field"]): row.cells
        for row in state.files.rows["changes"]
    }
    for entry in entries:
        for column, cell in entry.cells.items():
            change = last.get((entry.member, column))
            if change and cell == change["old"] != change["new"]:
                words = f"This takes back the change of {change['when'][:10]} to {change['new']!r}."
                right = "Look whether the file is older than that change."
                found = _problem(entry, column, "takes-back", words, right)
                yield replace(found, severity="warning")


def _other_spelling(state: State, entry: Entry, current: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problem of a town that we have already, written in another way."""
    cells = {**current, **entry.cells}
    town = (cells.get("country", ""), cells.get("city", ""))
    places = state.files.rows["places"]
    if "city" in entry.cells and towns.missing(places, [town]) and town[1] and state.files.atlas:
        found = towns.row(state.files.atlas, town)
        known = towns.as_known(places, found) if found else ""
        if known:
            words = f"We write this town {known!r}."
            yield _problem(entry, "city", "other-spelling", words, f"Type {known}.")


def _problem(entry: Entry, column: str, code: str, words: str, right: str) -> Problem:
    return Problem(entry.file, entry.line, column, code, words, right)


def _refused(entry: Entry, found: Iterable[Problem], files: Files) -> Refused:
    return Refused(entry, tuple(_told(entry, problem, files) for problem in found))


def _told(entry: Entry, problem: Problem, files: Files) -> Problem:
    """Return a problem as the person can mend it: at the row of the file that was given."""
    told = telling.told(entry, problem, files)
    if not entry.file:
        return told
    column = "" if problem.file == "sources.csv" else problem.column
    return replace(told, file=entry.file, line=entry.line, column=column)


def _keyed(files: Files, found: Iterable[Problem]) -> Mapping[Key, list[Problem]]:
    """Return problems of files by where they stand, whatever the number of the line."""
    owners = {
        (files.declaration.tables[name].path, row.line): " ".join(row.cells[c] for c in columns)
        for name, columns in _OWNERS.items()
        for row in files.rows[name]
    }
    keyed: dict[Key, list[Problem]] = defaultdict(list)
    for problem in found:
        owner = owners.get((problem.file, problem.line), "")
        keyed[problem.file, owner, problem.column, problem.code].append(problem)
    return keyed
