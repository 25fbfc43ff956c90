"""Members: what an organisation is (``entities``), and reading the files (``reading``)."""

from directory.members.entities import (
    BY_ORGANISATION,
    FACTS,
    Directory,
    Member,
    Site,
    Source,
    Term,
)
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
from directory.members.reading import TABLES, assemble, read, split_list, undeclared

__all__ = [
    "BY_ORGANISATION",
    "FACTS",
    "TABLES",
    "Country",
    "Directory",
    "Ending",
    "Language",
    "LanguageName",
    "LanguagePair",
    "Macrolanguage",
    "Member",
    "PlaceNames",
    "Site",
    "Source",
    "Term",
    "Words",
    "assemble",
    "read",
    "split_list",
    "undeclared",
]
