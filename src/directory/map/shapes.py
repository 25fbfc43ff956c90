"""The base map as paths of SVG, projected once: a browser moves and scales them by itself."""

from __future__ import annotations

from typing import Any, TypedDict

import numpy as np

from directory.map.mercator import HALF, Floats, polygons

#: Units to a degree: what the base map's two decimals tell apart stays apart.
_UNITS = 100

#: The whole world, as an SVG element says what it shows.
VIEW_BOX = f"{-HALF * _UNITS} {-HALF * _UNITS} {2 * HALF * _UNITS} {2 * HALF * _UNITS}"


class Shape(TypedDict):
    """A country, or land beyond the part that has countries, with the data of its path."""

    kind: str
    path: str


def shapes(basemap: dict[str, Any]) -> list[Shape]:
    """Return the shapes of a base map in its order, none of its texts among them."""
    return [
        Shape(
            kind="country" if feature["properties"].get("name") else "beyond",
            path=_path(feature["geometry"]),
        )
        for feature in basemap["features"]
    ]


def _path(geometry: dict[str, Any]) -> str:
    return "".join(_outline(ring) for polygon in polygons(geometry) for ring in polygon)


def _outline(ring: Floats) -> str:
    """Return a closed line: where it starts, then a step to every other point."""
    points = np.rint(ring * (_UNITS, -_UNITS)).astype(int)
    x, y = points[0]
    # The last point is the first again.
    steps = np.diff(points[:-1], axis=0)
    return f"M{x} {y}l{' '.join(map(str, steps.ravel()))}z"
