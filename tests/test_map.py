"""The map page as text: what is in it, what is not, and the policy that confines it."""

import base64
import gzip
import hashlib
import html
import itertools
import json
import math
import re
from dataclasses import replace
from pathlib import Path

import folium
import pytest
from hostile import HOSTILE

from directory import countries, members
from directory import map as programme_map
from directory.map.lands import lands
from directory.members import Directory

DATA = Path(__file__).parent.parent / "data"
JSON_BLOCK = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
SHAPE = re.compile(r'<path class="(\w+)" d="(M[^"]*z)"/>')
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def english(text, **values):
    return text.format(**values)


def made(directory, t=english, **options):
    basemap = (DATA / "basemap.geojson").read_text(encoding="utf-8")
    return programme_map.page(directory, basemap, t, **options)


def found(pattern, page):
    match = pattern.search(page)
    assert match, pattern
    return match[1]


def data_of(page):
    return json.loads(found(JSON_BLOCK, page))


@pytest.fixture(scope="module")
def directory() -> Directory:
    return members.read(DATA)


@pytest.fixture(scope="module")
def page(directory):
    return made(directory)


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def hostile(request):
    return request.param


def test_folium_made_the_map(page):
    assert 'class="folium-map" id="programmes_map"' in page
    assert "var programmes_map = L.map(" in page


def test_every_point_of_the_base_map_is_in_it_where_mercator_has_it(page):
    basemap = json.loads((DATA / "basemap.geojson").read_text(encoding="utf-8"))
    drawn = SHAPE.findall(page)
    assert len(drawn) == len(basemap["features"])
    for feature, (kind, path) in zip(basemap["features"], drawn, strict=True):
        assert kind == ("country" if feature["properties"].get("name") else "beyond")
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        rings = polygons if geometry["type"] == "Polygon" else itertools.chain(*polygons)
        for ring, outline in zip(rings, path.removesuffix("z").split("z"), strict=True):
            numbers = [int(number) for number in re.findall(r"-?\d+", outline)]
            x = itertools.accumulate(numbers[::2])
            y = itertools.accumulate(numbers[1::2])
            for (longitude, latitude), *at in zip(ring[:-1], x, y, strict=True):
                height = math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
                assert at == pytest.approx([longitude * 100, -math.degrees(height) * 100], abs=0.51)


def test_the_poles_are_the_edges_of_the_map(directory):
    ring = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]
    world = {"properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    page = programme_map.page(directory, json.dumps({"features": [world]}), english)
    assert 'viewBox="-18000 -18000 36000 36000"' in page
    path = "M-18000 18000l36000 0 0 -36000 -36000 0z"
    assert SHAPE.findall(page) == [("beyond", path)]


def test_the_page_is_the_same_for_the_same_data(directory, page):
    assert made(directory) == page


def test_the_page_changes_nothing_in_folium(directory):
    before = [*folium.Map.default_js, *folium.Map.default_css]
    made(directory)
    assert [*folium.Map.default_js, *folium.Map.default_css] == before
    assert "cdn" in folium.Map().get_root().render()


def test_every_place_of_every_member_is_in_it(directory, page):
    shown = {
        (data_of(page)["members"]["ids"][number], place["city"], tuple(place["at"]))
        for place in data_of(page)["places"]
        for number in place["members"]
    }
    expected = {
        (member.id, city, directory.places[country, city])
        for member in directory.members
        for country, city in directory.cities(member)
    }
    assert shown == expected
    assert data_of(page)["members"]["names"] == [member.name for member in directory.members]


def test_a_member_without_coordinates_has_no_point_but_a_name(directory):
    data = data_of(made(replace(directory, places={})))
    assert data["places"] == []
    assert len(data["members"]["names"]) == len(directory.members)


def test_countries_with_a_name_can_be_named_inside_their_borders(directory, page):
    basemap = json.loads((DATA / "basemap.geojson").read_text(encoding="utf-8"))
    named = [each for each in basemap["features"] if each["properties"].get("name")]
    by_name = {land["name"]: land for land in data_of(page)["lands"]}
    assert by_name.keys() == {countries.name(each["properties"]["id"]) for each in named}
    for name, (south, north, west, east) in {
        "Germany": (48, 54, 7, 14),
        "France": (43, 50, -1, 7),
        "Norway": (58, 71, 5, 28),
        "Italy": (40, 46.5, 7, 17),
        "Liechtenstein": (47.05, 47.27, 9.47, 9.64),
    }.items():
        for latitude, longitude, room in by_name[name]["spots"]:
            assert south < latitude < north
            assert west < longitude < east
            assert room > 0
    # In the order in which they take their room.
    assert by_name["Germany"]["zoom"] < by_name["Egypt"]["zoom"]
    order = list(by_name)
    assert order.index("Germany") < order.index("Malta") < order.index("Egypt")


def test_a_name_stands_beside_a_hole_not_in_it():
    square = [[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]
    hole = [[2, 1], [8, 1], [8, 8], [2, 8], [2, 1]]
    islet = [[20, 0], [21, 0], [21, 1], [20, 0]]
    geometry = {"type": "MultiPolygon", "coordinates": [[islet], [square, hole]]}
    feature = {"properties": {"id": "DE", "name": "b"}, "geometry": geometry}
    [land] = lands({"features": [feature]}, set())
    for latitude, longitude, _ in land["spots"]:
        assert 0 < latitude < 9
        assert 0 < longitude < 9
        assert not (2 < longitude < 8 and 1 < latitude < 8)


def test_a_country_without_an_area_has_no_name_on_the_map():
    line = {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [0, 0]]]}
    feature = {"properties": {"id": "DE", "name": "b"}, "geometry": line}
    assert lands({"features": [feature]}, set()) == []


