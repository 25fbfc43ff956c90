"""Ids of new members, which never change: short, readable, in plain letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

#: Words of a name that go into an id; longer ones nobody remembers.
_WORDS = 4

#: Letters that no accent makes out of plain ones. Greek as ELOT 743, Cyrillic as most English maps
#: write it; a name in these scripts comes out readable, which is all that an id needs.
_LETTERS = str.maketrans(
    dict(zip("łøđħŧı", "lodhti", strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "å": "aa", "ð": "d", "þ": "th", "ŋ": "ng", "ĸ": "k"}
    | dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True))
    | {"θ": "th", "χ": "ch", "ψ": "ps"}
    | dict(zip("абвгґдеэзиійклмнопрстуфыўѕјқғҳң", "abvggdeezyiyklmnoprstufyuzjqghn", strict=True))
    | {"ё": "yo", "є": "ye", "ж": "zh", "ї": "yi", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz"}
    | {"ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ђ": "dj", "ћ": "c", "љ": "lj", "њ": "nj"}
    | {"ѓ": "gj", "ќ": "kj", "ъ": "a", "ь": "", "ә": "a", "ө": "o", "ү": "u", "ұ": "u"}
)


def new(country: str, name: str, taken: Collection[str]) -> str:
    """Return an id that no member has: country, hyphen, the first words of the name."""
    words = re.findall("[a-z0-9]+", _plain(name))[:_WORDS] or ["organisation"]
    wanted = "-".join([country.casefold() or "xx", *words])
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def _plain(name: str) -> str:
    """Return a name in the letters a to z as far as they are known, without accents."""
    letters = unicodedata.normalize("NFC", name).casefold().translate(_LETTERS)
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c)
    )
    return bare.translate(_LETTERS)
