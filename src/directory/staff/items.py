"""The items of a list as people write it: what parts them, and what belongs to a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from directory.staff.typed import tidy

#: What always stands between two items.
_ALWAYS = re.compile(r"[;\n|]")

#: What stands between items, or within a name: "Programme, form not stated".
_PERHAPS = (
    re.compile(r"[,/•·]"),
    re.compile(r"[&+]|\s(?:and|und|et|och|og|en|e|y|i|[-–—])\s", re.IGNORECASE),
)

#: The values that a text names exactly; none if it names nothing.
Meant = Callable[[str], Collection[str]]


def items(text: str, meant: Meant, is_written: Callable[[str], bool]) -> Iterator[str]:
    """Yield the items of a list, without blank ones.

    ``is_written`` says whether a text is a name just so, its separators included.
    """
    for part in _ALWAYS.split(text):
        yield from _apart(tidy(part), meant, is_written, _PERHAPS)


def _apart(
    text: str,
    meant: Meant,
    is_written: Callable[[str], bool],
    between: Sequence[re.Pattern[str]],
) -> list[str]:
    """Return the items of a text; the text itself if it is one name.

    Names are compared without their separators, so "Farsi, Dari" is also an old name of Dari.
    It is two languages all the same: the parts go first where each names something. Only what
    the tables write as one name with just these separators, and mean otherwise, is kept whole.
    """
    if not between:
        return [text] if text else []
    parts = [
        item
        for part in between[0].split(text)
        for item in _apart(tidy(part), meant, is_written, between[1:])
    ]
    whole = set(meant(text))
    if not whole or len(parts) < 2:
        return parts
    named = [meant(part) for part in parts]
    same = whole == {value for values in named for value in values}
    return parts if all(named) and (same or not is_written(text)) else [text]
