"""The plain pages: HTML that needs no JavaScript, served by the process or written as files."""

from directory.web.pages.book import Book
from directory.web.pages.serving import Pages

__all__ = ["Book", "Pages"]
