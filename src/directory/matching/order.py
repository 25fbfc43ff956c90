"""In which order the members of a group stand."""

from __future__ import annotations

import numpy as np

from directory.freshness import LAST, months_before
from directory.matching.arrays import Numbers, least
from directory.matching.grades import GRADES
from directory.matching.groups import Placed

#: Farther than any two points are from each other, km: where the distance is not known.
_FARTHEST_KM = 50_000.0


def best_first(placed: Placed, group: int, limit: int | None = None) -> Numbers:
    """Return the numbers of the members of a group, best first (design: Order in a group).

    Entries that nobody has made sure of for ``LAST`` months are the last. Needs met; grade;
    programmes before others before victim support; distance, unknown last; documented
    membership, name and id, which is the order of the index.
    """
    numbers = placed.groups[group]
    keys = _ranks(placed, numbers) * (_FARTHEST_KM * 2)
    keys += np.minimum(placed.km.take(numbers), _FARTHEST_KM)
    return least(numbers, keys, limit)


def _ranks(placed: Placed, numbers: Numbers) -> Numbers:
    """Return whole numbers that order as age, needs met, grade and kind do."""
    index, query = placed.index, placed.query
    ranks = (placed.grades.take(numbers) * 3 + index.kinds.take(numbers)).astype(np.int64)
    if query.who:
        # Who states only the other is the last to ask, however sure the language is.
        ranks[~placed.takes.take(numbers) & index.describes.take(numbers)] += 10**6
    if query.needs:
        ranks -= placed.needs_met.take(numbers) * (len(GRADES) * 3)
    long_ago = months_before(placed.today, LAST).toordinal()
    if index.oldest < long_ago:
        ranks += (index.sure_on.take(numbers) < long_ago) * 10**7
    return ranks
