"""Angles as they are written: degrees, minutes, seconds, and a letter for north or east.

What they amount to is geopy's to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geopy.point import Point

_NUMBER = r"\d{1,3}+(?:[.,]\d{1,20}+)?+"

# All quantifiers are bounded, and those of numbers keep what they have: nothing to try twice.
_ANGLE = rf"""
    (?:(?P<before_NO>[NSEW])\s?)?
    (?P<degrees_NO>[-+]?{_NUMBER})(?!\d)\s?
    (?:(?P<circle_NO>°)\s?
        (?:(?P<minutes_NO>{_NUMBER})\s?'(?!')\s?
            (?:(?P<seconds_NO>{_NUMBER})\s?(?:"|'')\s?)?
        )?
    )?
    (?(before_NO)|(?P<after_NO>[NSEW])?)
"""

#: Two angles beside each other, in plain characters.
ANGLES = re.compile(
    rf"""
    (?<![\w.,+-])
    {_ANGLE.replace("NO", "1")}
    (?:\s{{0,3}}[,;/]\s{{0,3}}|\s{{1,3}}|(?<=[NSEW°'"\s]))
    {_ANGLE.replace("NO", "2")}
    (?![\w°'"])(?![.,]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Angle:
    """Degrees, minutes, seconds as typed, and the letter beside them, if any."""

    degrees: str
    minutes: str
    seconds: str
    letter: str
    circle: str

    @classmethod
    def of(cls, match: re.Match[str], number: str) -> Angle:
        """Return the first or the second angle (``1``, ``2``) of what ANGLES matched."""
        part = {
            name: (match[f"{name}_{number}"] or "").replace(",", ".")
            for name in ("before", "after", "degrees", "minutes", "seconds", "circle")
        }
        letter = (part["before"] or part["after"]).upper()
        return cls(part["degrees"], part["minutes"], part["seconds"], letter, part["circle"])

    @property
    def axis(self) -> str:
        """Return whether the letter says how far ``north`` or how far ``east``, blank without."""
        return {"N": "north", "S": "north", "E": "east", "W": "east"}.get(self.letter, "")

    @property
    def is_precise(self) -> bool:
        """Return whether it is well formed; a whole degree (111 km) needs its sign."""
        if self.letter and self.degrees[0] in "+-":
            return False
        if (self.minutes and "." in self.degrees) or (self.seconds and "." in self.minutes):
            return False
        if any(float(part or 0) >= 60 for part in (self.minutes, self.seconds)):
            return False
        return bool(self.circle or "." in self.degrees)

    def value(self, negative: str) -> float:
        """Return degrees, below zero with the ``negative`` letter or a minus."""
        is_negative = self.letter == negative or self.degrees.startswith("-")
        # The sign goes by the letter: a minus is lost on a zero (-0° 30').
        degrees: float = Point.parse_degrees(
            self.degrees.lstrip("+-"), self.minutes or 0, self.seconds or 0,
            negative if is_negative else None,
        )  # fmt: skip
        return degrees
