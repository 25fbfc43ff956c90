"""What the plain form sends: its fields, read so that nothing sent can do harm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from directory.finder import Finder
from directory.query import NEEDS, Query
from directory.web.fields import Fields

#: Longer texts are cut, and of more values the rest is left: nobody types them.
LONGEST_TEXT, MOST_VALUES = 500, 10

#: A browser's form never has so many fields.
_MOST_FIELDS = 300

_BETWEEN = re.compile(r"[;,،、]")


@dataclass(frozen=True)
class Posted:
    """A form as it was sent; ``change`` is the loosening whose button was pressed, if one was."""

    text: str = ""
    fields: Fields = field(default_factory=Fields)
    denied: tuple[str, ...] = ()
    change: str = ""

    @classmethod
    def read(cls, finder: Finder, body: bytes) -> Posted:
        """Return what a body of ``application/x-www-form-urlencoded`` says.

        Broken UTF-8 becomes the sign for it, which no name has. Raises ValueError if there are
        more fields than any form of ours has.
        """
        sent = parse_qs(body.decode("utf-8", "replace"), max_num_fields=_MOST_FIELDS)
        return cls(
            text=_last(sent, "text"),
            fields=_fields(finder, sent),
            denied=_known(sent, "denied", tuple(finder.languages.codes())),
            change=_last(sent, "change"),
        )


def hidden(query: Query) -> list[tuple[str, str]]:
    """Return (name, value) of the fields that ask a query, for a form that nobody sees."""
    fields = Fields.of(query)
    single = {
        "place": fields.place,
        "who": fields.who,
        "within_km": str(fields.within_km or ""),
    }
    many = [("language", code) for code in fields.languages]
    many += [(column, value) for column in NEEDS for value in getattr(fields, column)]
    many += [("denied", code) for code in query.denied]
    return [*((name, value) for name, value in single.items() if value), *many]


def _fields(finder: Finder, sent: Mapping[str, Sequence[str]]) -> Fields:
    within = _last(sent, "within_km")
    needs = {column: _known(sent, column, tuple(finder.lexicon.labels(column))) for column in NEEDS}
    return Fields(
        languages=tuple(_languages(finder, sent.get("language", ())))[:MOST_VALUES],
        place=_place(_last(sent, "place")),
        who=_last(sent, "who") if _last(sent, "who") in ("man", "woman") else "",
        within_km=int(within) if re.fullmatch("[0-9]{1,5}", within) else 0,
        specialisms=needs["specialisms"],
        formats=needs["formats"],
        referral_routes=needs["referral_routes"],
    )


def _languages(finder: Finder, texts: Sequence[str]) -> list[str]:
    """Return the languages named, each once: a field may name several, with commas between."""
    found: dict[str, None] = {}
    for text in texts[:MOST_VALUES]:
        whole = text.strip()[:LONGEST_TEXT]
        parts = [whole] if finder.languages.candidates(whole) else _BETWEEN.split(whole)
        found.update(dict.fromkeys(part.strip() for part in parts if part.strip()))
    return list(found)


def _place(text: str) -> str:
    return "; ".join([part.strip() for part in text.split(";")][:MOST_VALUES])


def _last(sent: Mapping[str, Sequence[str]], name: str) -> str:
    """Return the last value of a field: that of the button pressed stands behind the hidden."""
    return sent.get(name, ("",))[-1].strip()[:LONGEST_TEXT]


def _known(sent: Mapping[str, Sequence[str]], name: str, codes: Sequence[str]) -> tuple[str, ...]:
    return tuple(code for code in dict.fromkeys(sent.get(name, ())) if code in codes)
