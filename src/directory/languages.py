"""Languages: their names and codes, and which of them are official where.

Codes are BCP 47 without script and region, so that a file says ``sr`` and not ``sr-Latn``.
Names come from CLDR (languages.csv) and the reviewed language_names.csv, which wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import langcodes
from babel.languages import get_official_languages
from langcodes.tag_parser import LanguageTagError

from directory.errors import NotUnderstood
from directory.members import Directory, Member
from directory.names import fold, nearest

#: CLDR writes these languages as regional forms or as written standards of one language;
#: the three-letter codes are the standard form of the language that people name.
_CANONICAL = {
    "fa-AF": "prs", "sr-ME": "cnr", "nb": "no", "nn": "no", "arb": "ar", "cmn": "zh",
    "pes": "fa", "swh": "sw", "lvs": "lv", "ekk": "et", "als": "sq", "pbu": "ps", "uzn": "uz",
}  # fmt: skip


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
    tags = get_official_languages(country, de_facto=True)
    return tuple(dict.fromkeys(canonical(tag) for tag in tags))


class Languages:
    """The names of all languages, and the languages that are usual where a member works."""

    def __init__(self, directory: Directory) -> None:
        self._local = directory.local_languages
        self._names: dict[str, str] = {}
        self._own_names: dict[str, str] = {}
        other: dict[str, tuple[str, ...]] = {}
        for language in directory.languages:
            self._names[language.code] = language.name
            self._own_names[language.code] = language.own_name
        for row in directory.language_names:
            self._names[row.code] = row.name or self._names.get(row.code, row.code)
            self._own_names[row.code] = row.own_name or self._own_names.get(row.code, "")
            other[row.code] = row.other_names
        self._index = _index(self._names, self._own_names, other)

    @classmethod
    def of(cls, directory: Directory) -> Languages:
        """Return the languages of a directory."""
        return cls(directory)

    def is_known(self, code: str) -> bool:
        """Return whether the code has a name and is written in its shortest form."""
        return code in self._names and canonical(code) == code

    def codes(self) -> Iterable[str]:
        """Return the codes of all languages that have a name."""
        return (code for code in self._names if canonical(code) == code)

    def name(self, code: str) -> str:
        """Return the English name of a code; the code itself if it has none."""
        return self._names.get(code, code)

    def own_name(self, code: str) -> str:
        """Return the name of a language in itself, blank if not known."""
        return self._own_names.get(code, "")

    def resolve(self, text: str) -> str:
        """Return the code of a language named in English, in itself, or by a code.

        Raises NotUnderstood with the nearest names, or with the choices as ``Name (code)``
        where a name stands for several languages.
        """
        found = self.candidates(text)
        if len(found) == 1:
            return found[0]
        if found:
            choices = [f"{self.name(code)} ({code})" for code in found]
            raise NotUnderstood("Language", text, choices)
        suggestions = [self.name(self._index[near][0]) for near in nearest(fold(text), self._index)]
        raise NotUnderstood("Language", text, list(dict.fromkeys(suggestions)))

    def candidates(self, text: str) -> list[str]:
        """Return the codes that a text names exactly: a name, a code or ``Name (code)``."""
        written, _, code = text.strip().removesuffix(")").rpartition(" (")
        if written and code in self.named(written):
            return [code]
        found = set(self.named(text))
        tag = canonical(text) if len(text) < 12 else ""
        if tag in self._names:
            found.add(tag)
        return sorted(found)

    def named(self, text: str) -> tuple[str, ...]:
        """Return the codes of the languages that bear a name, in any spelling of it."""
        return self._index.get(fold(text), ())

    def usual(self, member: Member) -> tuple[str, ...]:
        """Return the official languages in which a member may be assumed to work.

        One official language of the country counts; of several only those that the reviewed
        local_languages.csv calls usual at the member's town, or else in its whole country.
        """
        languages = official(member.country)
        if len(languages) < 2:
            return languages
        place = self._local.get((member.country, member.city))
        return place or self._local.get((member.country, "*"), ())


def _index(
    names: Mapping[str, str],
    own_names: Mapping[str, str],
    other: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code, name in names.items():
        for spelling in (name, own_names[code], *other.get(code, ())):
            if spelling:
                found[fold(spelling)].add(canonical(code) or code)
    return {folded: tuple(sorted(codes)) for folded, codes in found.items()}
