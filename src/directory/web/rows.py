"""Members as a list by country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from directory.locale import Phrases
from directory.members import Member

#: The code of a country, its name, and its members by name.
Country = tuple[str, str, list[Member]]


def by_country(phrases: Phrases, members: Iterable[Member]) -> list[Country]:
    """Return the members of each country by name, countries by name."""
    grouped: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        grouped[member.country].append(member)
    return sorted(
        (
            (code, phrases.country(code), sorted(there, key=lambda member: member.name))
            for code, there in grouped.items()
        ),
        key=lambda country: country[1],
    )
