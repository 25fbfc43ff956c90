"""What the coverage page shows, in words; the template only sets it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from directory.coverage import STATES, Country, Group, Language, Overview, Part, overview
from directory.finder import Finder
from directory.locale import Phrases
from directory.locale.translator import noted

#: Headings of the groups of the vocabulary.
GROUPS: Mapping[str, str] = {
    "culture": noted("Cultural competence"),
    "who": noted("For whom"),
    "how": noted("How they work"),
    "alongside": noted("For partners and children"),
    "network": noted("With and for other professionals"),
}

#: Up to so many countries are named at once; more unfold.
FEW = 4


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language: the countries in words by state, and (state, countries) for its bar."""

    code: str
    name: str
    own_name: str
    parts: Mapping[str, tuple[str, ...]]
    nothing_known: int
    bar: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country with its languages in words; ``figures`` are the counts themselves."""

    name: str
    figures: Country
    stated: str
    official: str
    ask: str


@dataclass(frozen=True, slots=True)
class SpecialismRow:
    """A specialism, how many members state it, and where."""

    label: str
    definition: str
    members: int
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group of specialisms with its heading, and what no member states, in words."""

    code: str
    heading: str
    members: int
    specialisms: tuple[SpecialismRow, ...]
    absent: str


@dataclass(frozen=True)
class Shown:
    """Everything on the page."""

    overview: Overview
    asked: tuple[LanguageRow, ...]
    nobody: str
    others: tuple[str, ...]
    countries: tuple[CountryRow, ...]
    groups: tuple[GroupRow, ...]
    columns: tuple[tuple[str, int], ...]
    few: int = FEW


@lru_cache(maxsize=1)
def _overview(finder: Finder) -> Overview:
    """Return the coverage, counted once for each version of the data."""
    return overview(finder.index)


def shown(finder: Finder, phrases: Phrases) -> Shown:
    """Return the coverage in words, languages and countries by name."""
    found = _overview(finder)
    declared = finder.directory.declaration.tables["members"]
    countries = {country.code: country for country in found.countries}
    asked = sorted((_language(phrases, each, countries) for each in found.asked), key=_name)
    return Shown(
        overview=found,
        asked=tuple(asked),
        nobody=_listed(row.name for row in asked if not row.parts["stated"]),
        others=tuple(sorted(_other(phrases, language) for language in found.others)),
        countries=tuple(sorted((_country(phrases, c) for c in found.countries), key=_name)),
        groups=tuple(_group(phrases, group) for group in found.groups),
        columns=tuple((phrases.t(declared.column(name).title), n) for name, n in found.columns),
    )


def _name(row: LanguageRow | CountryRow) -> str:
    return row.name


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _language(
    phrases: Phrases, language: Language, countries: Mapping[str, Country]
) -> LanguageRow:
    def related(part: Part) -> str:
        return f": {_relatives(phrases, language.code, countries[part.country])}"

    return LanguageRow(
        code=language.code,
        name=phrases.language(language.code),
        own_name=phrases.languages.own_name(language.code),
        parts={state: _parts(phrases, parts) for state, parts in language.parts.items()}
        | {"related": _parts(phrases, language.parts["related"], related)},
        nothing_known=language.nothing_known,
        bar=tuple((s, len(language.parts[s])) for s in STATES if language.parts[s]),
    )


def _relatives(phrases: Phrases, asked: str, country: Country) -> str:
    """Return the languages of a country that speakers of another usually understand."""
    related = {relative.offered for relative in phrases.languages.relatives.of(asked)}
    return _listed(map(phrases.language, related & {*country.stated, *country.official}))


def _other(phrases: Phrases, language: Language) -> str:
    places = _listed(phrases.country(part.country) for part in language.parts["stated"])
    return phrases.t("{language} ({countries})",
                     language=phrases.language(language.code), countries=places)  # fmt: skip


def _parts(
    phrases: Phrases, parts: Iterable[Part], more: Callable[[Part], str] = lambda _: ""
) -> tuple[str, ...]:
    """Return each country with the share of its members: one of four is not the country."""
    return tuple(sorted(
        phrases.t("{country} {number} of {all}", country=phrases.country(part.country),
                  number=part.members, all=part.of) + more(part)
        for part in parts
    ))  # fmt: skip


def _country(phrases: Phrases, country: Country) -> CountryRow:
    return CountryRow(
        name=phrases.country(country.code),
        figures=country,
        stated=_listed(map(phrases.language, country.stated)),
        official=_listed(map(phrases.language, country.official)),
        ask=_listed(map(phrases.language, country.ask)),
    )


def _group(phrases: Phrases, group: Group) -> GroupRow:
    t, vocabulary = phrases.t, phrases.directory.vocabulary
    return GroupRow(
        code=group.code,
        heading=t(GROUPS.get(group.code, group.code)),
        members=group.members,
        specialisms=tuple(
            SpecialismRow(
                label=t(vocabulary[specialism.code].label),
                definition=t(vocabulary[specialism.code].definition),
                members=specialism.members,
                countries=_parts(phrases, specialism.parts),
            )
            for specialism in sorted(group.specialisms, key=lambda s: -s.members)
        ),
        absent=_listed(phrases.label("specialisms", code) for code in group.absent),
    )
