"""Writes data/places.csv: the centre of every city in members.csv and sites.csv.

Needs only Python and data/gazetteer.csv.gz (see make_gazetteer.py); run
`python scripts/make_places.py`. Of several towns of the same name in the country
it takes the most populous. A row that is already there stays as it is, so that a
correction by hand survives; delete the row to have the city looked up again.
"""

import csv
import gzip
import unicodedata
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
COLUMNS = ["country", "city", "latitude", "longitude", "geonames_id"]

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


def places_already_there(path: Path) -> dict[City, list[str]]:
    """Return the rows of places.csv by city, none if there is no such file."""
    if not path.exists():
        return {}
    with open(path, encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {(row["country"], row["city"]): [row[column] for column in COLUMNS] for row in rows}


def largest_places() -> dict[City, dict[str, str]]:
    """Return the most populous gazetteer row for every name in a country."""
    with gzip.open(DATA / "gazetteer.csv.gz", "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    largest: dict[City, dict[str, str]] = {}
    for row in sorted(rows, key=lambda row: -int(row["population"])):
        for name in [row["name"], *row["names"].split(";")]:
            largest.setdefault(city_key(row["country"], name), row)
    return largest


def main() -> None:
    """Write the file, or stop with the list of cities that nothing matches."""
    path = DATA / "places.csv"
    places = places_already_there(path)
    gazetteer = largest_places()
    unmatched = []
    for country, city in sorted(cities_of_the_data() - places.keys()):
        found = gazetteer.get(city_key(country, city))
        if found is None:
            unmatched.append(f"{country} {city}")
            continue
        centre = [f"{float(found[side]):z.2f}" for side in ("latitude", "longitude")]
        places[country, city] = [country, city, *centre, found["id"]]
    if unmatched:
        raise SystemExit(
            "Not in data/gazetteer.csv.gz, and nothing was written. Run "
            "scripts/make_gazetteer.py again, correct the name, or add the row to "
            "data/places.csv:\n  " + "\n  ".join(unmatched)
        )
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(places[city] for city in sorted(places))
    print(f"{path.name}: {len(places)} places")


if __name__ == "__main__":
    main()
