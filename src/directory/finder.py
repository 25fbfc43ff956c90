"""The core in one object: everything that a search needs, read once and shared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from directory import members, settings
from directory.languages import Languages
from directory.matching import Answer, Index, find
from directory.members import Directory
from directory.moment import Folder, Moment
from directory.places import Gazetteer, geocoder
from directory.query import Lexicon, Query, Wording
from directory.settings import Settings


@dataclass(frozen=True, eq=False, repr=False)
class Finder:
    """A data folder, ready to be searched. Immutable, so that all sessions share it."""

    directory: Directory
    settings: Settings
    languages: Languages
    lexicon: Lexicon
    index: Index

    def __repr__(self) -> str:
        """Return how many members there are; the whole data would fill books."""
        return f"Finder({len(self.directory.members)} members)"

    @classmethod
    def read(cls, folder: Folder) -> Finder:
        """Return the finder of a data folder; DataError if the folder cannot be read."""
        folder = Moment.of(folder)
        directory = members.read(folder)
        languages = Languages.of(directory)
        gazetteer = Gazetteer.read(folder, directory)
        decided = settings.read(folder)
        geocoding = geocoder.chosen(decided.geocoder, gazetteer)
        return cls(
            directory=directory,
            settings=decided,
            languages=languages,
            lexicon=Lexicon(directory, languages, gazetteer, geocoding),
            index=Index.of(directory, languages),
        )

    @cached_property
    def on_map(self) -> frozenset[str]:
        """The ids of the members that have a point on the map."""
        return frozenset(
            member.id
            for member, towns in zip(self.index.members, self.index.towns.of, strict=True)
            if towns
        )

    def understand(self, wording: Wording) -> Query:
        """Return the query that the words mean; NotUnderstood for what is not known."""
        return self.lexicon.understand(wording)

    def find(self, query: Query, limit: int | None = None, today: date | None = None) -> Answer:
        """Return the answer to a query; ``limit`` holds for each group.

        The age of entries counts from ``today``, the computer's own day if none is given.
        """
        return find(self.index, query, self.settings.network, limit, today)
