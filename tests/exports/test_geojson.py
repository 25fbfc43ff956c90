"""members.geojson by the rules of RFC 7946."""

from __future__ import annotations

import json
from typing import Any

from changed_data import with_hostile_texts

from directory.exports.geojson import collection
from directory.finder import Finder


def complaints(document: dict[str, Any]) -> list[str]:
    """Return what RFC 7946 forbids in a collection of points (sections in brackets)."""
    found = [] if document.get("type") == "FeatureCollection" else ["[3.3] type"]
    found += [f"[4, 7.1] {name}" for name in ("crs", "geometry", "coordinates") if name in document]
    points = []
    for feature in document["features"]:
        if feature.get("type") != "Feature" or not isinstance(feature.get("properties"), dict):
            found.append("[3.2] feature")
        if not isinstance(feature.get("id"), str | int):
            found.append("[3.2] id")
        if "geometry" not in feature:
            found.append("[3.2] a feature without a place has the geometry null")
        geometry = feature.get("geometry")
        if geometry is not None:
            if set(geometry) != {"type", "coordinates"} or geometry["type"] != "Point":
                found.append("[3.1.2] geometry")
            longitude, latitude = geometry["coordinates"]
            points.append((longitude, latitude))
            if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
                found.append("[4] outside WGS 84")
    west, south, east, north = document["bbox"]
    if not all(west <= x <= east and south <= y <= north for x, y in points):
        found.append("[5] bbox")
    return found


def test_the_linter_finds_mistakes(finder: Finder) -> None:
    document = json.loads(collection(finder))
    document["crs"] = {}
    document["features"][0]["geometry"]["coordinates"] = [41.33, 190.0]
    del document["features"][1]["geometry"]
    assert len(complaints(document)) == 4


def test_it_keeps_the_rules(finder: Finder) -> None:
    assert complaints(json.loads(collection(finder))) == []
    assert complaints(json.loads(collection(with_hostile_texts(finder)))) == []


def test_a_feature_for_each_town_and_no_member_lost(finder: Finder) -> None:
    features = json.loads(collection(finder))["features"]
    assert {f["properties"]["member"] for f in features} == set(finder.directory.by_id)
    ids = [feature["id"] for feature in features]
    assert len(ids) == len(set(ids))
    assert "be-praxis/BE/Brussels" in ids
    without = [f for f in features if f["geometry"] is None]
    assert "de-bag-taeterarbeit" in {f["properties"]["member"] for f in without}
    towns = sum(len(finder.directory.cities(m)) or 1 for m in finder.directory.members)
    assert len(features) == towns


def test_longitude_comes_first(finder: Finder) -> None:
    features = json.loads(collection(finder))["features"]
    berlin = next(f for f in features if f["id"] == "de-volkssolidaritaet-berlin/DE/Berlin")
    assert berlin["geometry"]["coordinates"] == [13.41, 52.52]


def test_nothing_is_blank(finder: Finder) -> None:
    for feature in json.loads(collection(finder))["features"]:
        assert not [k for k, value in feature["properties"].items() if value in ("", None, [])]


def test_hostile_texts_are_read_again_as_they_were(finder: Finder) -> None:
    features = json.loads(collection(with_hostile_texts(finder)))["features"]
    for member in with_hostile_texts(finder).directory.members:
        texts = next(f["properties"] for f in features if f["properties"]["member"] == member.id)
        assert (texts["name"], texts["name_native"]) == (member.name, member.name_native)
        assert texts["warning"].endswith(member.notes)
