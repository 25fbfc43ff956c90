"""All plain pages of one version of the data: which there are, and each as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

from directory.contact import contact
from directory.finder import Finder
from directory.locale import Phrases, Translator
from directory.web.addresses import LIST
from directory.web.pages import lists, oneself, texts
from directory.web.pages.finding import map_page
from directory.web.pages.frame import Surface, framed_page
from directory.web.pages.languages import language_page
from directory.web.pages.member import member_page
from directory.web.pages.page import Desk, Page, countries
from directory.web.pages.search import search_page
from directory.web.pages.sheet import sheet_page

#: The pages that stand alone, by name.
ALONE: Mapping[str, Callable[[Desk], Page]] = {
    LIST: lists.everything,
    "search": search_page,
    "map": map_page,
    "self": oneself.oneself,
    "about": texts.about_data,
    "safety": texts.safety,
}

#: The pages of which there is one for each of something, by the first part of their name.
EACH: Mapping[str, Callable[[Desk, str], Page | None]] = {
    "country": lists.country,
    "language": language_page,
    "specialism": lists.specialism,
    "organisation": member_page,
    "self": oneself.oneself_in,
}


class Book:
    """The plain pages on one surface, for the data of one version and one day."""

    def __init__(self, finder: Finder, t: Translator, surface: Surface, today: date) -> None:
        self.desk = Desk(finder, Phrases(t, finder.directory, finder.languages), today)
        self.surface = surface

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all pages."""
        return tuple(self._names())

    def page(self, name: str) -> str | None:
        """Return the HTML of a page by its name, None if there is no such page."""
        found = self._found(name)
        return None if found is None else self.framed(name, found)

    def framed(self, name: str, page: Page) -> str:
        """Return the HTML of a page that stands at a name."""
        return framed_page(self.desk, self.surface, name, page)

    @property
    def _alone(self) -> Mapping[str, Callable[[Desk], Page]]:
        """The pages that stand alone: in a folder the map's page searches, without a server."""
        if not self.surface.is_files:
            return ALONE
        return {name: make for name, make in ALONE.items() if name != "map"} | {"search": map_page}

    def _found(self, name: str) -> Page | None:
        if name in self._alone:
            return self._alone[name](self.desk)
        kind, _, key = name.partition("/")
        if kind == "organisation" and key.endswith("/sheet"):
            return sheet_page(self.desk, key.removesuffix("/sheet"))
        return EACH[kind](self.desk, key) if kind in EACH else None

    def _names(self) -> Iterator[str]:
        yield from self._alone
        yield from (f"country/{code.lower()}" for code in countries(self.desk))
        yield from (f"self/{code.lower()}" for code in oneself.countries_alone(self.desk))
        yield from (f"language/{code}" for code in lists.languages(self.desk))
        yield from (f"specialism/{code}" for code in lists.specialisms(self.desk))
        for member in self.desk.finder.directory.members:
            yield f"organisation/{member.id}"
            if not contact(self.desk.finder.directory, self.desk.finder.settings, member).withheld:
                yield f"organisation/{member.id}/sheet"
