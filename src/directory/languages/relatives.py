"""Which languages speakers of another usually understand: from the reviewed tables alone.

CLDR's distances are made for screens (Somali to English) and decide nothing here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.members import LanguagePair, Macrolanguage


@dataclass(frozen=True, slots=True)
class Relative:
    """A language that speakers of another usually understand; the caution may be blank."""

    offered: str
    caution: str


class Relatives:
    """The relatives of every language, both ways where a pair holds both ways."""

    def __init__(
        self, pairs: Iterable[LanguagePair], macrolanguages: Iterable[Macrolanguage]
    ) -> None:
        found: dict[str, list[Relative]] = defaultdict(list)
        for pair in pairs:
            found[pair.asked].append(Relative(pair.offered, pair.caution))
            if pair.one_way == "no":
                found[pair.offered].append(Relative(pair.asked, pair.caution))
        for whole in macrolanguages:
            for language in whole.languages:
                found[language].append(Relative(whole.code, whole.reason))
        self._found: Mapping[str, tuple[Relative, ...]] = {
            asked: tuple(relatives) for asked, relatives in found.items()
        }

    def of(self, asked: str) -> tuple[Relative, ...]:
        """Return the relatives of a language, in the order of the table."""
        return self._found.get(asked, ())

    def caution(self, asked: str, offered: str) -> str:
        """Return what to heed where one language stands in for another, blank for nothing."""
        return next((r.caution for r in self.of(asked) if r.offered == offered), "")
