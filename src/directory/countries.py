"""Countries: their names and codes (ISO 3166-1 alpha-2, and XK for Kosovo)."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from directory.errors import NotUnderstood
from directory.languages import official
from directory.names import fold, nearest

#: Codes and names in use beside those of CLDR.
_IN_USE = {"uk": "GB", "el": "GR", "great britain": "GB", "england": "GB", "scotland": "GB",
           "wales": "GB", "holland": "NL", "bosnia": "BA", "czech republic": "CZ",
           "macedonia": "MK", "usa": "US"}  # fmt: skip

#: Codes of two letters in CLDR that stand for a union, a region or nothing.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def name(code: str) -> str:
    """Return the English name of a country code; the code itself if CLDR has none."""
    return _english().get(code, code)


def resolve(text: str) -> str:
    """Return the code of a country named by code, in English or in its official languages.

    Raises NotUnderstood with the nearest names.
    """
    code = find(text)
    if code:
        return code
    near = nearest(fold(text), _index())
    raise NotUnderstood("Country", text, list(dict.fromkeys(name(_index()[n]) for n in near)))


def find(text: str) -> str:
    """Return the code of a country, blank if the text names none."""
    if text.strip().upper() in _english():
        return text.strip().upper()
    return _index().get(fold(text), "")


@cache
def _english() -> dict[str, str]:
    names = {str(code): str(words) for code, words in Locale("en").territories.items()}
    return {
        code: words for code, words in names.items() if len(code) == 2 and code not in _NO_COUNTRY
    }


@cache
def _index() -> dict[str, str]:
    index = {fold(english): code for code, english in _english().items()}
    for code in _EUROPE:
        for language in official(code):
            index.setdefault(fold(_own_name(code, language)), code)
    return index | _IN_USE


def _own_name(code: str, language: str) -> str:
    try:
        return str(Locale(language).territories.get(code, ""))
    except UnknownLocaleError:
        return ""


#: Countries whose names are known in their own languages as well.
_EUROPE = tuple(
    "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GR HR HU IE IS IT LI LT LU LV"
    " MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA VA XK".split()
)
