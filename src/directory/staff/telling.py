"""Problems of the check in words for somebody who imports a file and has no other file at hand.

The check speaks to whoever mends members.csv, sources.csv and places.csv. Who imports a file
sees none of them: a line of them, a row to add, or another command is of no use there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from directory.errors import Problem
from directory.problems import twins
from directory.problems.files import Files
from directory.staff.entries import Entry

#: What two members have in common, by the code of the problem.
_IN_COMMON: Mapping[str, str] = {
    "same-name": "name in the same country",
    "same-website": "website",
    "same-email": "mailbox",
    "same-phone": "telephone number",
}

_NAME_SOURCE = "Type the page into the column Source, or name it with --source."


def told(entry: Entry, problem: Problem, files: Files) -> Problem:
    """Return a problem that an entry brings, with what can be done in the file of the entry.

    ``files`` are those in which the problem was found. What the check says as well for an import
    stays as it is.
    """
    match problem.code:
        case "no-source":
            return replace(problem, message="No source is named.", suggestion=_NAME_SOURCE)
        case "sources-differ":
            words = "The sources named so far do not state this list."
            return replace(problem, message=words, suggestion=_NAME_SOURCE)
        case "no-coordinates":
            return _of_town(problem)
        case "other-country":
            own = problem.suggestion.partition(" If ")[0]
            return replace(problem, suggestion=own)
        case code if code in _IN_COMMON:
            return _of_twins(entry, problem, files)
    return problem


def _of_town(problem: Problem) -> Problem:
    town = problem.message.partition(" has no coordinates")[0]
    near, mark, _ = problem.suggestion.partition(", or add ")
    meant = f"{near} if that is meant. Else type" if mark else "Type"
    right = f"{meant} the name as the gazetteer spells it, or the nearest larger town."
    return replace(problem, message=f"{town} is no town that we know.", suggestion=right)


def _of_twins(entry: Entry, problem: Problem, files: Files) -> Problem:
    """Return a problem of twins with the other's id: its line is one of the future table."""
    others = [member for member in twins.alike(files, problem) if member != entry.member]
    words = f"{', '.join(others)} has the same {_IN_COMMON[problem.code]}."
    if problem.code != "same-name":
        return replace(problem, message=words)
    right = "Type that id if it is the same organisation; if not, a name that sets them apart."
    return replace(problem, message=words, suggestion=right)
