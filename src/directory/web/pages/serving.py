"""The plain pages as the process answers them: methods, statuses, what a form may send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from directory import map as programme_map
from directory.errors import NotUnderstood
from directory.locale import Translator
from directory.web.addresses import PAGES
from directory.web.documents import Document
from directory.web.pages import embed, engines
from directory.web.pages.book import Book
from directory.web.pages.finding import map_page
from directory.web.pages.kept import Kept
from directory.web.pages.member import member_page
from directory.web.pages.page import Page
from directory.web.pages.policy import served_policy
from directory.web.pages.posted import Posted
from directory.web.pages.search import search_page
from directory.web.pages.sheet import sheet_page
from directory.web.shelf import Shelf

#: A form is never longer, bytes.
LONGEST_FORM = 64 * 1024

_FORM = "application/x-www-form-urlencoded"


class Pages:
    """An ASGI application that answers everything below ``/pages/``."""

    def __init__(self, shelf: Shelf, t: Translator) -> None:
        self.shelf = shelf
        self.t = t
        self._kept = Kept(shelf, t)

    def routes(self) -> list[Route]:
        """Return the routes of the pages, and of what search engines are told."""
        return [
            # For who leaves out the slash.
            Route(PAGES.rstrip("/"), lambda _: RedirectResponse(PAGES, status_code=308)),
            Route(PAGES + "{name:path}", self),
            Route(embed.PAGE, self.embedded),
            Route(embed.MAP, self.embedded_map),
            Route("/robots.txt", self.robots),
            Route("/sitemap.xml", self.sitemap),
        ]

    def embedded(self, request: Request) -> Response:
        """Return the map page as the sites of the settings may frame it."""
        book = self._kept.book
        surface = replace(book.surface, is_embedded=True)
        embedded = Book(book.desk.finder, self.t, surface, book.desk.today)
        try:
            query = embed.asked(book.desk, request.query_params)
        except NotUnderstood as hint:
            words = self.t("The address asks for something unknown.")
            if hint.suggestions:
                choices = "; ".join(hint.suggestions)
                words = f"{words} {self.t('Known are: {choices}.', choices=choices)}"
            page = self._saying(self.t("This page does not exist"), words)
            return _framed_by(embedded, embedded.framed("nothing", page), 400).response(request)
        html = embedded.framed("map", map_page(embedded.desk, query))
        return _framed_by(embedded, html, 200).response(request)

    def embedded_map(self, request: Request) -> Response:
        """Return the map alone, for the page above in a frame of another site.

        Opened alone it would have no exit link, so that leads to the page with the map.
        """
        if request.headers.get("sec-fetch-dest") == "document":
            return RedirectResponse(PAGES + "map")
        return self._at(request, embed.MAP, self._embedded_map)

    def _embedded_map(self, book: Book) -> Document:
        html = programme_map.page(book.desk.finder.directory, self.shelf.basemap, self.t)
        sites = " ".join(("'self'", *book.desk.finder.settings.embed_sites))
        policy = programme_map.policy(html).replace(
            "frame-ancestors 'self'", f"frame-ancestors {sites}"
        )
        return Document(html.encode(), headers={"Content-Security-Policy": policy})

    def robots(self, request: Request) -> Response:
        """Return robots.txt; there is none while nobody has said where the site is."""
        return self._at(request, "/robots.txt", _public(engines.robots, "text/plain"))

    def sitemap(self, request: Request) -> Response:
        """Return sitemap.xml; there is none while nobody has said where the site is."""
        return self._at(request, "/sitemap.xml", _public(engines.sitemap, "application/xml"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        name = request.path_params["name"]
        if request.method in ("GET", "HEAD"):
            ready = self._kept.ready(PAGES + name)
            # What is made already is sent at once; what takes time has a thread of its own.
            response = (
                ready.response(request)
                if ready is not None
                else await run_in_threadpool(self._got, request, name)
            )
        elif request.method == "POST" and _takes_forms(name):
            response = await self._posted(request, name)
        else:
            words = self.t("This cannot be done here")
            response = await run_in_threadpool(self._refused, request, 405, words)
            response.headers["Allow"] = "GET, HEAD, POST" if _takes_forms(name) else "GET, HEAD"
        await response(scope, receive, send)

    def _got(self, request: Request, name: str) -> Response:
        def made(book: Book) -> Document | None:
            html = book.page(name)
            return None if html is None else _document(html)

        return self._at(request, PAGES + name, made)

    def _at(self, request: Request, path: str, make: Callable[[Book], Document | None]) -> Response:
        """Return what stands at an address; the page that says so if nothing does."""
        document = self._kept.document(path, make)
        return self._nothing(request) if document is None else document.response(request)

    async def _posted(self, request: Request, name: str) -> Response:
        sent = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
        if sent != _FORM:
            words = self.t("This is not what our form sends")
            return await run_in_threadpool(self._refused, request, 415, words)
        try:
            body = await _body(request)
        except ClientDisconnect:
            body = b""
        if body is None:
            words = self.t("This is more than our form can take")
            return await run_in_threadpool(self._refused, request, 413, words)
        return await run_in_threadpool(self._answered, request, name, body)

    def _answered(self, request: Request, name: str, body: bytes) -> Response:
        book = self._kept.book
        try:
            posted = Posted.read(book.desk.finder, body)
        except ValueError:
            return self._refused(request, 400, self.t("This is not what our form sends"))
        page: Page | None
        member = name.removeprefix("organisation/")
        if name == "search":
            page = search_page(book.desk, posted)
        elif member.endswith("/sheet"):
            page = sheet_page(book.desk, member.removesuffix("/sheet"), posted)
        else:
            page = member_page(book.desk, member, posted)
        if page is None:
            return self._nothing(request)
        # What was asked stays nowhere: not in the address, not in a copy on the device.
        return _document(book.framed(name, page), kept=False).response(request)

    def _nothing(self, request: Request) -> Response:
        words = self.t("The address may have changed. Nothing is lost.")
        return self._message(request, 404, self.t("This page does not exist"), words)

    def _refused(self, request: Request, status: int, heading: str) -> Response:
        words = self.t("Nothing is lost. Go to the search and try again.")
        return self._message(request, status, heading, words)

    def _message(self, request: Request, status: int, heading: str, words: str) -> Response:
        book = self._kept.book
        html = book.framed("nothing", self._saying(heading, words))
        return _document(html, status=status, kept=False).response(request)

    def _saying(self, heading: str, words: str) -> Page:
        title = self.t("{page} · Programme directory", page=self.t("Nothing here"))
        told = {"heading": heading, "words": words}
        return Page("message.html", title, values=told, listed=False)


def _public(make: Callable[[Book], bytes], media_type: str) -> Callable[[Book], Document | None]:
    """Return what makes a document for search engines, if the site has a known address."""
    return lambda book: Document(make(book), media_type) if book.surface.base_url else None


def _framed_by(book: Book, html: str, status: int) -> Document:
    """Return a page that the sites of the settings may frame."""
    policy = served_policy(html, book.desk.finder.settings.embed_sites)
    headers = {"Content-Security-Policy": policy}
    return Document(html.encode(), headers=headers, status=status, kept=status == 200)


def _document(html: str, status: int = 200, *, kept: bool = True) -> Document:
    """Return a page that nobody may frame, under the policy of exactly its own scripts."""
    headers = {"Content-Security-Policy": served_policy(html), "X-Frame-Options": "DENY"}
    return Document(html.encode(), headers=headers, status=status, kept=kept)


def _takes_forms(name: str) -> bool:
    return name == "search" or name.startswith("organisation/")


async def _body(request: Request) -> bytes | None:
    """Return what was sent, None if it is longer than any form of ours."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST_FORM:
            return None
    return body
