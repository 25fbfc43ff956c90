"""Numbers with their noun."""

from __future__ import annotations


def counted(number: int, one: str, more: str) -> str:
    """Return a number and its noun: ``1 member``, ``2 members``."""
    return f"{number} {one if number == 1 else more}"
