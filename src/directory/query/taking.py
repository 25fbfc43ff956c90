"""What the pieces of a line add up to: asked, denied, or only where someone comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from directory.query.asked import Who
from directory.query.meanings import DEED
from directory.query.text import Item

#: Columns of words that say what a person needs or who sends him.
_NEEDS = ("specialisms", "formats", "referral_routes")


@dataclass
class Asked:
    """What a line asks, denies and leaves open, while it is read."""

    languages: dict[str, None] = field(default_factory=dict)
    unclear: list[Item] = field(default_factory=list)
    who: set[Who] = field(default_factory=set)
    needs: dict[tuple[str, str], None] = field(default_factory=dict)
    places: list[Item] = field(default_factory=list)
    countries: list[Item] = field(default_factory=list)
    origins: list[Item] = field(default_factory=list)
    denied: list[Item] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    survivor: bool = False


def taken(items: Sequence[Item]) -> Asked:
    """Return what the pieces of a line ask for, those that are denied put aside."""
    asked = Asked()
    pieces = [item for item in items if not item.means("ignore")]
    denied = {id(item) for item in _denied(pieces)}
    origins = {id(item) for item in _origins(pieces)}
    for item in pieces:
        if id(item) in denied:
            asked.denied.append(item)
        elif id(item) in origins:
            asked.origins.append(item)
        elif not item.means("not") and not item.means("origin"):
            _add(asked, item)
    if any(_is_deed(item) for item in items):
        _leave_open_who_did_it(asked, items)
    return asked


def _leave_open_who_did_it(asked: Asked, items: Sequence[Item]) -> None:
    """Forget the persons that a line with a deed names, but for a man who is named before it.

    Who hit whom cannot be told from single words ("raped a woman"). Not said excludes nobody; a
    man taken for a woman would be sent where only women are.
    """
    deed = next(number for number, item in enumerate(items) if _is_deed(item))
    before = {m.value for item in items[:deed] for m in item.meanings if m.column == "who"}
    asked.who = {"man"} if before == {"man"} and asked.who == {"man"} else set()


def _is_deed(item: Item) -> bool:
    return any(meaning.value in (DEED, "sexual_violence") for meaning in item.meanings)


def _denied(pieces: Sequence[Item]) -> Iterator[Item]:
    """Yield what the negations of each clause deny.

    The next language or need of the clause ("spricht kein Deutsch") with those joined to it,
    or else the last before it ("Deutsch spricht er nicht"). Never a place or a person.
    """
    for number, item in enumerate(pieces):
        if not item.means("not"):
            continue
        after = [other for other in pieces[number:] if _deniable(other, item)]
        before = [other for other in pieces[:number] if _deniable(other, item)]
        if after and not item.follows:
            yield after[0]
            for other in after[1:]:
                if not other.joined:
                    break
                yield other
        elif before:
            yield before[-1]


def _deniable(item: Item, negation: Item) -> bool:
    needed = any(meaning.column in _NEEDS for meaning in item.meanings)
    return item.clause == negation.clause and (item.kind == "language" or needed)


def _origins(pieces: Sequence[Item]) -> Iterator[Item]:
    """Yield the countries that a word marks as where someone comes from."""
    for number, item in enumerate(pieces):
        if item.means("origin"):
            beside = (
                pieces[number - 1 : number] if item.follows else pieces[number + 1 : number + 2]
            )
            yield from (other for other in beside if other.country)


def _add(asked: Asked, item: Item) -> None:
    if item.kind == "missed":
        asked.missed.append(item.typed)
    elif item.kind == "language":
        if len(item.languages) == 1 and not item.country:
            asked.languages[item.languages[0]] = None
        else:
            asked.unclear.append(item)
    elif item.kind == "country":
        asked.countries.append(item)
    elif item.kind == "place":
        asked.places.append(item)
    for meaning in item.meanings:
        if meaning.column == "who":
            asked.who.add("man" if meaning.value == "man" else "woman")
        elif meaning.column == "survivor":
            asked.survivor = True
        else:
            asked.needs[meaning.column, meaning.value] = None
