"""The members as GeoJSON (RFC 7946): a point for each town in which a member works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from directory.exports.as_json import Tree, known, written
from directory.exports.entries import Entry, Spot, english, entries
from directory.finder import Finder
from directory.locale import Phrases

FILE = "members.geojson"
MEDIA_TYPE = "application/geo+json"


def collection(finder: Finder) -> bytes:
    """Return the bytes of members.geojson.

    A feature is a town of a member; points are town centres. A member without a point has a
    feature without a geometry, so that no member is lost.
    """
    words = english(finder)
    features = [feature for told in entries(finder) for feature in _features(words, told)]
    return written(
        {
            "type": "FeatureCollection",
            "title": finder.directory.declaration.title,
            "licenses": list(finder.directory.declaration.licences),
            **_box(features),
            "features": features,
        }
    )


def _features(words: Phrases, told: Entry) -> Iterator[Tree]:
    member = told.member
    told_by_all = _properties(words, told)
    for spot in told.spots or (Spot(member.country, "", "", None),):
        yield {
            "type": "Feature",
            "id": "/".join(filter(None, (member.id, spot.country, spot.city))),
            "geometry": _point(spot),
            "properties": told_by_all | _place(words, spot),
        }


def _point(spot: Spot) -> Tree | None:
    """Return the geometry; RFC 7946, 3.1.1: longitude comes before latitude."""
    if spot.point is None:
        return None
    latitude, longitude = spot.point
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _place(words: Phrases, spot: Spot) -> Tree:
    return known(
        {
            "country": spot.country,
            "country_name": words.country(spot.country),
            "city": spot.city,
            "place_note": spot.note,
        }
    )


def _properties(words: Phrases, told: Entry) -> Tree:
    member = told.member
    return known(
        {
            "member": member.id,
            "name": member.name,
            "name_native": member.name_native,
            "acronym": member.acronym,
            "kind": member.kind,
            "kind_label": words.label("kind", member.kind),
            "membership": member.membership,
            "membership_label": words.label("membership", member.membership),
            "describes_programme": told.describes_programme,
            "serves": member.serves,
            "website": told.contact.website,
            "email": told.contact.email,
            "phone": told.contact.phone,
            "warning": told.warning,
            "languages": list(member.languages),
            "language_names": [words.language(code) for code in member.languages],
            "interpreter": member.interpreter,
            "specialisms": list(member.specialisms),
            "specialism_labels": [words.label("specialisms", c) for c in member.specialisms],
            "formats": list(member.formats),
            "referral_routes": list(member.referral_routes),
            "checked_on": member.checked_on.isoformat(),
            "confirmed_on": member.confirmed_on and member.confirmed_on.isoformat(),
        }
    )


def _box(features: Iterable[Tree]) -> Tree:
    """Return the bounding box of all points (RFC 7946, 5: west, south, east, north)."""
    points = [f["geometry"]["coordinates"] for f in features if f["geometry"]]
    if not points:
        return {}
    longitudes, latitudes = zip(*points, strict=True)
    return {"bbox": [min(longitudes), min(latitudes), max(longitudes), max(latitudes)]}
