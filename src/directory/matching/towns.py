"""The towns in which the members have places, and how far the nearest of each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from directory.matching.arrays import Kilometres, Numbers
from directory.members import Directory, Member
from directory.places import Positions


@dataclass(frozen=True)
class Towns:
    """The towns in which members have places, each once, and which of them are whose.

    ``of[n]`` are the numbers of the towns of member n, ``first[n]`` the first of them, or one
    beyond the last town if it has none. ``several`` are the members with more than one town, most
    towns first, so that those with a second, a third and so on are each time its beginning;
    ``further`` holds their second towns, their third towns, and so on.
    """

    positions: Positions
    names: tuple[str, ...]
    of: tuple[tuple[int, ...], ...]
    first: Numbers
    several: Numbers
    further: tuple[Numbers, ...]

    @classmethod
    def of_members(cls, directory: Directory, members: Sequence[Member]) -> Towns:
        """Return the towns of members."""
        numbers: dict[tuple[str, str], int] = {}
        of = tuple(
            tuple(
                numbers.setdefault(place, len(numbers))
                for place in directory.cities(member)
                if place in directory.places
            )
            for member in members
        )
        degrees = np.array([directory.places[place] for place in numbers]).reshape(-1, 2)
        several = [number for number, towns in enumerate(of) if len(towns) > 1]
        several.sort(key=lambda number: -len(of[number]))
        most = len(of[several[0]]) if several else 1
        return cls(
            positions=Positions(degrees[:, 0], degrees[:, 1]),
            names=tuple(city for _, city in numbers),
            of=of,
            first=np.array([towns[0] if towns else len(numbers) for towns in of], dtype=np.int64),
            several=np.array(several, dtype=np.int64),
            further=tuple(
                np.array([of[n][place] for n in several if len(of[n]) > place], dtype=np.int64)
                for place in range(1, most)
            ),
        )

    def nearest(self, km: Kilometres) -> Kilometres:
        """Return the km to every member's nearest town, of those to all towns and to none."""
        # Every number is that of a town or one beyond, so that nothing wraps: "wrap" only saves
        # numpy's look at each of them, a quarter of the time.
        nearest: Kilometres = km.take(self.first, mode="wrap")
        least = nearest.take(self.several, mode="wrap")
        for towns in self.further:
            beginning = least[: len(towns)]
            np.minimum(beginning, km.take(towns, mode="wrap"), out=beginning)
        nearest[self.several] = least
        return nearest
