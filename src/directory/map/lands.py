"""Where the name of a country may stand on the map, and how much room it has there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypedDict

import numpy as np
import numpy.typing as npt

from directory import countries
from directory.map.mercator import Floats, latitude, polygons

#: A name is so many times as wide as it is high: room to its sides counts for more.
_WIDER = 2.5

#: Zooms from which countries are named: those with members, and the others.
_ZOOM = 3
_ZOOM_OF_OTHERS = 4

#: Points looked at along each side of a country, and at most so many are kept.
_ACROSS = 24
_KEPT = 5

#: Pixels to a degree of longitude at zoom 0, where the world is 256 pixels wide.
_PIXELS = 256 / 360


class Land(TypedDict):
    """A country: its name, from which zoom on it is named, and where, the best spot first.

    A spot has latitude, longitude and the pixels free on either side of it at zoom 0.
    """

    name: str
    zoom: int
    spots: list[tuple[float, float, float]]


def lands(basemap: dict[str, Any], members: Collection[str]) -> list[Land]:
    """Return the named countries of a base map: those with members first, then by their room.

    The names are those of CLDR for the codes; the texts of the base map itself are not used.
    """
    found = []
    for feature in basemap["features"]:
        code = feature["properties"].get("id")
        if code and feature["properties"].get("name"):
            spots = _spots(_largest(feature["geometry"]))
            if spots:
                zoom = _ZOOM if code in members else _ZOOM_OF_OTHERS
                found.append(Land(name=countries.name(code), zoom=zoom, spots=spots))
    return sorted(found, key=lambda land: (land["zoom"], -land["spots"][0][2]))


def _largest(geometry: dict[str, Any]) -> list[Floats]:
    """Return the rings of the largest polygon, as the map draws them."""
    return max(polygons(geometry), key=lambda rings: _area(rings[0]))


def _area(ring: Floats) -> float:
    x, y = ring.T
    return abs(float(x[:-1] @ y[1:] - x[1:] @ y[:-1])) / 2


def _spots(rings: list[Floats]) -> list[tuple[float, float, float]]:
    """Return points inside, far from every border and from each other."""
    scale = np.array([1.0, _WIDER])
    starts = np.concatenate([ring[:-1] for ring in rings]) * scale
    ends = np.concatenate([ring[1:] for ring in rings]) * scale
    points = _grid(rings[0] * scale)
    points = points[_inside(points, starts, ends)]
    room = _clearance(points, starts, ends)
    kept: list[int] = []
    for spot in np.argsort(-room, kind="stable"):
        apart = np.hypot(*(points[kept] - points[spot]).T)
        if len(kept) < _KEPT and 2 * room[spot] >= room.max() and (apart >= room.max()).all():
            kept.append(int(spot))
    return [
        (
            round(latitude(points[spot, 1] / _WIDER), 2),
            round(float(points[spot, 0]), 2),
            round(float(room[spot]) * _PIXELS, 3),
        )
        for spot in kept
    ]


def _grid(ring: Floats) -> Floats:
    """Return points all over the box of a ring, none on its edge."""
    steps = (np.arange(_ACROSS) + 0.5) / _ACROSS
    low, high = ring.min(axis=0), ring.max(axis=0)
    x, y = np.meshgrid(*(low[axis] + steps * (high - low)[axis] for axis in (0, 1)))
    return np.column_stack([x.ravel(), y.ravel()])


def _inside(points: Floats, starts: Floats, ends: Floats) -> npt.NDArray[np.bool_]:
    """Return which points lie inside: a line from there to the east crosses an odd number."""
    x, y = points[:, :1], points[:, 1:]
    rise = ends[:, 1] - starts[:, 1]
    across = (starts[:, 1] > y) != (ends[:, 1] > y)
    along = (y - starts[:, 1]) / np.where(rise == 0, 1, rise)
    east = starts[:, 0] + along * (ends[:, 0] - starts[:, 0]) > x
    return np.asarray((across & east).sum(axis=1) % 2 == 1)


def _clearance(points: Floats, starts: Floats, ends: Floats) -> Floats:
    """Return the distance of every point to the nearest edge."""
    edges = ends - starts
    lengths = np.maximum((edges**2).sum(axis=1), 1e-12)
    along_x, along_y = points[:, :1] - starts[:, 0], points[:, 1:] - starts[:, 1]
    share = np.clip((along_x * edges[:, 0] + along_y * edges[:, 1]) / lengths, 0, 1)
    return np.asarray(
        np.hypot(along_x - share * edges[:, 0], along_y - share * edges[:, 1]).min(axis=1)
    )
