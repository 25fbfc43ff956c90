"""What search engines are told: which pages there are."""

from __future__ import annotations

from directory.web.pages.book import Book


def sitemap(book: Book) -> bytes:
    """Return the bytes of sitemap.xml: every page that search engines may show."""
    listed = (name for name in book.names if not name.endswith("/sheet"))
    urls = "".join(f"<url><loc>{book.surface.public(name)}</loc></url>\n" for name in listed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
    ).encode()


def robots(book: Book) -> bytes:
    """Return the bytes of robots.txt: everything may be read."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {book.surface.base_url}/sitemap.xml\n".encode()
