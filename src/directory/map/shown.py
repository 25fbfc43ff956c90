"""What the map is told of an answer: a bit for each member, so that a hundred thousand fit."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection

import numpy as np

from directory.matching import Answer, Group
from directory.members import Directory


def on_map(directory: Directory, answer: Answer, codes: Collection[str]) -> tuple[str, str, str]:
    """Return the edition of the data, the members of the groups named, and those of the others.

    The members are bits in base64, in the order of the data; ``map.js`` reads them.
    """
    inside = [group for group in answer.groups if group.code in codes]
    outside = [group for group in answer.groups if group.code not in codes]
    size = len(directory.members)
    return directory.edition, _bits(inside, size), _bits(outside, size)


def _bits(groups: list[Group], size: int) -> str:
    found = np.zeros(size, dtype=bool)
    for group in groups:
        found[group.numbers] = True
    return b64encode(np.packbits(found, bitorder="little").tobytes()).decode()
