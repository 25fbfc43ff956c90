"""What an organisation is, and all that belongs to it: the typed rows of the data folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

import pandas as pd

from directory.declaration import Declaration
from directory.members.names import (
    Country,
    Ending,
    Language,
    LanguageName,
    LanguagePair,
    Macrolanguage,
    PlaceNames,
    Words,
)

#: Groups of the vocabulary whose codes describe a programme (design: Matching, Groups).
PROGRAMME_GROUPS = frozenset({"who", "how"})

#: Columns of members.csv that are facts and so need a source (quality D1).
FACTS = (
    "name", "name_native", "acronym", "kind", "membership", "country", "city", "serves",
    "website", "email", "phone", "languages", "interpreter", "specialisms", "formats",
    "referral_routes",
)  # fmt: skip

#: Stands in sources.csv instead of a page's address where the organisation itself said it.
BY_ORGANISATION = "stated by the organisation"


@dataclass(frozen=True, slots=True)
class Member:
    """An organisation of the network; blank text or an empty tuple means not known."""

    id: str
    name: str
    name_native: str
    acronym: str
    kind: str
    membership: str
    country: str
    city: str
    serves: str
    website: str
    email: str
    phone: str
    languages: tuple[str, ...]
    interpreter: str
    specialisms: tuple[str, ...]
    formats: tuple[str, ...]
    referral_routes: tuple[str, ...]
    checked_on: date
    confirmed_on: date | None
    notes: str


@dataclass(frozen=True, slots=True)
class Site:
    """A further place of a member."""

    member_id: str
    city: str
    country: str
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """A public page that states one fact (a column of members.csv) about a member.

    ``url`` is ``BY_ORGANISATION`` where the member itself said it to the network.
    """

    member_id: str
    field: str
    value: str
    url: str
    source_date: str
    note: str


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the vocabulary with its words."""

    code: str
    group: str
    label: str
    definition: str


@dataclass(frozen=True)
class Directory:
    """All data of one folder, read whole. Lists keep the order of the files.

    ``places`` holds (latitude, longitude) in degrees by (country, city), and
    ``geonames_ids`` the same towns by their GeoNames id.
    """

    declaration: Declaration
    members: tuple[Member, ...]
    sites: Mapping[str, tuple[Site, ...]]
    sources: Mapping[str, tuple[Source, ...]]
    vocabulary: Mapping[str, Term]
    local_languages: Mapping[tuple[str, str], tuple[str, ...]]
    languages: tuple[Language, ...]
    language_names: tuple[LanguageName, ...]
    macrolanguages: tuple[Macrolanguage, ...]
    language_pairs: tuple[LanguagePair, ...]
    countries: tuple[Country, ...]
    place_names: tuple[PlaceNames, ...]
    words: tuple[Words, ...]
    endings: tuple[Ending, ...]
    places: Mapping[tuple[str, str], tuple[float, float]]
    geonames_ids: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, Member]:
        """The members by their id."""
        return {member.id: member for member in self.members}

    @cached_property
    def in_country(self) -> Mapping[str, tuple[Member, ...]]:
        """The members by their country."""
        found = defaultdict(list)
        for member in self.members:
            found[member.country].append(member)
        return {country: tuple(members) for country, members in found.items()}

    @cached_property
    def edition(self) -> str:
        """A short name of this list of members, where others refer to them by their number."""
        return sha256("\n".join(member.id for member in self.members).encode()).hexdigest()[:12]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The members as a table, one row each, for counting."""
        return pd.DataFrame(list(self.members))

    def cities(self, member: Member) -> list[tuple[str, str]]:
        """Return (country, city) of the member's places, its own first; blanks left out."""
        own = [(member.country, member.city)] if member.city else []
        return own + [(site.country, site.city) for site in self.sites.get(member.id, ())]

    def describes_programme(self, member: Member) -> bool:
        """Return whether the entry describes work with people who use violence."""
        return member.kind == "perpetrator_programme" or any(
            self.vocabulary[code].group in PROGRAMME_GROUPS for code in member.specialisms
        )
