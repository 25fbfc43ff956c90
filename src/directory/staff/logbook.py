"""How cells and reasons stand in changes.csv: such that the log itself is always in order.

The log keeps what was wrong in a cell that somebody mended. So what a spreadsheet would run, and
what nobody sees, is written in a harmless way there; ``.history`` has the files byte for byte.
"""

from __future__ import annotations

import re
import unicodedata

from directory.exports.cells import FORMULA_SIGNS

#: What members.csv allows to begin with a plus.
_PHONE = re.compile(r"\+[1-9][0-9 ]{5,20}")


def cell(text: str) -> str:
    """Return a cell of members.csv as the log keeps it; a plain one stays as it is."""
    seen = "".join(char if _is_plain(char) else ascii(char)[1:-1] for char in text)
    if seen.startswith(FORMULA_SIGNS) and not _PHONE.fullmatch(seen):
        return f"'{seen}".rstrip()
    return seen if seen == seen.strip() else f"'{seen}'"


def plain(text: str) -> str:
    """Return what somebody typed as a reason or a role, without what has no place in a cell."""
    words = "".join(char if _is_plain(char) else " " for char in text).split()
    return " ".join(words).lstrip("".join(FORMULA_SIGNS) + " ")


def _is_plain(char: str) -> bool:
    return char.isprintable() and unicodedata.category(char) != "Cf"
