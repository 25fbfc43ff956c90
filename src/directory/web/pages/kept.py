"""What stands at the addresses of the plain pages, made once for each version of the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from directory.finder import Finder
from directory.locale import Translator
from directory.web.documents import Document
from directory.web.pages.book import Book
from directory.web.pages.frame import Surface
from directory.web.shelf import Shelf


@dataclass(frozen=True)
class _Made:
    """A book, and the documents by the paths of their addresses that were made of it so far."""

    book: Book
    documents: dict[str, Document] = field(default_factory=dict)

    def holds(self, finder: Finder) -> bool:
        """Return whether it was made of these data on this day."""
        return self.book.desk.finder is finder and self.book.desk.today == date.today()


class Kept:
    """Keeps the documents of the newest data and of the day, on which ages depend."""

    def __init__(self, shelf: Shelf, t: Translator) -> None:
        self.shelf = shelf
        self.t = t
        self._made: _Made | None = None

    @property
    def book(self) -> Book:
        """The book of the newest data."""
        return self._now().book

    def ready(self, path: str) -> Document | None:
        """Return a document without any work, so that nobody else has to wait for it.

        None if it is not made yet, or if the files are to be looked at first.
        """
        finder, made = self.shelf.seen, self._made
        if finder is None or made is None or not made.holds(finder):
            return None
        return made.documents.get(path)

    def document(self, path: str, make: Callable[[Book], Document | None]) -> Document | None:
        """Return a document of the newest data, made if it is not yet; None if there is none."""
        made = self._now()
        if path not in made.documents:
            document = make(made.book)
            if document is None:
                return None
            made.documents[path] = document
        return made.documents[path]

    def _now(self) -> _Made:
        finder, made = self.shelf.finder, self._made
        if made is None or not made.holds(finder):
            surface = Surface(is_files=False, base_url=finder.settings.base_url)
            made = self._made = _Made(Book(finder, self.t, surface, date.today()))
        return made
