"""The work-list: every reason, the next step, and the order."""

from __future__ import annotations

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import pytest

from directory.staff import due, rounds
from directory.staff.due import Due
from directory.staff.state import State

TODAY = date(2026, 11, 23)
PROGRAMME, COUNSELLING = "se-example-programme", "de-example-counselling"


def listed(folder: Path, today: date = TODAY) -> dict[str, Due]:
    return {entry.member: entry for entry in due.work_list(State.read(folder, today))}


def codes(entry: Due) -> list[str]:
    return [reason.code for reason in entry.reasons]


def changed(folder: Path, member: str, **cells: str) -> None:
    """Change cells of a member's row."""
    path = folder / "members.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, **cells} if row["id"] == member else row for row in rows)


def asked(folder: Path, *letters: tuple[str, str, str]) -> None:
    rows = "".join(",".join(letter) + "\n" for letter in letters)
    (folder / "letters.csv").write_text(f"member_id,made_on,kind\n{rows}", encoding="utf-8")


def test_the_counts_of_the_projects_own_data(data: Path) -> None:
    expected = tomllib.loads((data.parent / "tests" / "data_expectations.toml").read_text("utf-8"))
    state = State.read(data, TODAY)
    members, filled = expected["rows"]["members"], expected["filled"]
    without = [c for c in state.members.values() if not c["email"] and not c["phone"]]
    assert due.counts(due.work_list(state)) == {
        "contact": len(without),
        "ask": members - filled["confirmed_on"],
        "language": members - filled["languages"],
        "membership": members - expected["members"]["documented_memberships"],
    }
    assert len(without) == 43


def test_an_entry_that_is_whole_fresh_and_confirmed_is_not_listed(small_folder: Path) -> None:
    assert codes(listed(small_folder, date(2026, 11, 1))[COUNSELLING])
    assert PROGRAMME not in listed(small_folder, date(2026, 11, 1))


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 12, 1), []), (date(2026, 12, 2), ["stale", "ask"])],
)
def test_ten_months_after_the_later_of_two_days_an_entry_is_stale(
    small_folder: Path, today: date, expected: list[str]
) -> None:
    entry = listed(small_folder, today).get(PROGRAMME)
    assert (codes(entry) if entry else []) == expected


def test_each_gap_is_a_reason_the_most_urgent_first(small_folder: Path) -> None:
    entry = listed(small_folder, date(2026, 3, 1))[COUNSELLING]
    assert codes(entry) == ["contact", "ask", "language", "membership"]
    assert entry.reasons[0].words == "No telephone number and no mailbox."
    assert entry.next_step == "Look for a mailbox or a number on https://counselling.example.org"


def test_problems_of_the_check_are_reasons(small_folder: Path) -> None:
    changed(small_folder, COUNSELLING, city="Nowhere", email="anna@counselling.example.org")
    entry = listed(small_folder, date(2026, 3, 1))[COUNSELLING]
    assert codes(entry)[:2] == ["error", "error"]
    assert codes(entry)[-1] == "warning"
    assert "Nowhere" in " ".join(reason.words for reason in entry.reasons)
    assert "`directory check`" in entry.next_step


@pytest.mark.parametrize(
    ("letters", "code", "step"),
    [
        (["2026-12-10"], "wait", "Wait for the answer until 2026-12-31."),
        (["2026-12-01"], "remind", f"directory letters --out DIR --member {PROGRAMME}"),
        (["2026-10-01", "2026-11-01"], "call", "Telephone +46 40 5550101."),
    ],
)
def test_who_was_asked_is_waited_for_reminded_and_called(
    small_folder: Path, letters: list[str], code: str, step: str
) -> None:
    changed(small_folder, PROGRAMME, checked_on="2026-12-01", confirmed_on="")
    kinds = ("first", "reminder")
    asked(small_folder, *((PROGRAMME, day, k) for day, k in zip(letters, kinds, strict=False)))
    entry = listed(small_folder, date(2026, 12, 22))[PROGRAMME]
    assert codes(entry) == [code]
    assert entry.next_step.endswith(step)


@pytest.mark.parametrize(
    ("cells", "step"),
    [
        ({"phone": "+49 461 5550101"}, "Telephone +49 461 5550101."),
        ({"website": ""}, "Look for their website, or ask the network."),
        ({"email": "office@counselling.example.org"},
         f"Make the letter: directory letters --out DIR --member {COUNSELLING}"),
    ],
)  # fmt: skip
def test_the_next_step_is_one_that_can_be_taken(
    small_folder: Path, cells: dict[str, str], step: str
) -> None:
    changed(small_folder, COUNSELLING, **cells)
    state = State.read(small_folder, date(2026, 3, 1))
    (entry,) = (e for e in due.work_list(state) if e.member == COUNSELLING)
    without_errors = [reason for reason in entry.reasons if reason.code != "error"]
    asking = rounds.of("", (), TODAY)
    assert due.next_step(state.members[COUNSELLING], asking, without_errors[0].code) == step


@pytest.mark.parametrize(
    ("code", "step"),
    [("stale", "Read the sources again."), ("language", "Ask in which languages they work."),
     ("membership", "Look for a page of the network that names them."),
     ("warning", "Look whether the entry is right.")],
)  # fmt: skip
def test_a_confirmed_entry_can_still_lack_something(
    small_folder: Path, code: str, step: str
) -> None:
    cells = State.read(small_folder, TODAY).members[COUNSELLING]
    assert due.next_step(cells, rounds.Round("none"), code) == step


def test_the_order_is_urgency_country_name(small_folder: Path) -> None:
    changed(small_folder, PROGRAMME, confirmed_on="", checked_on="2026-11-01")
    asked(small_folder, (PROGRAMME, "2026-10-01", "first"))
    entries = due.work_list(State.read(small_folder, TODAY))
    assert [(entry.member, codes(entry)[0]) for entry in entries] == [
        (PROGRAMME, "remind"), (COUNSELLING, "stale"), ("de-example-network", "stale"),
    ]  # fmt: skip
    assert [entry.urgency for entry in entries] == sorted(entry.urgency for entry in entries)
    grouped = due.by_country(entries)
    assert [(cc, len(group)) for cc, group in grouped.items()] == [("DE", 2), ("SE", 1)]
