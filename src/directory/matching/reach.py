"""Whether a person can get to a member: nearest places, countries, radius."""

from __future__ import annotations

import numpy as np

from directory.matching.arrays import NOBODY, Flags, Kilometres, Numbers
from directory.matching.index import Index
from directory.places import whole_kilometres
from directory.query import Near, Query


def to_towns(index: Index, near: Near | None) -> Kilometres:
    """Return the km from a point to every town of the index, and infinity for no town at all.

    All infinite if no point is asked.
    """
    km = np.full(len(index.towns.names) + 1, np.inf, dtype=np.float32)
    if near is not None:
        km[:-1] = index.towns.positions.kilometres(near.latitude, near.longitude)
    return km


def nearest_place(
    index: Index, near: Near | None, km: Kilometres, number: int
) -> tuple[str, int | None]:
    """Return the city of a member's nearest place and its distance in whole km.

    ``km`` are those to all towns. Without a point, or for a member without a place, its own
    city and None.
    """
    towns = index.towns.of[number]
    if near is None or not towns:
        return index.members[number].city, None
    nearest = min(towns, key=km.__getitem__)
    positions = index.towns.positions
    there = (positions.latitudes[nearest], positions.longitudes[nearest])
    here = (near.latitude, near.longitude)
    return index.towns.names[nearest], whole_kilometres(float(km[nearest]), here, there)


def at_home(index: Index, query: Query) -> Numbers:
    """Return the members of the countries in which to look; all if none is asked."""
    if not query.home:
        return np.arange(len(index.members))
    found = [index.countries[country] for country in query.home if country in index.countries]
    # Most look in one country, whose members are in order already.
    return found[0] if len(found) == 1 else np.sort(np.concatenate([NOBODY, *found]))


def reachable(index: Index, query: Query, home: Flags, km: Kilometres) -> Flags:
    """Return which members are reachable (design: Reach).

    Without a radius, a member of the country is reachable as far as it serves, anywhere if
    it works online or by phone, or if it has no place of its own. With a radius, a place
    inside it counts in whichever country, and from farther away online or phone at home.
    """
    if query.near is None:
        return home
    if query.within_km is None:
        near: Flags = (km <= index.reach_km) | index.remote | (km == np.inf)
        return home & near
    inside: Flags = km <= query.within_km
    if query.countries:
        inside &= home
    inside |= home & index.remote
    return inside
