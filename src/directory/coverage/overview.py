"""The coverage as a person reads it: by language, by country, by specialism, by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from directory.coverage.entities import (
    FIRST_GROUP,
    Country,
    Group,
    Language,
    Overview,
    Part,
    Specialism,
)
from directory.coverage.figures import (
    ASKED,
    COLUMNS,
    STATES,
    Figure,
    Lands,
    competences,
    figures,
    filled,
    stating,
)
from directory.languages import official
from directory.matching import Index


def overview(index: Index) -> Overview:
    """Return the coverage of the members of an index."""
    lands = Lands(index)
    found = figures(index)
    others = sorted(set(index.stated) - set(ASKED))
    return Overview(
        members=len(index.members),
        asked=tuple(_language(lands, found, code) for code in ASKED),
        others=tuple(_language(lands, found, code) for code in others),
        countries=_countries(index, lands, found),
        groups=_groups(index, lands),
        columns=tuple((name, int(filled(index, name).sum())) for name in COLUMNS),
    )


def _language(lands: Lands, found: Iterable[Figure], code: str) -> Language:
    best: dict[str, Figure] = {}
    for figure in found:
        if (figure.topic, figure.code) == ("language", code):
            best[figure.country] = min(
                best.get(figure.country, figure), figure, key=lambda f: STATES.index(f.state)
            )
    sizes = dict(zip(lands.codes, lands.sizes, strict=True))
    parts: dict[str, list[Part]] = defaultdict(list)
    for country, figure in sorted(best.items()):
        parts[figure.state].append(Part(country, figure.members, sizes[country]))
    return Language(code, {state: tuple(parts[state]) for state in STATES})


def _countries(index: Index, lands: Lands, found: Iterable[Figure]) -> tuple[Country, ...]:
    """Return every country with its languages; long because it fills one field a line."""
    languages: dict[tuple[str, str], list[str]] = defaultdict(list)
    interpreters: dict[tuple[str, str], int] = defaultdict(int)
    for figure in found:
        if figure.topic == "language":
            languages[figure.country, figure.state].append(figure.code)
        elif figure.topic == "interpreter":
            interpreters[figure.country, figure.code] = figure.members
    speaking = filled(index, "languages")
    stating_one = lands.counted(speaking)
    silent = lands.counted(~speaking & ~filled(index, "interpreter"))
    without = lands.counted(~index.describes)
    return tuple(
        Country(
            code=code,
            members=lands.sizes[number],
            without_programme=without[number],
            stated=tuple(languages[code, "stated"]),
            stating=stating_one[number],
            official=tuple(languages[code, "official"]),
            ask=tuple(
                language
                for language in official(code)
                if language not in (*languages[code, "stated"], *languages[code, "official"])
            ),
            interpreter=interpreters[code, "yes"],
            no_interpreter=interpreters[code, "no"],
            silent=silent[number],
        )
        for number, code in enumerate(lands.codes)
    )


def _groups(index: Index, lands: Lands) -> tuple[Group, ...]:
    vocabulary = index.directory.vocabulary
    codes: dict[str, list[str]] = {FIRST_GROUP: []}
    for code in competences(index):
        codes.setdefault(vocabulary[code].group, []).append(code)
    return tuple(_group(index, lands, group, codes[group]) for group in codes if codes[group])


def _group(index: Index, lands: Lands, group: str, codes: list[str]) -> Group:
    members = [stating(index, code) for code in codes]
    specialisms = [
        Specialism(code, _parts(lands, lands.counted(numbers)))
        for code, numbers in zip(codes, members, strict=True)
    ]
    return Group(
        code=group,
        members=len(np.unique(np.concatenate(members))),
        specialisms=tuple(s for s in specialisms if s.parts),
        absent=tuple(s.code for s in specialisms if not s.parts),
    )


def _parts(lands: Lands, counts: list[int]) -> tuple[Part, ...]:
    counted = zip(lands.codes, counts, lands.sizes, strict=True)
    return tuple(Part(country, count, size) for country, count, size in counted if count)
