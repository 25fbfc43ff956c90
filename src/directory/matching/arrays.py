"""The kinds of arrays that hold the members, one entry each in the order of the index."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.bool_]
Levels = NDArray[np.int8]
Numbers = NDArray[np.int64]
#: To a few millimetres within reach, which no limit of ours can tell, in half the memory.
Kilometres = NDArray[np.float32]
Days = NDArray[np.int32]

#: Nobody at all, as numbers of members.
NOBODY: Numbers = np.array([], dtype=np.int64)


def marked(numbers: Numbers, length: int) -> Flags:
    """Return flags of a length that are set at the numbers."""
    flags = np.zeros(length, dtype=bool)
    flags[numbers] = True
    return flags


def least(numbers: Numbers, keys: Kilometres, limit: int | None) -> Numbers:
    """Return the numbers with the least keys in order, equals in the order given."""
    if limit is not None and 0 < limit < len(numbers):
        # Sorting a hundred thousand to show five takes longer than all the rest.
        chosen = np.flatnonzero(keys <= np.partition(keys, limit - 1)[limit - 1])
        numbers, keys = numbers[chosen], keys[chosen]
    return numbers[np.argsort(keys, kind="stable")][:limit]
