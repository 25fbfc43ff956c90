"""In which languages the members work, counted for any choice of members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from directory.languages import Languages
from directory.matching.arrays import Numbers, marked
from directory.members import Member


@dataclass(frozen=True)
class Offers:
    """In which languages members work, stated or usual: ``codes``, and their numbers by member.

    ``first[n]`` is the first language of member n, or one beyond the last if it has none.
    ``further`` holds (members, their languages) for the second, the third, and so on.
    """

    codes: tuple[str, ...]
    first: Numbers
    further: tuple[tuple[Numbers, Numbers], ...]

    @classmethod
    def of(cls, members: Sequence[Member], languages: Languages) -> Offers:
        """Return the offers of members."""
        offered = [{*member.languages, *languages.usual(member)} for member in members]
        codes = tuple(sorted(set().union(*offered)))
        number = {code: place for place, code in enumerate(codes)}
        of = [sorted(number[code] for code in own) for own in offered]
        first = np.array([own[0] if own else len(codes) for own in of], dtype=np.int64)
        return cls(codes, first, tuple(_further(of)))

    def counted(self, chosen: Numbers) -> Numbers:
        """Return for each of ``codes`` how many of the chosen members work in it."""
        size = len(self.codes) + 1
        counts = np.bincount(self.first.take(chosen), minlength=size)
        is_chosen = marked(chosen, len(self.first))
        for members, languages in self.further:
            also = np.flatnonzero(is_chosen.take(members))
            counts += np.bincount(languages.take(also), minlength=size)
        return counts[:-1]


def _further(of: Sequence[Sequence[int]]) -> Iterator[tuple[Numbers, Numbers]]:
    for place in range(1, max(map(len, of), default=0)):
        members = [number for number, towns in enumerate(of) if len(towns) > place]
        yield np.array(members), np.array([of[number][place] for number in members])