def test_it_loads_nothing(page):
    markup = re.sub(r"<(script|style)>.*?</\1>", "", page, flags=re.DOTALL)
    assert re.findall(r'<[^>]*(?:src|href)="([^"]*)"', markup) == ["data:,"]


def test_no_file_of_ours_names_another_host():
    for path in Path(programme_map.__file__).parent.glob("*.[cjh]*"):
        assert "://" not in path.read_text(encoding="utf-8"), path.name


def test_the_policy_allows_exactly_the_inline_scripts(page):
    policy = programme_map.policy(page)
    hashes = set(re.findall(r"'sha256-([^']+)'", policy))
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(page))
    assert hashes == {base64.b64encode(digest).decode() for digest in digests}
    assert len(hashes) == 3
    assert policy.startswith("sandbox allow-scripts; default-src 'none'; script-src 'sha")
    assert "unsafe-inline" not in policy.replace("style-src 'unsafe-inline'", "")
    assert "unsafe-eval" not in policy


def test_the_policy_reads_scripts_as_a_browser_does():
    page = "<script>a<b</script><script type=application/json>{}</script><SCRIPT src=x></SCRIPT>"
    digest = base64.b64encode(hashlib.sha256(b"a<b").digest()).decode()
    assert re.findall(r"'(sha256-[^']+)'", programme_map.policy(page)) == [f"sha256-{digest}"]


def test_hostile_text_stands_in_the_data_alone_and_comes_out_as_it_went_in(directory, hostile):
    member = replace(directory.members[0], id=hostile, name=hostile, city=hostile)
    evil = replace(
        directory,
        members=(member,),
        sites={},
        places={(member.country, hostile): (1.0, 2.0)},
    )
    page = made(evil)
    block = found(JSON_BLOCK, page)
    assert data_of(page)["members"] == {"ids": [hostile], "names": [hostile]}
    assert data_of(page)["places"] == [{"at": [1.0, 2.0], "city": hostile, "members": [0]}]
    assert not set("<>&'\u2028\u2029\u202e") & set(block)
    tame = replace(evil, members=(replace(member, id="a", name="a", city="a"),))
    rest = JSON_BLOCK.sub("", made(replace(tame, places={(member.country, "a"): (1.0, 2.0)})))
    assert JSON_BLOCK.sub("", page) == rest


def test_a_hostile_base_map_name_does_not_reach_the_page(directory, hostile):
    square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [0, 0]]]}
    feature = {"type": "Feature", "properties": {"name": hostile}, "geometry": square}
    basemap = {"type": "FeatureCollection", "features": [feature]}
    plain = {**basemap, "features": [{**feature, "properties": {"name": "a"}}]}
    page = programme_map.page(directory, json.dumps(basemap), english)
    assert page == programme_map.page(directory, json.dumps(plain), english)


def test_a_hostile_country_code_stands_in_the_data_alone(directory, hostile):
    square = {"type": "Polygon", "coordinates": [[[0, 0], [0, 9], [9, 9], [0, 0]]]}
    pages = []
    for code in (hostile, "a"):
        feature = {"type": "Feature", "properties": {"id": code, "name": "b"}, "geometry": square}
        basemap = {"type": "FeatureCollection", "features": [feature]}
        page = programme_map.page(directory, json.dumps(basemap), english)
        assert [land["name"] for land in data_of(page)["lands"]] == [code]
        assert not set("<>&'\u2028\u2029\u202e") & set(found(JSON_BLOCK, page))
        pages.append(JSON_BLOCK.sub("", page))
    assert pages[0] == pages[1]


def test_hostile_translations_show_as_themselves(directory, hostile):
    page = made(directory, lambda text, **values: hostile)
    assert data_of(page)["words"]["points"] == hostile
    assert len(INLINE.findall(page)) == 3
    assert html.unescape(found(TITLE, page)) == hostile


def test_every_word_is_translated(directory):
    page = made(directory, lambda text, **values: "§", lang="ar", direction="rtl")
    shown = re.sub(r"<(script|style|svg).*?</\1>", "", page, flags=re.DOTALL)
    labels = re.findall(r'(?:aria-label|title|alt)="([^"]*)"', shown)
    texts = re.sub(r"<[^>]*>", " ", shown).split()
    assert {*labels, *texts} == {"§"}
    assert set(data_of(page)["words"].values()) == {"§"}
    assert '<html lang="ar" dir="rtl">' in page


def test_without_scripts_it_says_where_to_look(page):
    assert re.search(r"<noscript>.*The list names the same organisations.*</noscript>", page)


def test_the_page_lets_a_phone_zoom(page):
    assert "user-scalable" not in page
    assert "maximum-scale" not in page


def test_leaflet_and_our_scripts_stand_in_the_page(page):
    assert "Leaflet 1.9.3" in page
    assert ".leaflet-container" in page
    assert "postMessage" in page


def test_it_is_small(page):
    assert len(gzip.compress(page.encode())) <= 110_000
