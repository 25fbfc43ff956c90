"""The text of a file's bytes: what is not certain is asked, never guessed.

A byte order mark decides, then UTF-16 by its NULs, then UTF-8. What is left was written by a
spreadsheet in one of the Windows encodings, which nearly always all can be read. The words of
the directory's own tables tell them apart: "Malmö" is known, "Malmц" is not. Encodings of DOS and
old Macs are read for comparison, so that they are not taken for one of Windows.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import pairwise

from directory.errors import DataError, Problem
from directory.staff.unclear import Choice, Unclear

#: What Excel writes as "CSV" in Europe, most common first.
WINDOWS = ("windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254")

#: Read only where a person says so.
OLD = (
    "cp437", "cp850", "cp852", "cp866", "cp737", "cp857", "mac-roman", "mac-latin2",
    "mac-cyrillic", "mac-greek", "mac-turkish", "iso-8859-2", "iso-8859-5", "koi8-r",
)  # fmt: skip

#: Every encoding that a person can name.
NAMES = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", *WINDOWS, *OLD)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: A run of letters with one that is not ASCII, as bytes; so many different ones are looked at.
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_MOST_WORDS = 20_000

#: In shorter words, letters of one encoding make a word of another by chance.
_TOKEN = re.compile(r"[^\W\d_]{4,}")

#: Signs that all Windows encodings share, where a text has them: quotes, dashes, apostrophes.
_PLAIN = re.compile(
    r"[“„‘«]*[A-Za-z]*[”“»…®™]*|[–—•·°§€\xa0]+|[a-z]+s’"
    r"|[A-Za-z]+’(s|t|re|ve|ll)|([dlnmcsj]|dell|all|nell|sull|un|qu)’[a-z]+",
    re.IGNORECASE,
)

#: Bytes that no text has; a NUL or two may have come by accident.
_CONTROLS = [code for code in range(32) if chr(code) not in "\t\n\r"]

#: Signs that nobody writes next to a letter (currency, lone accents, pictures, controls).
_ODD = {"Sc", "Sk", "So", "Sm", "Cc", "Co"}

Known = Callable[[], Set[str]]


def text(name: str, content: bytes, known: Known, chosen: str = "") -> str:
    """Return the text of a file's content, without byte order mark.

    ``known`` gives the words that tell encodings apart, ``chosen`` is what a person said.
    Raises Unclear with the possible encodings, DataError if the content is damaged.
    """
    if chosen:
        return _chosen(name, content, chosen)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(name, content, encoding)
    wide = _wide(content)
    if wide:
        return wide
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        if _is_nearly_utf_8(content):
            raise DataError([_damaged(name, content, "UTF-8", error.start)]) from error
    if sum(map(content.count, _CONTROLS)) > len(content) / 50:
        words, right = "The file is no text and no workbook.", "Look whether it is the right file."
        raise DataError([Problem(name, 0, "", "no-table", words, right)])
    return content.decode(_windows(content, known))


def words_of(texts: str) -> frozenset[str]:
    """Return the words of a text that tell encodings apart: long enough, not plain ASCII."""
    found = _TOKEN.findall(unicodedata.normalize("NFC", texts))
    return frozenset(word.casefold() for word in found if not word.isascii())


def _chosen(name: str, content: bytes, chosen: str) -> str:
    encoding = chosen.strip().casefold().replace("_", "-")
    encoding = re.sub("^cp(?=125)", "windows-", encoding)
    if encoding not in NAMES:
        words, right = f"{chosen[:60]!r} is no encoding.", f"Type one of: {', '.join(NAMES)}."
        raise DataError([Problem(name, 0, "", "unknown-encoding", words, right)])
    return _whole(name, content, encoding).removeprefix("\ufeff")


def _whole(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        words = encoding.removesuffix("-sig").upper()
        raise DataError([_damaged(name, content, words, error.start)]) from error


def _damaged(name: str, content: bytes, encoding: str, place: int) -> Problem:
    line = content.count(b"\n", 0, place) + 1
    words = f"The file is not whole: line {line} has bytes that are not {encoding}."
    right = "Open it in the spreadsheet, look at the letters, save it as .xlsx."
    return Problem(name, 0, "", "damaged-letters", words, right)


def _wide(content: bytes) -> str:
    """Return the text of UTF-16 without a mark, blank if it is none.

    Separators and Latin letters have a NUL in every second byte, always on the same side.
    """
    start = content[:2000]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if len(content) % 2 or max(even, odd) * 5 < len(start) // 2 or min(even, odd):
        return ""
    try:
        found = content.decode("utf-16-be" if even else "utf-16-le")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in found else found


def _is_nearly_utf_8(content: bytes) -> bool:
    """Return whether most letters that are not ASCII are whole in UTF-8."""
    read = content.decode(errors="replace")
    broken = read.count("\ufffd")
    return sum(not char.isascii() for char in read) > 2 * broken


def _windows(content: bytes, known: Known) -> str:
    """Return the Windows encoding that a content is certainly in; raises Unclear."""
    words = list(dict.fromkeys(_WORD.findall(content)))[:_MOST_WORDS]
    read = _read(words, WINDOWS)
    ways: dict[tuple[str, ...], str] = {}
    for encoding, decoded in read.items():
        ways.setdefault(decoded, encoding)
    own = {encoding: decoded for decoded, encoding in ways.items()}
    if len(own) == 1 and _is_plain(next(iter(ways)), content):
        return next(iter(own))
    listed = known()
    found = {way: words_of(" ".join(decoded)) & listed for way, decoded in own.items()}
    old = {
        way: words_of(" ".join(decoded)) & listed
        for way, decoded in _read(words, OLD).items()
        if decoded not in ways
    }
    best = _best(found, old)
    if best and not any(map(_is_odd, own[best])):
        return best
    more = [way for way in old if old[way].difference(*found.values())][:2]
    known_in = {**found, **{way: old[way] for way in more}}
    raise _question(words, sorted(known_in, key=lambda way: -len(known_in[way])))


def _read(words: Sequence[bytes], encodings: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the words in every encoding in which all of them can be read."""
    read = {}
    for encoding in encodings:
        try:
            read[encoding] = tuple(word.decode(encoding) for word in words)
        except UnicodeDecodeError:
            continue
    return read


