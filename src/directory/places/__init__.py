"""Places: towns (``towns``) by name (``gazetteer``), and how far apart two points are.

Points are also read from coordinates that are typed in (``coordinates``) and, where whoever
runs the site wants it, asked of a service on the network (``geocoder``).
"""

from directory.places.coordinates import Coordinates
from directory.places.distances import Positions, exact_kilometres, whole_kilometres
from directory.places.gazetteer import CLOSE_CALL, FILE, SAME_PLACE_KM, Gazetteer
from directory.places.geocoder import Geocoder, NoAnswer
from directory.places.services import Found
from directory.places.towns import Town

__all__ = [
    "CLOSE_CALL",
    "FILE",
    "SAME_PLACE_KM",
    "Coordinates",
    "Found",
    "Gazetteer",
    "Geocoder",
    "NoAnswer",
    "Positions",
    "Town",
    "exact_kilometres",
    "whole_kilometres",
]
