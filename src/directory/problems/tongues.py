"""The reviewed tables about language: what words may mean, and pairs of languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from directory.errors import Problem
from directory.problems.files import Files
from directory.problems.wording import instead_of, quoted

#: What the value of a word may be that is no column of members.csv (see words.csv).
_READ_SPECIALLY = {
    "who": ["man", "woman"], "not": ["", "before"], "origin": ["", "before"],
    "survivor": [""], "ignore": ["", "deed"],
}  # fmt: skip


def about_language(files: Files) -> Iterator[Problem]:
    """Return the values of words that mean nothing, and pairs that say nothing new."""
    return chain(_meaningless_words(files), _idle_pairs(files))


def _meaningless_words(files: Files) -> Iterator[Problem]:
    if not files.whole("vocabulary"):
        return
    path = files.declaration.tables["words"].path
    allowed = _allowed(files)
    for row in files.rows["words"]:
        column, value = row.cells["column"], row.cells["value"]
        if column in allowed and value not in allowed[column]:
            words = f"{quoted(value)} is not allowed for {column}."
            right = _instead_of(value, allowed[column])
            yield Problem(path, row.line, "value", "not-allowed", words, right)


def _instead_of(value: str, allowed: list[str]) -> str:
    right = instead_of(value, [word for word in allowed if word])
    if "" not in allowed:
        return right
    return f"{right.removesuffix('.')}, or leave it blank." if right else "Leave it blank."


def _allowed(files: Files) -> Mapping[str, list[str]]:
    members = files.declaration.tables["members"]
    return _READ_SPECIALLY | {
        "specialisms": sorted(row.cells["code"] for row in files.rows["vocabulary"]),
        "formats": list(members.column("formats").labels),
        "referral_routes": list(members.column("referral_routes").labels),
    }


def _idle_pairs(files: Files) -> Iterator[Problem]:
    path = files.declaration.tables["language_pairs"].path
    lines: dict[tuple[str, str], int] = {}
    for row in files.rows["language_pairs"]:
        asked, offered = row.cells["asked"], row.cells["offered"]
        if asked == offered:
            words = f"{quoted(asked)} is asked and offered."
            right = "Remove the row: a language needs no relative to be itself."
            yield Problem(path, row.line, "offered", "not-allowed", words, right)
        elif (offered, asked) in lines:
            words = f"The pair stands the other way round in line {lines[offered, asked]}."
            right = "Keep one of the two rows; one_way no counts in both directions."
            yield Problem(path, row.line, "asked", "stands-twice", words, right)
        lines.setdefault((asked, offered), row.line)
