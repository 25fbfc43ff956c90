"""What each problem means in plain words, and what to type: for every code that there is.

The table of CONTRIBUTING.md is made of this (``make docs``). The codes stand by what is wrong,
whichever room finds it: a file, a cell, a contact, or a row among the others.
"""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue import cells, contacts, files, rows
from directory.problems.catalogue.meaning import Meaning

__all__ = ["MEANINGS", "Meaning", "table"]

#: The meaning of every code, by the alphabet.
MEANINGS: Mapping[str, Meaning] = dict(
    sorted({**files.MEANINGS, **cells.MEANINGS, **contacts.MEANINGS, **rows.MEANINGS}.items())
)


def table(meanings: Mapping[str, Meaning] = MEANINGS) -> str:
    """Return codes with their meanings as a table in Markdown."""
    lines = ["| code | severity | what it means | what to type |", "| --- | --- | --- | --- |"]
    lines += (
        f"| `{code}` | {meaning.severity} | {meaning.words} | {meaning.to_type} |"
        for code, meaning in meanings.items()
    )
    return "\n".join(lines)
