"""The addresses of the API and of the files to keep."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.routing import Route

from directory.exports import geojson, jsonld, package, spreadsheet
from directory.exports.as_json import Tree, sent
from directory.exports.hsds import PROFILE, VERSION
from directory.finder import Finder
from directory.web.api.endpoint import Endpoint
from directory.web.api.lists import Lists
from directory.web.api.openapi import openapi
from directory.web.api.parameters import read
from directory.web.api.problems import Refused
from directory.web.documents import Document

JSON = "application/json"

#: Whatever lies below this is the API's to answer, errors too.
BELOW = "/api/"

#: The files below /data: name, media type, and what makes them.
FILES: tuple[tuple[str, str, Callable[[Finder], bytes]], ...] = (
    (spreadsheet.FILE, "text/csv", spreadsheet.table),
    (geojson.FILE, geojson.MEDIA_TYPE, geojson.collection),
    (jsonld.FILE, jsonld.MEDIA_TYPE, jsonld.graph),
    (package.FILE, "application/zip", package.archive),
)

#: Makes a document that is kept until the data change.
Keep = Callable[[str, Callable[[Finder], Document]], Document]


@lru_cache(maxsize=1)
def lists(finder: Finder) -> Lists:
    """Return the lists of the API, made once for each version of the data."""
    return Lists(finder)


def routes(finder: Callable[[], Finder], keep: Keep) -> list[Route]:
    """Return the routes; ``finder`` gives the newest good data, ``keep`` what is made of it."""
    return [
        *(Route(path, Endpoint(_base(finder), JSON)) for path in ("/api", "/api/")),
        Route("/api/openapi.json", Endpoint(_described(keep), JSON)),
        *_routes_of_lists(finder),
        Route("/api/{rest:path}", nothing),
        *(Route(f"/data/{name}", _file(keep, name, kind, make)) for name, kind, make in FILES),
    ]


def _routes_of_lists(finder: Callable[[], Finder]) -> list[Route]:
    found = []
    for kind in lists(finder()).kinds:
        found += [
            Route(f"/api/{kind}", Endpoint(_list(finder, kind), JSON)),
            Route(f"/api/{kind}/{{id}}", Endpoint(_object(finder, kind), JSON)),
        ]
    return found


def _base(finder: Callable[[], Finder]) -> Callable[[Request], Document]:
    def answer(request: Request) -> Document:
        read(request.scope["query_string"], {})
        # Not made of the Host header, which anybody can write: without a base address relative.
        url = f"{finder().settings.base_url}/api/openapi.json"
        return _json({"version": VERSION, "profile": PROFILE, "openapi_url": url})

    return answer


def _described(keep: Keep) -> Callable[[Request], Document]:
    def answer(request: Request) -> Document:
        read(request.scope["query_string"], {})
        return keep("openapi", lambda finder: _json(openapi(lists(finder))))

    return answer


def _list(finder: Callable[[], Finder], kind: str) -> Callable[[Request], Document]:
    def answer(request: Request) -> Document:
        known = lists(finder())
        asked = read(request.scope["query_string"], known.parameters[kind])
        return _json(known.page(kind, asked))

    return answer


def _object(finder: Callable[[], Finder], kind: str) -> Callable[[Request], Document]:
    def answer(request: Request) -> Document:
        read(request.scope["query_string"], {})
        return _json(lists(finder()).one(kind, request.path_params["id"]))

    return answer


def _nothing(_: Request) -> Document:
    raise Refused(404, "There is nothing at this address: see /api/openapi.json.")


#: Answers every address below the API at which nothing stands.
nothing = Endpoint(_nothing, JSON)


def _file(keep: Keep, name: str, media_type: str, make: Callable[[Finder], bytes]) -> Endpoint:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Endpoint(
        lambda _: keep(name, lambda finder: Document(make(finder), media_type, headers)),
        media_type,
    )


def _json(tree: Tree) -> Document:
    return Document(sent(tree), JSON)
