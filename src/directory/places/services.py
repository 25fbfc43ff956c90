"""The address services that geopy knows and whoever runs the site may choose from.

Each of them is asked for places in the gazetteer's countries, as far as it can be.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.core import get_global
from geopy.geocoders import Nominatim, Pelias, Photon

from directory.places.fetching import QuietAdapter
from directory.settings import GeocoderSettings

#: So many results are looked through for one in a country of the gazetteer.
RESULTS = 5

#: Longer names of places are cut.
LONGEST_NAME = 100

#: Where a town is named in an address of OpenStreetMap, largest first.
_TOWN_KEYS = ("city", "town", "village", "municipality", "hamlet", "suburb", "county")


@dataclass(frozen=True, slots=True)
class Area:
    """Where to look: country codes, and two opposite corners (latitude, longitude)."""

    countries: frozenset[str]
    corners: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Found:
    """What an address service says of a place: name, country code, degrees (WGS 84)."""

    name: str
    country: str
    latitude: float
    longitude: float


#: Yields what a service finds for a text, best first; raises whatever geopy raises.
Ask = Callable[[str], Iterator[Found]]


def service(settings: GeocoderSettings, area: Area, timeout: float) -> Ask:
    """Return the service that the settings choose; ``timeout`` in seconds. Opens no connection."""
    # geopy logs the URL of every request, and with it what was typed.
    logging.getLogger("geopy").addFilter(_nothing)
    common = {
        "scheme": settings.scheme,
        "timeout": timeout,
        "user_agent": settings.user_agent,
        # A service on this machine is not reached through a proxy.
        "proxies": {} if settings.is_local else None,
        "adapter_factory": QuietAdapter,
    }
    build = {"nominatim": _nominatim, "photon": _photon, "pelias": _pelias}[settings.service]
    return build(settings, area, common)


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _nominatim(settings: GeocoderSettings, area: Area, common: Mapping[str, Any]) -> Ask:
    geocoder = Nominatim(domain=settings.domain, **common)
    codes = sorted(code.lower() for code in area.countries)

    def ask(text: str) -> Iterator[Found]:
        found = geocoder.geocode(
            text, exactly_one=False, limit=RESULTS, addressdetails=True, country_codes=codes
        )
        for location in found or ():
            address = location.raw["address"]
            street = _joined(address.get("road"), address.get("house_number"))
            town = next((address[key] for key in _TOWN_KEYS if address.get(key)), "")
            name = _name(street, address.get("postcode"), town)
            code = address.get("country_code", "").upper()
            yield Found(name, code, location.latitude, location.longitude)

    return ask


def _photon(settings: GeocoderSettings, area: Area, common: Mapping[str, Any]) -> Ask:
    geocoder = Photon(domain=settings.domain, **common)

    def ask(text: str) -> Iterator[Found]:
        found = geocoder.geocode(text, exactly_one=False, limit=RESULTS, bbox=area.corners)
        for location in found or ():
            place = location.raw["properties"]
            street = _joined(place.get("street"), place.get("housenumber")) or place.get("name")
            name = _name(street, place.get("postcode"), place.get("city"))
            code = place.get("countrycode", "").upper()
            yield Found(name, code, location.latitude, location.longitude)

    return ask


def _pelias(settings: GeocoderSettings, area: Area, common: Mapping[str, Any]) -> Ask:
    geocoder = Pelias(settings.domain, settings.api_key or None, **common)

    def ask(text: str) -> Iterator[Found]:
        # Its filter by country refuses the whole question for one code that it does not know.
        found = geocoder.geocode(text, exactly_one=False, boundary_rect=area.corners)
        for location in found or ():
            place = location.raw["properties"]
            town = place.get("locality") or place.get("localadmin")
            name = _name(place.get("name"), place.get("postalcode"), town)
            code = place.get("country_code") or _two_letters(place.get("country_a", ""))
            yield Found(name, code.upper(), location.latitude, location.longitude)

    return ask


def _two_letters(code: str) -> str:
    """Return the code of two letters for one of three (CLDR's aliases; Kosovo is not in them)."""
    aliases = get_global("territory_aliases")
    return "XK" if code == "XKX" else next(iter(aliases.get(code, ())), "")


def _name(street: str | None, postcode: str | None, town: str | None) -> str:
    parts = (street, _joined(postcode, town if town != street else ""))
    # A service is nobody whose control or bidi characters belong on a page.
    return plain(", ".join(filter(None, parts)))[:LONGEST_NAME]


def plain(text: str) -> str:
    """Return a text without characters that are not printable, single spaces between words."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _joined(*parts: str | None) -> str:
    return " ".join(filter(None, parts))
