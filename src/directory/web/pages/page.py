"""One plain page before it is set into its frame."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from directory.finder import Finder
from directory.locale import Phrases, Translator
from directory.web.cards import Card


@dataclass(frozen=True)
class Page:
    """A template of ``templates/pages`` with its values.

    The ``title`` is on the screen, in the history and in the list of windows: it betrays nothing.
    The ``description`` is only read by search engines. Neither says what was searched for.
    """

    template: str
    title: str
    description: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what it means, and the cards under it."""

    code: str
    heading: str
    note: str
    cards: list[Card]


@dataclass(frozen=True)
class Desk:
    """What every page is made from: the data, the words, and the day of which ages count."""

    finder: Finder
    phrases: Phrases
    today: date

    @property
    def t(self) -> Translator:
        """The translator."""
        return self.phrases.t

    def titled(self, words: str) -> str:
        """Return the title of a page: what it is, and of which site."""
        return self.t("{page} · Programme directory", page=words)


def in_page(told: Mapping[str, Any]) -> str:
    """Return data as JSON that can stand in a page: no sign in it ends a script."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # As Jinja's own filter does; that one would write every letter beyond ASCII as an escape.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def countries(desk: Desk) -> list[str]:
    """Return the codes of the countries that have a page, by name."""
    return sorted({m.country for m in desk.finder.directory.members}, key=desk.phrases.country)
