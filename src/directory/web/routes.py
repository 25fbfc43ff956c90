"""Our own addresses: the frame of the app's pages, the map, the files they need, the health."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from directory import map as map_page
from directory.locale import Translator
from directory.web.files import CompressedFiles
from directory.web.headers import Door, Headers, content_policy
from directory.web.shelf import Shelf
from directory.web.shell import LISTING, PATHS, app_page, message_page, script_hashes
from directory.web.templating import static

#: What a browser may load from ``web/static``, with the media type.
ASSETS = {"look.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}

BASEMAP = "basemap.geojson"


@dataclass
class Site:
    """Everything that is served beside Streamlit itself, for one shelf of data.

    ``streamlit_files`` is the folder in which the installed Streamlit keeps its index.html.
    """

    shelf: Shelf
    t: Translator
    streamlit_files: Path
    _maps: dict[int, tuple[bytes, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settings = self.shelf.finder.settings
        self._page = app_page(self.t, settings, self.streamlit_files / "index.html")
        self._message = message_page(
            self.t,
            settings,
            self.t("This page does not exist"),
            self.t("The address may have changed. Nothing is lost."),
        )

    def routes(self) -> list[BaseRoute]:
        """Return our routes; Streamlit's own follow after them."""
        return [
            *(Route(path, self.page) for path in PATHS),
            *(Route(f"/assets/{name}", self.asset) for name in ASSETS),
            Route("/map", self.map),
            *(Route(f"/map/{name}", self.map_asset) for name in map_page.MEDIA_TYPES),
            Route("/healthz", self.health),
        ]

    def middleware(self) -> list[Middleware]:
        """Return the middleware, outermost first."""
        policy = content_policy(script_hashes(self._page))
        known = frozenset(route.path for route in self.routes() if isinstance(route, Route))
        return [
            Middleware(Headers, policy=policy),
            Middleware(Door, known=known, not_found=_html(self._message, status=404)),
            Middleware(CompressedFiles, folder=self.streamlit_files),
        ]

    async def page(self, request: Request) -> Response:
        """Return the frame of an app page."""
        return _html(self._page, request)

    async def asset(self, request: Request) -> Response:
        """Return one of our files."""
        name = request.url.path.rpartition("/")[2]
        return _compressed(static(name).encode(), ASSETS[name], request, "no-cache")

    async def map(self, request: Request) -> Response:
        """Return the map page, made once for each version of the data.

        It belongs in a frame: opened alone it would have no exit link, so that leads to the list.
        """
        if request.headers.get("sec-fetch-dest") == "document":
            return RedirectResponse(LISTING)
        number = self.shelf.version
        if number not in self._maps:
            self._maps = {number: self._map()}
        content, policy = self._maps[number]
        response = _compressed(content, "text/html", request, "no-cache")
        response.headers["Content-Security-Policy"] = policy
        return response

    def _map(self) -> tuple[bytes, str]:
        basemap = (self.shelf.folder / BASEMAP).read_text(encoding="utf-8")
        page = map_page.page(self.shelf.finder.directory, basemap, self.t)
        return page.encode(), map_page.policy(page)

    async def map_asset(self, request: Request) -> Response:
        """Return a file of the map page; its address changes with its content."""
        name = request.url.path.rpartition("/")[2]
        content = map_page.asset(name) or b""
        response = _compressed(content, map_page.MEDIA_TYPES[name], request, _FOREVER)
        # The map page has no origin of its own (sandbox), so its loads come from another one.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    async def health(self, _: Request) -> Response:
        """Return what an operator's watch needs; 200 even if a new file was refused."""
        finder = self.shelf.finder
        return JSONResponse(
            {
                "version": version("programme-directory"),
                "members": len(finder.directory.members),
                "loaded_at": self.shelf.loaded_at.isoformat(timespec="seconds"),
                "refused": [problem.as_dict() for problem in self.shelf.problems],
            },
            headers={"Cache-Control": "no-store"},
        )


_FOREVER = "public, max-age=31536000, immutable"


def _html(text: str, request: Request | None = None, status: int = 200) -> Response:
    response = _compressed(text.encode(), "text/html", request, "no-cache")
    response.status_code = status
    return response


def _compressed(content: bytes, media_type: str, request: Request | None, cache: str) -> Response:
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if request and "gzip" in request.headers.get("accept-encoding", ""):
        content = gzip.compress(content, mtime=0)
        headers["Content-Encoding"] = "gzip"
    return Response(content, media_type=media_type, headers=headers)
