"""The words in which a problem quotes a cell, and names what to type instead."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from difflib import get_close_matches

#: So many allowed values are read out; of more only the nearest is.
READ_OUT = 12

#: A mistyped value is compared with so many at most: with its neighbours by the alphabet,
#: because comparing every mistake with every value of a large directory would take hours.
COMPARED = 200


def quoted(text: str) -> str:
    """Return the beginning of a text in quotes, with hidden characters made visible."""
    return repr(text[:60])


def instead_of(text: str, allowed: Sequence[str]) -> str:
    """Return what to type instead of a value that is not allowed, blank if nothing is near.

    More than ``COMPARED`` allowed values must be sorted.
    """
    near = nearest(text, allowed)
    if near:
        return f"Type {near}."
    if 0 < len(allowed) <= READ_OUT:
        return f"Type one of: {', '.join(allowed)}."
    return ""


def nearest(text: str, allowed: Sequence[str]) -> str:
    """Return the value most like a text (difflib, ratio 0.6 or more), blank if none is."""
    if len(allowed) > COMPARED:
        place = bisect(allowed, text)
        allowed = allowed[max(0, place - COMPARED // 2) : place + COMPARED // 2]
    folded = {value.casefold(): value for value in allowed}
    near = get_close_matches(text[:60].casefold(), folded, n=1)
    return folded[near[0]] if near else ""
