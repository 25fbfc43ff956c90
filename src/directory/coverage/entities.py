"""What the coverage is made of: languages, countries and specialisms with their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: The group of the vocabulary that campaigners look for first.
FIRST_GROUP = "culture"


@dataclass(frozen=True, slots=True)
class Part:
    """So many of a country's members."""

    country: str
    members: int
    of: int


@dataclass(frozen=True, slots=True)
class Language:
    """A language by country: each country stands once, in its best state (see STATES)."""

    code: str
    parts: Mapping[str, tuple[Part, ...]]

    @property
    def nothing_known(self) -> int:
        """The number of countries of which nothing is known."""
        return len(self.parts["not_stated"])


@dataclass(frozen=True, slots=True)
class Country:
    """A country's members and languages; ``silent`` state neither language nor interpreter.

    ``official`` are assumed for a member, ``ask`` are official and assumed for none.
    """

    code: str
    members: int
    without_programme: int
    stated: tuple[str, ...]
    stating: int
    official: tuple[str, ...]
    ask: tuple[str, ...]
    interpreter: int
    no_interpreter: int
    silent: int


@dataclass(frozen=True, slots=True)
class Specialism:
    """A specialism that members state, and in which countries."""

    code: str
    parts: tuple[Part, ...]

    @property
    def members(self) -> int:
        """The number of members that state it."""
        return sum(part.members for part in self.parts)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the vocabulary: its specialisms, and the codes that no member states.

    ``members`` state at least one of them.
    """

    code: str
    members: int
    specialisms: tuple[Specialism, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is stated and what is not; ``others`` are languages stated that nobody asked for.

    ``columns`` are (column, members that state it).
    """

    members: int
    asked: tuple[Language, ...]
    others: tuple[Language, ...]
    countries: tuple[Country, ...]
    groups: tuple[Group, ...]
    columns: tuple[tuple[str, int], ...]

    def known(self, column: str) -> int:
        """Return how many members state a column."""
        return dict(self.columns)[column]

    @property
    def with_interpreter(self) -> int:
        """The number of members that state that they work with interpreters."""
        return sum(country.interpreter for country in self.countries)

    @property
    def with_culture(self) -> int:
        """The number of members that state a cultural competence."""
        return sum(group.members for group in self.groups if group.code == FIRST_GROUP)
