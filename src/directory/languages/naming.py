"""Names of languages in any tongue, script and spelling, and which languages are usual where.

Names come from CLDR (languages.csv) and the reviewed language_names.csv, which wins.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from directory.errors import NotUnderstood
from directory.languages.codes import canonical, official
from directory.languages.relatives import Relatives
from directory.members import Directory, Member
from directory.names import CLOSELY, Endings, fold, nearest

#: In a shorter name a typing mistake makes another language of it: Darija, Dari.
SHORTEST_MISTYPED = 6

#: A language, perhaps with script and region: ``sr``, ``sr-Latn-RS``, ``es_419``.
_TAG = re.compile(r"[a-z]{2,3}([-_][a-z]{4})?([-_]([a-z]{2}|\d{3}))?")


class Languages:
    """The names of all languages, and the languages that are usual where a member works."""

    def __init__(self, directory: Directory) -> None:
        self.relatives = Relatives(directory.language_pairs, directory.macrolanguages)
        self._local = directory.local_languages
        self._endings = Endings(row for row in directory.endings if row.kind == "language")
        self._names: dict[str, str] = {}
        self._own_names: dict[str, str] = {}
        for language in directory.languages:
            self._names[language.code] = language.name
            self._own_names[language.code] = language.own_name
        for row in directory.language_names:
            self._names[row.code] = row.name or self._names.get(row.code, row.code)
            self._own_names[row.code] = row.own_name or self._own_names.get(row.code, "")
        self._asked_for = frozenset(row.code for row in directory.language_names)
        self._wholes = {whole.code: whole.languages for whole in directory.macrolanguages}
        self._index = self._indexed(directory)
        self._spellings = tuple(name for name in self._index if len(name) >= SHORTEST_MISTYPED)

    @classmethod
    def of(cls, directory: Directory) -> Languages:
        """Return the languages of a directory."""
        return cls(directory)

    def is_known(self, code: str) -> bool:
        """Return whether the code has a name and is written in its shortest form."""
        return code in self._names and canonical(code) == code

    def is_asked_for(self, code: str) -> bool:
        """Return whether people in Europe ask for a language: those with reviewed names."""
        return code in self._asked_for

    def codes(self) -> Iterable[str]:
        """Return the codes of all languages that have a name."""
        return (code for code in self._names if canonical(code) == code)

    def name(self, code: str) -> str:
        """Return the English name of a code; the code itself if it has none."""
        return self._names.get(code, code)

    def own_name(self, code: str) -> str:
        """Return the name of a language in itself, blank if not known."""
        return self._own_names.get(code, "")

    def is_called(self, code: str, folded: str) -> bool:
        """Return whether a folded name is what a language calls itself, or is called in English."""
        return folded in (fold(self.name(code)), fold(self.own_name(code)))

    def resolve(self, text: str) -> str:
        """Return the code of a language named in any tongue, by a code, or with one mistake.

        Raises NotUnderstood with the nearest names, or with the choices as ``Name (code)``
        where a name stands for several languages.
        """
        found = self.candidates(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise NotUnderstood("Language", text, self.choices(found), several=True)
        near = [self.name(code) for code in self._nearest(fold(text))]
        raise NotUnderstood("Language", text, near)

    def choices(self, codes: Iterable[str]) -> list[str]:
        """Return ``Name (code)`` for each of several languages, which resolves again."""
        return [f"{self.name(code)} ({code})" for code in codes]

    def candidates(self, text: str) -> tuple[str, ...]:
        """Return the codes that a text may name: several must be asked back, none is unknown."""
        written, _, code = text.strip().removesuffix(")").rpartition(" (")
        if written and code in self.named(fold(written)):
            return (code,)
        folded = fold(text)
        found = dict.fromkeys((*self.named(folded), *self.coded(text)))
        return tuple(found) or self.inflected(folded) or self.mistyped(folded)

    def named(self, folded: str) -> tuple[str, ...]:
        """Return the codes of the languages that bear a folded name."""
        return self._index.get(folded, ())

    def coded(self, text: str) -> tuple[str, ...]:
        """Return the codes that a language tag stands for: one, several, or none."""
        tag = text.strip().casefold()
        if tag in self._wholes:
            return self._wholes[tag]
        code = canonical(tag) if _TAG.fullmatch(tag) else ""
        if code in self._wholes:
            return self._wholes[code]
        return (code,) if code in self._names else ()

    def inflected(self, folded: str) -> tuple[str, ...]:
        """Return the codes that a name changed by an ending means (endings.csv)."""
        for base in self._endings.bases(folded):
            if base in self._index:
                return self._index[base]
        return ()

    def mistyped(self, folded: str) -> tuple[str, ...]:
        """Return the codes of the names that differ by one letter left out, added or changed.

        The first letter must be right (optimal string alignment distance of one).
        """
        if len(folded) < SHORTEST_MISTYPED - 1:
            return ()
        near = process.extract(
            folded, self._spellings, scorer=OSA.distance, score_cutoff=1, limit=None
        )
        codes = (code for name, *_ in near if name[0] == folded[0] for code in self._index[name])
        return tuple(dict.fromkeys(codes))

    def alike(self, folded: str) -> list[str]:
        """Return the names of the languages people ask for that a word resembles closely."""
        codes = self._nearest(folded, CLOSELY)
        return [self.name(code) for code in codes if self.is_asked_for(code)]

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

    def _nearest(self, folded: str, least: int = 35) -> list[str]:
        names = nearest(folded, self._index, least=least)
        return list(dict.fromkeys(code for name in names for code in self._index[name]))

    def _indexed(self, directory: Directory) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for code, name in _spellings(directory):
            whole = self._wholes.get(code)
            for meant in whole or (canonical(code) or code,):
                found[fold(name)][meant] = None
        found.pop("", None)
        return {folded: tuple(codes) for folded, codes in found.items()}


def _spellings(directory: Directory) -> Iterator[tuple[str, str]]:
    """Yield (code, name) for every way of naming a language."""
    for language in directory.languages:
        for name in (language.name, language.own_name, *language.names):
            yield language.code, name
    for row in directory.language_names:
        for name in (row.name, row.own_name, *row.other_names):
            yield row.code, name
