"""Our own addresses: the frame of the app's pages, the map, the files it needs, the health."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from directory import map as map_page
from directory.exports import coverage
from directory.finder import Finder
from directory.locale import Translator
from directory.web import api
from directory.web.addresses import PAGES
from directory.web.documents import Document
from directory.web.files import CompressedFiles
from directory.web.headers import Door, Headers, ReadOnly, content_policy
from directory.web.pages import Pages
from directory.web.shelf import Shelf
from directory.web.shell import LISTING, PATHS, WITH_FIELDS, app_page, message_page

#: Up to so many bytes are compressed thoroughly within a second; more takes several.
_SOON = 1_000_000


@dataclass
class Site:
    """Everything that is served beside Streamlit itself, for one shelf of data.

    ``streamlit_files`` is the folder in which the installed Streamlit keeps its index.html.
    """

    shelf: Shelf
    t: Translator
    streamlit_files: Path
    _made: dict[str, tuple[Finder, Document]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settings = self.shelf.finder.settings
        index = self.streamlit_files / "index.html"
        pages = {
            has_fields: app_page(self.t, settings, index, has_fields=has_fields)
            for has_fields in (True, False)
        }
        nothing = message_page(
            self.t,
            settings,
            self.t("This page does not exist"),
            self.t("The address may have changed. Nothing is lost."),
        )
        self._policy = content_policy(map_page.script_hashes(pages[True]))
        self._pages = {
            has_fields: Document(page.encode(), thoroughly=True)
            for has_fields, page in pages.items()
        }
        self._nothing = Document(nothing.encode(), status=404)
        failed = message_page(
            self.t,
            settings,
            self.t("Something went wrong"),
            self.t("It is our fault, not yours. Try again in a moment."),
        )
        self._failed = Document(failed.encode(), status=500)
        sent = message_page(
            self.t,
            settings,
            self.t("This cannot be done here"),
            self.t("Nothing is lost. Go to the search and try again."),
        )
        self._not_allowed = Document(sent.encode(), headers={"Allow": "GET, HEAD"}, status=405)
        for document in (*self._pages.values(), self._current("map", self._map)):
            document.prepare()

    def routes(self) -> list[Route]:
        """Return our routes; Streamlit's own follow after them."""
        return [
            *(Route(path, self.page) for path in PATHS),
            Route("/map", self.map),
            Route(f"/{coverage.FILE}", self.coverage),
            Route("/healthz", self.health),
            *api.routes(lambda: self.shelf.finder, self._current),
            *Pages(self.shelf, self.t).routes(),
        ]

    def middleware(self) -> list[Middleware]:
        """Return the middleware, outermost first."""
        routes = self.routes()
        return [
            Middleware(Headers, policy=self._policy),
            Middleware(
                Door,
                known=frozenset(route.path for route in routes),
                folder=self.streamlit_files,
                not_found=self._kept_out,
                failed=always(self._failed),
                below=(api.BELOW, PAGES),
            ),
            Middleware(
                ReadOnly,
                # The others answer every method themselves.
                paths=frozenset(route.path for route in routes if route.methods),
                refused=always(self._not_allowed),
            ),
            Middleware(CompressedFiles, self.streamlit_files, tuple(self._pages.values())),
        ]

    async def _kept_out(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what the door does not let in, each reader in its own language."""
        below_api = scope["path"].startswith(api.BELOW)
        nothing = api.nothing if below_api else always(self._nothing)
        await nothing(scope, receive, send)

    async def page(self, request: Request) -> Response:
        """Return the frame of an app page."""
        # A link to a search shows its list before the fields.
        fields_first = request.url.path in WITH_FIELDS and not request.url.query
        return self._pages[fields_first].response(request)

    def map(self, request: Request) -> Response:
        """Return the map page.

        It belongs in a frame: opened alone it would have no exit link, so that leads to the list.
        """
        if request.headers.get("sec-fetch-dest") == "document":
            return RedirectResponse(LISTING)
        return self._current("map", self._map).response(request)

    def coverage(self, request: Request) -> Response:
        """Return the figures of the coverage as a file to keep."""
        return self._current(coverage.FILE, _coverage).response(request)

    def _current(self, name: str, make: Callable[[Finder], Document]) -> Document:
        """Return a document that is made once for each version of the data."""
        finder = self.shelf.finder
        made, document = self._made.get(name, (None, None))
        if document is None or made is not finder:
            document = make(finder)
            self._made[name] = (finder, document)
        return document

    def _map(self, finder: Finder) -> Document:
        page = map_page.page(finder.directory, self.shelf.basemap, self.t)
        policy = map_page.policy(page)
        headers = {"Content-Security-Policy": policy}
        content = page.encode()
        return Document(content, headers=headers, thoroughly=len(content) <= _SOON)

    def health(self, _: Request) -> Response:
        """Return what an operator's watch needs; 200 even if a new file was refused."""
        finder = self.shelf.finder
        checked = [member.checked_on for member in finder.directory.members]
        return JSONResponse(
            {
                "version": version("programme-directory"),
                "members": len(finder.directory.members),
                "oldest_check": str(min(checked, default="")),
                "newest_check": str(max(checked, default="")),
                "loaded_at": self.shelf.loaded_at.isoformat(timespec="seconds"),
                "refused": [problem.as_dict() for problem in self.shelf.problems],
            },
            headers={"Cache-Control": "no-store"},
        )


def _coverage(finder: Finder) -> Document:
    headers = {"Content-Disposition": f'attachment; filename="{coverage.FILE}"'}
    return Document(coverage.table(finder), "text/csv", headers)


def always(document: Document) -> ASGIApp:
    """Return an application that answers everything with one document."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await document.response(Request(scope))(scope, receive, send)

    return answer
