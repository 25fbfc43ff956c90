"""Comparing names: one folded form for every spelling, the nearest names, forms of a name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from directory.members import Ending

#: What is left of a word when its ending is taken off must still say something; a word whose
#: stem is shorter stands in the table whole.
SHORTEST_STEM = 3

#: Letters that Unicode does not take apart, and pairs that keyboards confuse.
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŋ": "n", "ə": "e", "ی": "ي", "ک": "ك", "ى": "ي", "ة": "ه", "ς": "σ",
})  # fmt: skip

#: Marks on a letter, and characters that only steer how others are set (joiners, direction).
_UNSEEN = {"Mn", "Mc", "Me", "Cf"}

_SEPARATORS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the form in which names are compared: no case, accents or punctuation.

    Compatibility decomposition (Unicode NFKD) without marks and invisible characters;
    separators become one space.
    """
    if text.isascii():
        return _SEPARATORS.sub(" ", text.lower()).strip()
    folded = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", folded)
    bare = "".join(char for char in decomposed if unicodedata.category(char) not in _UNSEEN)
    return _SEPARATORS.sub(" ", bare.translate(_LETTERS)).strip()


def nearest(text: str, names: Iterable[str], limit: int = 3, least: int = 35) -> list[str]:
    """Return the names most like a folded text, best first (ratio of the indel distance, %)."""
    found = process.extract(
        text[:60], list(names), scorer=fuzz.ratio, limit=limit, score_cutoff=least
    )
    return [name for name, _, _ in found]


#: As alike as a name and the same name with one or two mistakes.
CLOSELY = 78


class Endings:
    """Leads a word of running text back to the names that it may be a form of."""

    def __init__(self, rows: Iterable[Ending]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for form in row.forms:
                found[form].add(row.ending)
        #: Longest forms first: what is taken off the more of a word explains it better.
        self._forms = [
            (form, sorted(found[form])) for form in sorted(found, key=lambda f: (-len(f), f))
        ]

    def bases(self, folded: str) -> Iterator[str]:
        """Yield the folded names of which a folded word may be a form, likeliest first."""
        for form, endings in self._forms:
            stem = folded.removesuffix(form)
            if stem != folded and (len(stem) >= SHORTEST_STEM or (not stem and len(form) > 3)):
                for ending in endings:
                    yield stem + ending
