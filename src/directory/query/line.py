"""A typed line as words: which clause each stands in, and what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from directory.names import fold

#: A line of text; nobody types more by hand, and a pasted letter is no search.
MOST_CHARACTERS = 300
MOST_WORDS = 40

#: One mile in km.
_MILE_KM = 1.609344

_RADIUS = re.compile(
    r"(?<![\w.,])(\d{1,4}(?:[.,]\d+)?)\s*"
    r"(?:(?P<km>km|kms|kilom\w+|kilóm\w+|км|кілом\w+|килом\w+|χλμ|χιλιόμ\w+|كم|كيلومتر\w*)"
    r"|mi|miles?)(?!\w)",
    re.IGNORECASE,
)

#: What ends a clause; a point only before a space, so that "1.5" and "z.B." stay whole.
_CLAUSE = re.compile(r"[,;:!?/()|\n،؛؟•–—]|\.(?=\s|$)|\s-\s")

#: Words that begin a clause against the one before, folded ("but").
_BUT = frozenset(
    "but aber sondern mais pero sino ale lecz kuid vaid αλλα ama fakat لكن але однако utan mutta"
    " vaan nego vec maar".split()
)

#: Words that join what is said alike, folded ("and", "or").
_JOINS = frozenset(
    "and or nor und oder noch et ou ni o e y u i lub ani oraz eller og ja voi ega και η ουτε ve"
    " veya و او أو та або чи и или ali och en of".split()
)

#: The word for language, in its common forms, folded.
_LANGUAGE = frozenset(
    "language speaking sprache sprachig langue lingua idioma lengua jezyk jezyku jezyka sprog sprak"
    " keel keelt keeles keele keelne taal kieli kielta kielella jazyk jazyka jazyce jezik jeziku"
    " jezika limba gjuha gjuhe kalba valoda valoda nyelv γλωσσα dili dil dilinde زبان لغه اللغه"
    " мова мову мовою мови язык языке языка език език езика језик језику taal mal".split()
)

#: Words that stand before a place, folded ("in", "near").
_BEFORE_PLACE = frozenset(
    "in near at around bei nahe raum nach à au aux pres vers en cerca vicino nei w we kolo pod i"
    " naer ved pa lahedal στην στη στο στον κοντα في قرب у в во біля коло около под v ve kod blizu"
    " la langa ne afer nara lahella te nabij prie pie om".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared and as it was typed, with the number of its clause.

    ``joined`` says that it goes with the word before ("or"), ``placed`` that a place is likely
    ("near").
    """

    folded: str
    typed: str
    clause: int
    joined: bool = False
    placed: bool = False

    @property
    def says_language(self) -> bool:
        """Whether it says that the word beside it names a language ("vene keel")."""
        return self.folded in _LANGUAGE


def words(text: str) -> list[Word]:
    """Return the words of a line, no more than are read."""
    return list(_words(text[:MOST_CHARACTERS]))[:MOST_WORDS]


def unread(text: str) -> str:
    """Return the beginning of what is too long to be read, blank if nothing is."""
    rest = text[MOST_CHARACTERS:].split() or [w.typed for w in _words(text)][MOST_WORDS:]
    return f"{' '.join(rest)[:20]}…" if rest else ""


def radius(text: str) -> tuple[float | None, str]:
    """Return the radius in km that a text names, if any, and the text without it."""
    found = _RADIUS.search(text)
    if not found:
        return None, text
    number = float(found[1].replace(",", "."))
    km = number if found["km"] else round(number * _MILE_KM)
    return km, text[: found.start()] + " " + text[found.end() :]


def _words(text: str) -> Iterator[Word]:
    number, before = 0, ""
    for clause in _CLAUSE.split(text):
        number, before = number + 1, ""
        for typed in clause.split():
            pieces = fold(typed).split()
            for piece in pieces:
                number += piece in _BUT
                yield Word(
                    piece,
                    typed.strip(".'\"“”„«»") if len(pieces) == 1 else piece,
                    number,
                    joined=before in _JOINS,
                    placed=before in _BEFORE_PLACE,
                )
                before = piece
