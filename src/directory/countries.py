"""Countries: their names and codes (ISO 3166-1 alpha-2, and XK for Kosovo).

Names in the planned languages of the interface come from CLDR (countries.csv).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale

from directory.errors import NotUnderstood
from directory.members import Directory
from directory.names import fold, nearest

#: Codes of two letters in CLDR that stand for a union, a region or nothing.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def name(code: str) -> str:
    """Return the English name of a country code; the code itself if CLDR has none."""
    return english_names().get(code, code)


@cache
def english_names() -> Mapping[str, str]:
    """Return the English names of all countries by their codes (CLDR)."""
    names = {str(code): str(words) for code, words in Locale("en").territories.items()}
    return {
        code: words for code, words in names.items() if len(code) == 2 and code not in _NO_COUNTRY
    }


class Countries:
    """The countries by all their names."""

    def __init__(self, directory: Directory) -> None:
        self._index: dict[str, str] = {}
        for country in directory.countries:
            for spelling in (country.name, *country.names):
                self._index.setdefault(fold(spelling), country.code)

    def find(self, text: str) -> str:
        """Return the code of a country named by code or by a name, blank if it is none."""
        if text.strip().upper() in english_names():
            return text.strip().upper()
        return self.named(fold(text))

    def named(self, folded: str) -> str:
        """Return the code of the country that bears a folded name, blank if none does."""
        return self._index.get(folded, "")

    def resolve(self, text: str) -> str:
        """Return the code of a country; raises NotUnderstood with the nearest names."""
        code = self.find(text)
        if code:
            return code
        codes = (self._index[near] for near in nearest(fold(text), self._index))
        raise NotUnderstood("Country", text, list(dict.fromkeys(map(name, codes))))
