"""Members: what an organisation is (``entities``), and reading the files (``reading``)."""

from directory.members.entities import (
    FACTS,
    Directory,
    Language,
    LanguageName,
    Member,
    Site,
    Source,
    Term,
)
from directory.members.reading import TABLES, assemble, read, split_list, undeclared

__all__ = [
    "FACTS",
    "TABLES",
    "Directory",
    "Language",
    "LanguageName",
    "Member",
    "Site",
    "Source",
    "Term",
    "assemble",
    "read",
    "split_list",
    "undeclared",
]
