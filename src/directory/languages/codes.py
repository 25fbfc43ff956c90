"""Codes of languages: BCP 47 without script and region, and which are official where.

A file says ``sr`` and not ``sr-Latn``: nearness of speech ignores script.
"""

from __future__ import annotations

from functools import cache, lru_cache

import langcodes
from babel.languages import get_official_languages
from langcodes.tag_parser import LanguageTagError

#: CLDR writes these languages as regional forms or as written standards of one language;
#: the three-letter codes are the standard form of the language that people name.
_CANONICAL = {
    "fa-AF": "prs", "sr-ME": "cnr", "nb": "no", "nn": "no", "arb": "ar", "cmn": "zh",
    "pes": "fa", "swh": "sw", "lvs": "lv", "ekk": "et", "als": "sq", "pbu": "ps", "uzn": "uz",
    "aln": "sq",
}  # fmt: skip


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """Return the code of a language tag in any of its forms: ``deu`` → ``de``, ``nb`` → ``no``.

    Codes of ISO 639-1, -2 and -3 and BCP 47 tags are read (langcodes); blank for no tag.
    """
    try:
        standard = str(langcodes.standardize_tag(tag.strip().replace("_", "-")))
    except LanguageTagError:
        return ""
    if standard in _CANONICAL:
        return _CANONICAL[standard]
    language = standard.split("-", maxsplit=1)[0]
    return _CANONICAL.get(language, language)


@cache
def official(country: str) -> tuple[str, ...]:
    """Return the codes of a country's official languages, CLDR's order.

    Official are CLDR's statuses ``official`` and ``de_facto_official`` (design: Matching).
    """
    return _here(country, get_official_languages(country, de_facto=True))


@cache
def spoken(country: str) -> tuple[str, ...]:
    """Return the codes of the languages that are official in a country or a part of it.

    Only good for asking which language a person from there speaks.
    """
    return _here(country, get_official_languages(country, regional=True, de_facto=True))


def _here(country: str, tags: tuple[str, ...]) -> tuple[str, ...]:
    # CLDR says Persian of Afghanistan where people say Dari.
    codes = (_CANONICAL.get(f"{tag[:2]}-{country}") or canonical(tag) for tag in tags)
    return tuple(dict.fromkeys(codes))
