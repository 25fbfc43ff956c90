"""The staff's work-list: which entries need somebody, why, and what to do next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from directory import countries, freshness, problems
from directory.errors import Problem
from directory.staff import rounds
from directory.staff.rounds import Round
from directory.staff.state import State

#: What a reason can be, the most urgent first, with the words for a count of them.
REASONS: Mapping[str, str] = {
    "error": "with errors",
    "call": "asked twice, no answer",
    "remind": "to be reminded",
    "stale": f"not made sure of for {freshness.DUE} months",
    "contact": "without telephone and mailbox",
    "ask": "to be asked to confirm",
    "language": "without language",
    "membership": "with a membership not documented",
    "warning": "with warnings",
    "wait": "asked, answer awaited",
}

#: The column of a table that says whose row it is.
_OWNERS = {"members": "id", "sites": "member_id", "sources": "member_id", "letters": "member_id"}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an entry needs somebody: a code of ``REASONS``, and the words for this entry."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that needs somebody: the reasons, the most urgent first, and the next step."""

    member: str
    name: str
    country: str
    reasons: tuple[Reason, ...]
    next_step: str

    @property
    def urgency(self) -> int:
        """How urgent the entry is: 0 the most."""
        return list(REASONS).index(self.reasons[0].code)

    def as_dict(self) -> dict[str, Any]:
        """Return the entry as the object that ``directory due --json`` prints."""
        return asdict(self)


def work_list(state: State) -> tuple[Due, ...]:
    """Return the entries of a state that need somebody, by urgency, country and name."""
    found = _problems(state)
    letters = letters_by_member(state)
    every = (
        _due(state, cells, found[member], letters.get(member, ()))
        for member, cells in state.members.items()
    )
    named = (due for due in every if due.reasons)
    return tuple(sorted(named, key=lambda d: (d.urgency, countries.name(d.country), d.name)))


def by_country(listed: Sequence[Due]) -> Mapping[str, Sequence[Due]]:
    """Return the entries by the code of their country, countries by name, in their order."""
    found: dict[str, list[Due]] = defaultdict(list)
    for due in sorted(listed, key=lambda due: countries.name(due.country)):
        found[due.country].append(due)
    return found


def counts(listed: Sequence[Due]) -> Mapping[str, int]:
    """Return how many entries have each reason, the most urgent first."""
    codes = [{reason.code for reason in due.reasons} for due in listed]
    return {code: number for code in REASONS if (number := sum(code in c for c in codes))}


def letters_by_member(state: State) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the rows of letters.csv of every member that was ever asked."""
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in state.files.rows["letters"]:
        found[row.cells["member_id"]].append(row.cells)
    return found


def _due(
    state: State,
    cells: Mapping[str, str],
    found: Sequence[Problem],
    letters: Sequence[Mapping[str, str]],
) -> Due:
    asking = rounds.of(cells["confirmed_on"], letters, state.files.today)
    reasons = [
        *_of_problems(found),
        *_of_round(asking, cells),
        *_of_cells(cells, state.files.today),
    ]
    order = list(REASONS)
    reasons.sort(key=lambda reason: order.index(reason.code))
    step = next_step(cells, asking, reasons[0].code) if reasons else ""
    return Due(cells["id"], cells["name"], cells["country"], tuple(reasons), step)


def _of_problems(found: Sequence[Problem]) -> Iterator[Reason]:
    for problem in found:
        words = f"{problem.file}, line {problem.line}: {problem.message}"
        yield Reason(problem.severity, f"{words} {problem.suggestion}".strip())


def _of_round(asking: Round, cells: Mapping[str, str]) -> Iterator[Reason]:
    if asking.step == "ask":
        last = cells["confirmed_on"]
        yield Reason("ask", f"Last confirmed on {last}." if last else "Never confirmed.")
    elif asking.step == "wait":
        yield Reason("wait", f"Asked on {asking.asked[-1]}.")
    elif asking.step == "remind":
        yield Reason("remind", f"Asked on {asking.asked[-1]}, no answer.")
    elif asking.step == "call":
        asked = " and ".join(str(day) for day in asking.asked)
        yield Reason("call", f"Asked on {asked}, no answer.")


def _of_cells(cells: Mapping[str, str], today: date) -> Iterator[Reason]:
    days = [day for day in (cells["checked_on"], cells["confirmed_on"]) if day]
    if days and max(days) < freshness.months_before(today, freshness.DUE).isoformat():
        yield Reason("stale", f"Last made sure of on {max(days)}.")
    if not cells["email"] and not cells["phone"]:
        yield Reason("contact", "No telephone number and no mailbox.")
    if not cells["languages"]:
        yield Reason("language", "No language stated.")
    if cells["membership"] == "to_confirm":
        yield Reason("membership", "Membership not documented.")


def next_step(cells: Mapping[str, str], asking: Round, code: str) -> str:
    """Return what to do next with a member whose most urgent reason is ``code``."""
    if code == "error":
        return "Mend the entry as `directory check` says."
    if code == "warning":
        return "Look whether the entry is right."
    if asking.step == "wait":
        return f"Wait for the answer until {asking.until}."
    if asking.step in ("ask", "remind") and cells["email"]:
        return f"Make the letter: directory letters --out DIR --member {cells['id']}"
    if asking.step != "none":
        return without_mailbox(cells)
    return {
        "stale": "Read the sources again.",
        "contact": without_mailbox(cells),
        "language": "Ask in which languages they work.",
        "membership": "Look for a page of the network that names them.",
    }[code]


def without_mailbox(cells: Mapping[str, str]) -> str:
    """Return how else to reach a member: by telephone, by its website, through the network."""
    if cells["phone"]:
        return f"Telephone {cells['phone']}."
    if cells["website"]:
        return f"Look for a mailbox or a number on {cells['website']}"
    return "Look for their website, or ask the network."


def _problems(state: State) -> Mapping[str, Sequence[Problem]]:
    """Return the problems of every member's rows, by its id; age is a reason of its own."""
    files = state.files
    owners = {
        (state.table(name).path, row.line): row.cells[column]
        for name, column in _OWNERS.items()
        for row in files.rows[name]
    }
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems.of(files):
        owner = owners.get((problem.file, problem.line))
        if owner and problem.code != "stale":
            found[owner].append(problem)
    return found
