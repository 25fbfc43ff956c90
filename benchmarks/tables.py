"""How figures stand in the tables of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def ms(value: float) -> str:
    """Return a time, in s from ten of them on."""
    if value >= 10_000:
        return f"{value / 1000:,.0f} s"
    return f"{value:,.0f} ms" if value >= 10 else f"{value:.1f} ms"


def size(value: float) -> str:
    """Return a weight in kB or MB."""
    return f"{value / 1e6:.1f} MB" if value >= 1e6 else f"{value / 1e3:.1f} kB"


def count(value: float) -> str:
    """Return a number."""
    return f"{value:,.0f}"


def ratio(theirs: float | None, ours: float | None) -> str:
    """Return how many times as much as ours theirs is; blank if that says nothing."""
    if not theirs or not ours:
        return ""
    times = theirs / ours
    return f"{times:.1f}" if times < 10 else f"{times:,.0f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table."""
    for row in (head, ["---"] * len(head), *rows):
        yield "| " + " | ".join(row) + " |"
