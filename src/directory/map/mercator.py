"""The projection of the map: Leaflet's own, Web Mercator, counted in degrees of longitude."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: The degrees from the middle of the map to each of its edges: the world is a square.
HALF = 180


def polygons(geometry: dict[str, Any]) -> list[list[Floats]]:
    """Return the polygons of a GeoJSON geometry, each as its rings of points, x and y."""
    found = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        found = [found]
    return [[_projected(ring) for ring in polygon] for polygon in found]


def latitude(y: float) -> float:
    """Return the latitude that lies at a height."""
    return math.degrees(math.atan(math.sinh(math.radians(y))))


def _projected(ring: list[list[float]]) -> Floats:
    points = np.array(ring, dtype=np.float64)[:, :2]
    heights = np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1]))))
    # The poles lie beyond the edges of the square.
    points[:, 1] = np.clip(heights, -HALF, HALF)
    return points
