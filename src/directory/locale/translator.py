"""Translation of the words on screen. English is the language of the source."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
DOMAIN = "messages"


def noted(message: str) -> str:
    """Return the message itself: marks words that are translated where they are used."""
    return message


@dataclass(frozen=True)
class Translator:
    """Gives words in one language. Passed down, never installed: sessions must not mix."""

    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, message: str, **values: object) -> str:
        """Return the words for an English message, with its ``{values}`` put in."""
        words = self.catalogue.gettext(message)
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return the words for a number of things; the number is ``{number}``."""
        words = self.catalogue.ngettext(one, many, number)
        return words.format(number=number, **values)


@cache
def translator(language: str = "en") -> Translator:
    """Return the translator into a language; messages that it lacks stay English."""
    catalogue = gettext.translation(DOMAIN, str(FOLDER), [language], fallback=True)
    return Translator(language, catalogue)
