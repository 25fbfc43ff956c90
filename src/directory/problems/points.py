"""Coordinates in places.csv that are not those of the town."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory.errors import Problem
from directory.names import fold
from directory.places import Town, exact_kilometres
from directory.problems.atlas import Atlas, Named
from directory.problems.files import Files
from directory.problems.wording import quoted
from directory.tables import Row

#: The centre of a town is nowhere farther from where the gazetteer has it, km.
FARTHEST_KM = 25


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of places.csv with its point in degrees."""

    path: str
    line: int
    country: str
    city: str
    id: str
    point: tuple[float, float]

    @property
    def name(self) -> str:
        return f"{quoted(self.city)} ({self.country})"

    def nearest(self, towns: Sequence[Town]) -> Town | None:
        """Return the town of the same country that lies nearest, if there is one."""
        inland = [town for town in towns if town.country == self.country]
        return min(inland, key=self.kilometres, default=None)

    def kilometres(self, town: Town) -> float:
        """Return how far the point is from a town, km."""
        return exact_kilometres(self.point, (town.latitude, town.longitude))


def far_from_towns(files: Files) -> Iterator[Problem]:
    """Yield the places that lie elsewhere than the gazetteer has the town of that name."""
    if files.atlas is None:
        return
    path = files.declaration.tables["places"].path
    places = [place for row in files.rows["places"] if (place := _place(path, row))]
    known = files.atlas.with_ids({place.id for place in places})
    for place in places:
        named = known.get(place.id)
        if named is None:
            yield from _far_from_namesakes(files.atlas, place)
        elif _is_another(files.atlas, place, named):
            yield _another_town(files.atlas, place, named.town)
        elif place.kilometres(named.town) > FARTHEST_KM:
            yield _far(place, named.town)


def _place(path: str, row: Row) -> _Place | None:
    """Return a row that names a point on the Earth; others are problems of their own."""
    cells = row.cells
    try:
        point = float(cells["latitude"]), float(cells["longitude"])
    except ValueError:
        return None
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        return None
    return _Place(path, row.line, cells["country"], cells["city"], cells["geonames_id"], point)


def _is_another(atlas: Atlas, place: _Place, named: Named) -> bool:
    """Return whether an id is that of another town; a name that only we use is no sign of it."""
    if named.town.country != place.country:
        return True
    return fold(place.city) not in named.names and _namesake(atlas, place) is not None


def _namesake(atlas: Atlas, place: _Place) -> Town | None:
    return place.nearest(atlas.called(place.city))


def _another_town(atlas: Atlas, place: _Place, town: Town) -> Problem:
    words = f"GeoNames id {place.id} is {town.name} ({town.country}), not {place.name}."
    right = "Look the town up at https://www.geonames.org and type its id and coordinates."
    namesake = _namesake(atlas, place)
    if namesake:
        right = f"Type {namesake.id}, which lies at {_written(namesake)}."
    return Problem(place.path, place.line, "geonames_id", "far-from-town", words, right)


def _far(place: _Place, town: Town) -> Problem:
    words = f"This point lies {place.kilometres(town):.0f} km from {place.name}."
    right = f"Type {_written(town)} as latitude and longitude."
    return Problem(place.path, place.line, "latitude", "far-from-town", words, right)


def _far_from_namesakes(atlas: Atlas, place: _Place) -> Iterator[Problem]:
    """Yield a place whose id we do not know, and which lies far from all that bear its name.

    It may be a village, which the gazetteer has only from a certain size: no error.
    """
    town = _namesake(atlas, place)
    if town and place.kilometres(town) > FARTHEST_KM:
        words = f"This point lies {place.kilometres(town):.0f} km from the town {place.name}."
        right = f"Look whether this is a village of the same name; else type {_written(town)}"
        right += f" and the id {town.id}."
        yield Problem(
            place.path, place.line, "latitude", "far-from-namesake", words, right, "warning"
        )


def _written(town: Town) -> str:
    return f"{town.latitude:.2f}, {town.longitude:.2f}"
