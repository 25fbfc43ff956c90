"""Whether a person can get to a member: nearest places, countries, radius."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from directory.matching.index import Flags, Index, Kilometres
from directory.places import kilometres
from directory.query import Near, Query


@dataclass(frozen=True)
class Distances:
    """Km to every place, and per member to its nearest one (infinite if it has none)."""

    km: Kilometres
    to_places: Kilometres


def distances(index: Index, near: Near | None) -> Distances:
    """Return how far every member is from a point; all infinite if no point is asked."""
    km = np.full(len(index.members), np.inf)
    points = index.points
    if near is None or not len(points.owners):
        return Distances(km, np.empty(0))
    to_places = kilometres(near.latitude, near.longitude, points.latitudes, points.longitudes)
    km[points.owners[points.starts]] = np.minimum.reduceat(to_places, points.starts)
    return Distances(km, to_places)


def nearest_place(index: Index, away: Distances, number: int) -> int | None:
    """Return the number of a member's nearest place, None if nothing is near or it has none."""
    first, last = np.searchsorted(index.points.owners, [number, number + 1])
    if first == last or not len(away.to_places):
        return None
    return int(first + np.argmin(away.to_places[first:last]))


def at_home(index: Index, query: Query) -> Flags:
    """Return which members belong to the countries in which to look; all if none is asked."""
    if not query.home:
        return np.ones(len(index.members), dtype=bool)
    return np.isin(index.countries, query.home)


def reachable(index: Index, query: Query, home: Flags, km: Kilometres) -> Flags:
    """Return which members are reachable (design: Reach).

    Without a radius, a member of the country is reachable as far as it serves, anywhere if
    it works online or by phone, or if it has no place of its own. With a radius, a place
    inside it counts in whichever country, and from farther away online or phone at home.
    """
    if query.near is None:
        return home
    if query.within_km is None:
        return home & ((km <= index.reach_km) | index.remote | np.isinf(km))
    inside = km <= query.within_km
    if query.countries:
        inside &= home
    return inside | (home & index.remote)
