"""What a problem says on the form: where the files are meant, the form's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from directory.errors import Problem

#: Where a problem speaks of files, what it means for somebody who fills in a form.
_ON_FORM: Mapping[str, str] = {
    "no-source": "Say where this comes from.",
    "no-coordinates": (
        "This town is not found in that country. Type it as a map writes it, or leave it blank."
    ),
    "sources-differ": "The sources state something else than what stands here.",
}

#: Where the suggestion is one for the command line, what to do here.
_DO_HERE: Mapping[str, str] = {
    "same-name": "Open that entry if it is the same. If not, type a name that tells them apart.",
    "unknown-heading": 'Rename it, or tick "Leave out columns" under "How the file is read".',
    "no-heading": 'Type one, or tick "Leave out columns" under "How the file is read".',
}

#: What is chosen from a list is not filled in.
_CHOOSE: Mapping[str, str] = {
    "country": "Choose a country.",
    "kind": "Choose what the organisation mainly is.",
    "membership": "Choose one.",
}

_OWN_LIST = " (site.toml)"

SOURCE = "source"


@dataclass(frozen=True)
class Told:
    """A problem as the form shows it; ``what`` is the field, or ``SOURCE``.

    ``value`` is what may be put in instead, where that is known.
    """

    what: str
    words: str
    right: str
    is_error: bool
    value: str = ""


def told(problems: Iterable[Problem]) -> list[Told]:
    """Return the problems as the form shows them, what is said twice only once."""
    found = []
    for problem in problems:
        own = _ON_FORM.get(problem.code)
        of_source = problem.file == "sources.csv" or problem.code == "no-source"
        found.append(
            Told(
                SOURCE if of_source else problem.column,
                own or problem.message.replace(_OWN_LIST, ""),
                "" if own else _right(problem),
                problem.severity == "error",
                _value(problem),
            )
        )
    return list(dict.fromkeys(found))


def _right(problem: Problem) -> str:
    if problem.code == "blank-cell" and problem.column in _CHOOSE:
        return _CHOOSE[problem.column]
    return _DO_HERE.get(problem.code, problem.suggestion)


def _value(problem: Problem) -> str:
    start = "Type "
    if problem.file != "members.csv" or problem.code != "wrong-form":
        return ""
    return problem.suggestion.removeprefix(start) if problem.suggestion.startswith(start) else ""
