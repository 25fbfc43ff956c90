"""Which member a row of a file means: by its id, or by exactly its name and country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from directory.errors import DataError, Problem
from directory.names import fold
from directory.problems.wording import nearest, quoted
from directory.staff.state import State

#: Typed as id, it says that the organisation is none of those that we know.
NEW = "new"

#: So alike are two names of one organisation, whatever the order of their words, %.
_ALIKE = 82

#: So many letters may be mistyped in an id.
_MISTYPED = 3


class Identity:
    """The members of a state, by id, and by name and country."""

    def __init__(self, state: State, file: str) -> None:
        self._file = file
        self._id = state.table("members").column("id")
        self._members = state.members
        self._ids = sorted(state.members)
        self._named: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for member, cells in state.members.items():
            for name in filter(None, (fold(cells["name"]), fold(cells["name_native"]))):
                self._named[cells["country"], name][member] = None
                self._names[cells["country"]][name] = member

    def member(self, line: int, id_: str, name: str, country: str) -> str:
        """Return the id of the member that a row means, blank for a new one.

        Raises DataError where that is not certain, with what to type.
        """
        if id_ and id_.casefold() != NEW:
            return self._by_id(line, id_, name, country)
        if not (name and country):
            words = "Nobody can tell which organisation this row means."
            right = "Type its id, or its name and country."
            raise DataError([Problem(self._file, line, "id", "no-identity", words, right)])
        if id_:
            return ""
        found = list(self._named.get((country, fold(name)), ()))
        if len(found) == 1:
            return found[0]
        alike = found or self._alike(name, country)
        if alike:
            words = f"{quoted(name)} may be {' or '.join(map(self._called, alike))}."
            right = f"If so, type that id; if it is another organisation, type {NEW} as id."
            raise DataError([Problem(self._file, line, "id", "perhaps-known", words, right)])
        return ""

    def _by_id(self, line: int, id_: str, name: str, country: str) -> str:
        member = id_.casefold()
        if member not in self._members:
            if self._may_be_new(member, name, country):
                return member
            near = nearest(member, self._ids)
            words = f"There is no member {quoted(id_)}."
            right = f"Type {near}, or {NEW}" if near else f"Type the id of a member, or {NEW}"
            right += " if we do not have the organisation yet."
            raise DataError([Problem(self._file, line, "id", "unknown-id", words, right)])
        cells = self._members[member]
        others = self._named.get((country or cells["country"], fold(name)), {})
        if others and member not in others:
            other = next(iter(others))
            words = f"The id is that of {cells['name']}, the name that of {self._called(other)}."
            right = "Look whether rows have slipped; then type the right id."
            raise DataError([Problem(self._file, line, "id", "id-of-another", words, right)])
        return member

    def _may_be_new(self, id_: str, name: str, country: str) -> bool:
        """Return whether a row with an id that we do not have is a whole new organisation's.

        So members come back with their ids from an older file. What is like a member we have, by
        its id or its name, may be a mistake in typing.
        """
        is_whole = bool(name and country) and self._id.fits(id_)
        known = self._named.get((country, fold(name))) or self._alike(name, country)
        mistyped = process.extractOne(id_, self._ids, scorer=OSA.distance, score_cutoff=_MISTYPED)
        return is_whole and not known and not mistyped

    def _alike(self, name: str, country: str) -> list[str]:
        names: Mapping[str, str] = self._names.get(country, {})
        found = process.extract(
            fold(name), names.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE, limit=3
        )
        return list(dict.fromkeys(names[near] for near, _, _ in found))

    def _called(self, member: str) -> str:
        return f"{self._members[member]['name']} ({member})"
