"""The files that the map page loads: Leaflet as its PyPI package carries it, and our own."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

#: Every file that is served, with its media type; nothing else is ever opened.
MEDIA_TYPES = {
    "leaflet.js": "text/javascript; charset=utf-8",
    "map.css": "text/css; charset=utf-8",
    "map.js": "text/javascript; charset=utf-8",
}

#: What a served file is made of, one idea a file, in the order in which they build on each
#: other: one request instead of many. Leaflet's script must run before folium's, ours after.
_PARTS = {
    "map.css": ("leaflet.css", "map.css"),
    "leaflet.js": ("leaflet.js",),
    "map.js": ("groups.js", "points.js", "names.js", "labels.js", "map.js"),
}


def asset(name: str) -> bytes | None:
    """Return the content of a file of the map page, or None if it has no file of that name."""
    return _content(name) if name in MEDIA_TYPES else None


def url(name: str) -> str:
    """Return the address of a file, relative to the page; it changes with the content.

    So the answer may be cached for ever. KeyError if the map page has no such file.
    """
    if name not in MEDIA_TYPES:
        raise KeyError(name)
    return f"map/{name}?v={sha256(_content(name)).hexdigest()[:12]}"


@cache
def _content(name: str) -> bytes:
    return b"\n".join(map(_file, _PARTS[name]))


def _file(name: str) -> bytes:
    if name.startswith("leaflet."):
        # By its metadata: importing the namespace package warns on some Pythons.
        package = distribution("XStatic-Leaflet")
        return Path(str(package.locate_file(f"xstatic/pkg/leaflet/data/{name}"))).read_bytes()
    return files(__package__).joinpath(name).read_bytes()
