"""Coverage: what the members state, by country, and where the gaps are. Unknown is not no."""

from directory.coverage.entities import Country, Group, Language, Overview, Part, Specialism
from directory.coverage.figures import ASKED, COLUMNS, STATES, Figure, figures
from directory.coverage.overview import overview

__all__ = [
    "ASKED",
    "COLUMNS",
    "STATES",
    "Country",
    "Figure",
    "Group",
    "Language",
    "Overview",
    "Part",
    "Specialism",
    "figures",
    "overview",
]
