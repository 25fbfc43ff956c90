"""What can be chosen in the fields of a search."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from directory import countries
from directory.finder import Finder
from directory.query import ASKED_AS_PERSON

#: Radii to choose from, km; 0 leaves it to how far each programme serves.
RADII = (0, 25, 50, 100, 200, 500, 1000)

#: Offered although no member states them, because referrers ask for them.
OFTEN_ASKED = (
    "am", "ary", "ckb", "fa", "hi", "ka", "kmr", "pa", "pnb", "prs", "ps", "pt", "so", "ta", "ti",
    "uk", "ur", "vi", "zh", "apc", "bn", "hu", "sk", "mk", "hy", "az", "be",
)  # fmt: skip


def stated_languages(finder: Finder) -> list[str]:
    """Return the codes of the languages that some member states, by name."""
    return sorted(finder.index.stated, key=finder.languages.name)


@lru_cache(maxsize=1)
def language_options(finder: Finder) -> list[str]:
    """Return the codes of the languages to choose from; those that have results come first."""
    names = finder.languages.name
    stated = stated_languages(finder)
    official = sorted(set(finder.index.official) - set(stated), key=names)
    others = sorted(set(OFTEN_ASKED) - set(stated) - set(official), key=names)
    return [*stated, *official, *others]


@lru_cache(maxsize=1)
def place_options(finder: Finder) -> list[str]:
    """Return the towns and countries in which members work; any other may be typed."""
    directory = finder.directory
    towns = {f"{city}, {countries.name(code)}" for m in directory.members
             for code, city in directory.cities(m)}  # fmt: skip
    return [*sorted(towns), *sorted({countries.name(m.country) for m in directory.members})]


def codes(finder: Finder, column: str, chosen: Collection[str]) -> list[str]:
    """Return the codes to choose from: those that a member states, and those chosen already."""
    return [
        code
        for code in finder.lexicon.labels(column)
        if code not in ASKED_AS_PERSON and ((column, code) in finder.index.needs or code in chosen)
    ]