def _best(found: Mapping[str, Set[str]], old: Mapping[str, Set[str]]) -> str:
    """Return the encoding that has known words which no other has, and lacks none of theirs."""
    for way, own in found.items():
        rivals = (words for other, words in found.items() if other != way)
        has_more = bool(own) and all(own > words for words in rivals)
        if has_more and all(words <= own for words in old.values()):
            return way
    return ""


def _is_plain(words: Sequence[str], content: bytes) -> bool:
    """Return whether the words have only quotes, dashes and apostrophes, where these belong."""
    quotes = (content.count(b"\x93") - content.count(b"\x94"), content.count(b"\x84"))
    is_paired = quotes[0] == 0 or quotes[0] == quotes[1]
    return is_paired and all(_PLAIN.fullmatch(word) for word in words)


def _is_odd(word: str) -> bool:
    """Return whether a word has a sign among its letters, or a capital behind a small letter."""
    if len(word) > 1 and any(unicodedata.category(char) in _ODD for char in word):
        return True
    return any(a.islower() and b.isupper() and not (a + b).isascii() for a, b in pairwise(word))


def _question(words: Sequence[bytes], encodings: Sequence[str]) -> Unclear:
    shown = sorted(words, key=lambda word: (-len(word), word))[:3]
    choices = [
        Choice(way, ", ".join(word.decode(way, errors="replace") for word in shown))
        for way in encodings
    ]
    words_ = "The letters of this file can be read in several ways."
    return Unclear(words_, "encoding", choices or [Choice("utf-8", "damaged")])
