"""What the map page carries: Leaflet as its PyPI package has it, and our own scripts and styles."""

from __future__ import annotations

from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

#: One idea a file, in the order in which they build on each other. They stand in the page
#: itself: the map is one request. Leaflet's script must run before folium's, ours after.
STYLES = ("leaflet.css", "map.css")
LEAFLET = ("leaflet.js",)
SCRIPTS = ("groups.js", "points.js", "names.js", "labels.js", "map.js")


@cache
def text(names: tuple[str, ...]) -> str:
    """Return the text of some files of the map page, one after the other."""
    return "\n".join(map(_file, names))


def _file(name: str) -> str:
    if name.startswith("leaflet."):
        # By its metadata: importing the namespace package warns on some Pythons.
        package = distribution("XStatic-Leaflet")
        path = Path(str(package.locate_file(f"xstatic/pkg/leaflet/data/{name}")))
        return path.read_text(encoding="utf-8")
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
