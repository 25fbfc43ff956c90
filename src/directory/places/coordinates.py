"""Coordinates that are typed in: pairs of numbers, degrees with letters, links to a map.

geopy reads a whole string only, takes any two numbers for a point and wraps what is out of
range around the Earth. In a line that a person typed, what is a point and what a date, a time
or a telephone number must be told apart first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from directory.places.angles import ANGLES, Angle

#: A line with a long link in it; what stands behind is not searched.
MOST_CHARACTERS = 1_000

# Two numbers without a letter: not a part of three, nor behind or before one more.
_BARE = re.compile(
    r"""
    (?<![\w.,:;/+-])(?<!\d\s)(?<!\d[,;:]\s)
    (?:
        (?P<north>[-+]?\d{1,2}+\.\d{1,20}+)
        (?:\s{0,3}[,;]\s{0,3}|\s{1,3})
        (?P<east>[-+]?\d{1,3}+\.\d{1,20}+)
    |
        (?P<north_comma>[-+]?\d{1,2}+,\d{1,20}+)
        (?:\s{0,3};\s{0,3}|,?\s{1,3})
        (?P<east_comma>[-+]?\d{1,3}+,\d{1,20}+)
    )
    (?!\w)(?![.,:/-]\d)(?!\s?[%€$£°])(?!\s{0,3}[,;]?\s{0,3}[-+]?\d{1,9}[.,]\d)
    """,
    re.VERBOSE,
)

# RFC 5870 (geo:), and the addresses of Google's and OpenStreetMap's maps.
_LINK = re.compile(
    r"""
    (?: (?<!\w)geo: (?P<geo>-?\d{1,2}+(?:\.\d{1,20}+)?+,-?\d{1,3}+(?:\.\d{1,20}+)?+)
    |   @ (?P<at>-?\d{1,2}+\.\d{1,20}+,-?\d{1,3}+\.\d{1,20}+)
    |   \#map=[\d.]{1,5}/ (?P<map>-?\d{1,2}+\.\d{1,20}+/-?\d{1,3}+\.\d{1,20}+)
    )(?![\w.])
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: Looks like a day with its month, or a time: nothing in Europe lies at such a pair.
_DAY = re.compile(r"(?:[1-9]|[0-2]\d|3[01])[.,](?:0[1-9]|1[0-2])")
_TIME = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d")

#: What stands for a character of the patterns, one for one, so that places in the text hold.
_SAME = {
    "−": "-", "º": "°", "˚": "°", "٫": ".", "،": ",", "؛": ";",
    "′": "'", "’": "'", "‘": "'", "´": "'", "ʹ": "'",
    "″": '"', "”": '"', "“": '"', "„": '"', "ʺ": '"',
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coordinates:
    """A point in degrees (WGS 84), and where it stands in the text: from ``start`` to ``end``."""

    latitude: float
    longitude: float
    start: int
    end: int


def find(text: str) -> Coordinates | None:
    """Return the first coordinates that stand in a text, if any.

    Numbers alone need a decimal each; degrees north and south, or east and west, may also be
    said by a letter. None for dates, times, numbers out of range.
    """
    line = text[:MOST_CHARACTERS]
    plain = line if line.isascii() else "".join(map(_plain, line))
    return next(chain(_links(plain), _angles(plain), _bare(plain)), None)


def alone(text: str) -> Coordinates | None:
    """Return the coordinates of a text that has but one word before and one after them."""
    found = find(text)
    if found is None:
        return None
    for rest in (text[: found.start], text[found.end :]):
        words = [word for word in rest.split() if any(map(str.isalnum, word))]
        if len(words) > 1 or any(char.isdigit() for char in "".join(words)):
            return None
    return found


def cut(text: str) -> tuple[Coordinates | None, str]:
    """Return the coordinates that stand in a text, if any, and the text without them."""
    found = find(text)
    if found is None:
        return None, text
    return found, text[: found.start] + " " + text[found.end :]


def written(latitude: float, longitude: float) -> str:
    """Return degrees as numbers that read back, two decimals each (1 km): ``55.60, 13.00``."""
    # Adding zero takes the sign from a zero.
    pair = [round(degrees, 2) + 0.0 for degrees in (latitude, longitude)]
    short = ", ".join(f"{degrees:.2f}" for degrees in pair)
    return short if find(short) else ", ".join(f"{degrees:.3f}" for degrees in pair)


def _plain(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return _SAME.get(char, char)


def _links(plain: str) -> Iterator[Coordinates]:
    for match in _LINK.finditer(plain):
        latitude, longitude = re.split("[,/]", match[match.lastgroup or 0])
        for point in _point(float(latitude), float(longitude), match.span()):
            # The rest of the link says nothing more.
            ends = [space.start() for space in re.finditer(r"\s", plain)]
            start = max((end + 1 for end in ends if end < point.start), default=0)
            end = min((end for end in ends if end >= point.end), default=len(plain))
            yield replace(point, start=start, end=end)


def _bare(plain: str) -> Iterator[Coordinates]:
    for match in _BARE.finditer(plain):
        north = match["north"] or match["north_comma"]
        east = match["east"] or match["east_comma"]
        is_when = all(_DAY.fullmatch(part) or _TIME.fullmatch(part) for part in (north, east))
        # Telephone numbers begin with a zero before another digit, latitudes do not.
        if not is_when and not re.match(r"[-+]?0\d", north):
            latitude, longitude = (float(part.replace(",", ".")) for part in (north, east))
            yield from _point(latitude, longitude, match.span())


def _angles(plain: str) -> Iterator[Coordinates]:
    for match in ANGLES.finditer(plain):
        one, other = Angle.of(match, "1"), Angle.of(match, "2")
        if one.axis == "east" and other.axis == "north":
            one, other = other, one
        lettered = (one.axis, other.axis) == ("north", "east")
        circled = not (one.letter or other.letter) and one.circle and other.circle
        if (lettered or circled) and one.is_precise and other.is_precise:
            yield from _point(one.value("S"), other.value("W"), match.span())


def _point(latitude: float, longitude: float, span: tuple[int, int]) -> Iterator[Coordinates]:
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        yield Coordinates(latitude, longitude, *span)
