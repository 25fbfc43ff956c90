"""Comparing names: one folded form for every spelling, and the nearest names to a mistyped one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

#: Letters that Unicode does not take apart, and pairs that keyboards confuse.
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŋ": "n", "ə": "e", "ی": "ي", "ک": "ك", "ى": "ي", "ة": "ه", "ς": "σ",
})  # fmt: skip

_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the form in which names are compared: no case, accents or punctuation.

    Compatibility decomposition (Unicode NFKD) without marks; separators become one space.
    """
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SEPARATORS.sub(" ", bare.translate(_LETTERS)).strip()


def nearest(text: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """Return the names most like a folded text, best first (ratio of the indel distance)."""
    found = process.extract(text[:60], list(names), scorer=fuzz.ratio, limit=limit, score_cutoff=35)
    return [name for name, _, _ in found]
