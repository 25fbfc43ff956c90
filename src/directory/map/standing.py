"""What the map is told of an answer: a bit for each member, so that a hundred thousand fit."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection

import numpy as np

from directory.matching import Answer, Group
from directory.members import Directory


def standing(directory: Directory, answer: Answer, codes: Collection[str]) -> tuple[str, str, str]:
    """Return how the members of an answer stand on the map, as ``map.js`` reads it.

    That is the edition of the data, the members of the groups named, and those of the other
    groups: bits in base64, in the order of the data.
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
