"""The preview: what entries would change, and what is refused and why."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from directory import problems, tables
from directory.errors import DataError
from directory.staff.entries import Entry, Stated
from directory.staff.proposal import Proposal, propose, recorded
from directory.staff.state import State

SWEDEN, COUNSELLING, NETWORK = (
    "se-example-programme", "de-example-counselling", "de-example-network",
)  # fmt: skip
PAGE = Stated("https://programme.example.org/contact", "2026-10")
NEW = {"name": "New Programme", "country": "SE", "kind": "perpetrator_programme"}


def written(folder: Path, proposal: Proposal) -> State:
    """Write a proposal as it is and return the state of the folder afterwards."""
    for path, content in proposal.contents.items():
        (folder / path).write_bytes(content)
    assert problems.find(folder, today=proposal.state.files.today) == problems.of(
        proposal.state.files
    )
    return State.read(folder, proposal.state.files.today)


def codes(proposal: Proposal) -> list[tuple[str, list[str]]]:
    return [(r.entry.member, [p.code for p in r.problems]) for r in proposal.refused]


def test_nothing_asked_changes_nothing(state: State) -> None:
    proposal = propose(state, [Entry(SWEDEN, {"phone": "+46 40 5550101"})])
    assert not proposal.changes
    assert not proposal.contents
    assert recorded(proposal, why="", role="staff", when=datetime.now(UTC)) == {}


def test_a_change_of_two_facts_with_one_source(folder: Path, state: State) -> None:
    entry = Entry(SWEDEN, {"phone": "+46 40 5550102", "languages": "ar;sv;fa"}, source=PAGE)
    proposal = propose(state, [entry])
    assert [(c.field, c.old, c.new, c.source) for c in proposal.changes] == [
        ("phone", "+46 40 5550101", "+46 40 5550102", PAGE.url),
        ("languages", "ar;sv", "ar;sv;fa", PAGE.url),
    ]
    assert set(proposal.contents) == {"members.csv", "sources.csv"}
    after = written(folder, proposal)
    assert after.members[SWEDEN]["languages"] == "ar;sv;fa"
    assert [(s["value"], s["url"]) for s in after.sources(SWEDEN) if s["field"] == "languages"] == [
        ("ar;sv", "https://programme.example.org"), ("fa", PAGE.url),
    ]  # fmt: skip


def test_rows_that_nobody_touched_stay_byte_for_byte(state: State) -> None:
    proposal = propose(state, [Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)])
    for path, content in proposal.contents.items():
        old = state.contents[path].splitlines()
        new = content.splitlines()
        assert len([line for line in old if line not in new]) == 1
        assert [line for line in new if line in old] == [line for line in old if line in new]


def test_a_fact_without_a_source_is_refused(state: State) -> None:
    proposal = propose(state, [Entry(COUNSELLING, {"phone": "+49 461 5550100"})])
    assert codes(proposal) == [(COUNSELLING, ["no-source"])]
    assert not proposal.contents


def test_one_bad_entry_does_not_hinder_the_others(folder: Path, state: State) -> None:
    bad = Entry(COUNSELLING, {"email": "anna.muster@example.org"}, source=PAGE, file="x", line=4)
    good = Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)
    proposal = propose(state, [bad, good])
    assert [(str(p).split(" [")[0], p.code) for r in proposal.refused for p in r.problems] == [
        ("x:4:email: error", "personal-mailbox")
    ]
    assert proposal.changed == (SWEDEN,)
    written(folder, proposal)


def test_a_new_member_gets_an_id_a_place_and_the_day(folder: Path, state: State) -> None:
    page = Stated("https://new.example.org")
    cells = NEW | {"city": "Stockholm", "website": "https://new.example.org"}
    proposal = propose(state, [Entry("", cells, source=page)])
    assert proposal.added == ("se-new-programme",)
    assert [town["city"] for town in proposal.towns] == ["Stockholm"]
    after = written(folder, proposal)
    assert list(after.members) == [SWEDEN, "se-new-programme", COUNSELLING, NETWORK]
    assert after.members["se-new-programme"]["membership"] == "to_confirm"
    assert after.members["se-new-programme"]["checked_on"] == "2026-11-01"
    assert {s["field"] for s in after.sources("se-new-programme")} == {
        "name", "country", "kind", "city", "website"
    }  # fmt: skip


def test_a_new_member_of_another_script_gets_an_id(state: State) -> None:
    cells = NEW | {"name": "Нова програма", "country": "UA"}
    proposal = propose(state, [Entry("", cells, source=PAGE), Entry("", cells, source=PAGE)])
    assert proposal.added == ("ua-nova-programa",)
    assert codes(proposal) == [("ua-nova-programa-2", ["same-name"])]


def test_a_town_that_nobody_knows_refuses_its_entry_alone(state: State) -> None:
    lost = Entry("", NEW | {"city": "Nowherestad"}, source=PAGE)
    good = Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)
    proposal = propose(state, [good, lost])
    assert codes(proposal) == [("se-new-programme", ["no-coordinates"])]
    assert proposal.changed == (SWEDEN,)


def test_a_twin_whose_error_stands_in_the_other_row_is_found(state: State) -> None:
    """The error of a name that stands twice is told at the later row, which did nothing."""
    twin = Entry(COUNSELLING, {"name": "Example Network"}, source=PAGE)
    good = Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)
    proposal = propose(state, [good, twin])
    assert codes(proposal) == [(COUNSELLING, ["same-name"])]
    assert proposal.changed == (SWEDEN,)


def test_a_removal_takes_everything_of_the_member(folder: Path, state: State) -> None:
    proposal = propose(state, [Entry(NETWORK, removal="closed")])
    assert proposal.removed == (NETWORK,)
    assert ("name", "Example Network", "") in {(c.field, c.old, c.new) for c in proposal.changes}
    after = written(folder, proposal)
    assert NETWORK not in after.members
    assert not after.sources(NETWORK)


def test_what_was_wrong_before_does_not_hinder(folder: Path) -> None:
    path = folder / "members.csv"
    path.write_text(path.read_text().replace("https://counselling.example.org", "counselling"))
    state = State.read(folder)
    proposal = propose(state, [Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)])
    assert not proposal.refused
    mended = propose(state, [Entry(COUNSELLING, {"website": "https://c.example.org"}, source=PAGE)])
    assert not mended.refused


@pytest.mark.parametrize(("seen", "refused"), [("+46 40 5550101", False), ("+46 40 5550199", True)])
def test_what_another_changed_meanwhile_is_not_overwritten(
    state: State, seen: str, refused: bool
) -> None:
    entry = Entry(SWEDEN, {"phone": "+46 40 5550102"}, seen={"phone": seen}, source=PAGE)
    proposal = propose(state, [entry])
    assert codes(proposal) == ([(SWEDEN, ["changed-meanwhile"])] if refused else [])


def test_a_member_that_stands_twice_or_nowhere_is_refused(state: State) -> None:
    entries = [
        Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE),
        Entry(SWEDEN, {"phone": "+46 40 5550103"}, source=PAGE),
        Entry("se-nobody", removal="gone"),
    ]
    assert codes(propose(state, entries)) == [
        (SWEDEN, ["stands-twice"]), ("se-nobody", ["no-such-member"])
    ]  # fmt: skip


def test_a_second_source_of_an_unchanged_fact_is_a_change(folder: Path, state: State) -> None:
    entry = Entry(SWEDEN, {}, sources={"phone": PAGE})
    proposal = propose(state, [entry])
    assert [(c.field, c.old == c.new, c.source) for c in proposal.changes] == [
        ("phone", True, PAGE.url)
    ]
    after = written(folder, proposal)
    assert [s["url"] for s in after.sources(SWEDEN) if s["field"] == "phone"] == [
        "https://programme.example.org", PAGE.url
    ]  # fmt: skip


def test_every_change_is_recorded(state: State) -> None:
    entry = Entry(SWEDEN, {"phone": "+46 40 5550102"}, source=PAGE)
    content = recorded(
        propose(state, [entry]), why="they called", role="staff",
        when=datetime(2026, 11, 1, 9, 30, tzinfo=UTC),
    )["changes.csv"]  # fmt: skip
    assert list(csv.DictReader(io.StringIO(content.decode()))) == [
        {"when": "2026-11-01T09:30:00Z", "role": "staff", "member_id": SWEDEN, "field": "phone",
         "old": "+46 40 5550101", "new": "+46 40 5550102", "why": "they called",
         "source": PAGE.url},
    ]  # fmt: skip
    rows, found = tables.parsed(content, state.table("changes"))
    assert len(rows) == 1
    assert not found


MENDED = {
    "formula": "=HYPERLINK(1)",
    "hidden-character": "Call first\u200b.",
    "line-break": "Call\nfirst",
    "space-around": "Call first ",
}


@pytest.mark.parametrize("cell", MENDED.values(), ids=list(MENDED))
@pytest.mark.parametrize("why", ["", "=cmd()", " x\ny\u202e ", "+46 1", "'"])
def test_the_log_of_a_mended_cell_is_in_order_itself(folder: Path, cell: str, why: str) -> None:
    path = folder / "members.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["notes"] = cell
    table = State.read(folder).table("members")
    path.write_bytes(tables.written(table, rows))
    state = State.read(folder, date(2026, 11, 1))
    assert [p for p in state.problems if p.severity == "error"]
    proposal = propose(state, [Entry(SWEDEN, {"notes": "Call first."})])
    now = datetime(2026, 11, 1, tzinfo=UTC)
    for name, content in recorded(proposal, why=why, role=why, when=now).items():
        (folder / name).write_bytes(content)
    assert problems.find(folder, today=date(2026, 11, 1)) == []
    (logged,) = State.read(folder).files.rows["changes"]
    assert logged.cells["role"]


def test_a_new_mistake_in_the_place_of_an_old_one_is_refused(folder: Path) -> None:
    path = folder / "members.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("office@programme", "anna.hansen@programme"), encoding="utf-8")
    entry = Entry(SWEDEN, {"email": "peter.jensen@programme.example.org"}, source=PAGE)
    assert codes(propose(State.read(folder), [entry])) == [(SWEDEN, ["personal-mailbox"])]


def test_what_changes_nothing_writes_nothing_whatever_the_order_of_rows(folder: Path) -> None:
    for name in ("places.csv", "sources.csv"):
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join([lines[0], lines[-1], *lines[1:-1]])
        (folder / name).write_text(text, encoding="utf-8")
    state = State.read(folder)
    assert not propose(state, [Entry(NETWORK, {"serves": "national"}, source=PAGE)]).contents
    proposal = propose(state, [Entry(SWEDEN, {"notes": "Call."})])
    assert set(proposal.contents) == {"members.csv"}


def test_rows_without_an_id_of_their_own_are_named_and_none_is_lost(folder: Path) -> None:
    path = folder / "members.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    with pytest.raises(DataError) as raised:
        State.read(folder)
    assert [(p.line, p.code) for p in raised.value.problems] == [(5, "stands-twice")]


def test_an_older_cell_is_taken_but_said(folder: Path, state: State) -> None:
    proposal = propose(state, [Entry(SWEDEN, {"notes": "Call."})])
    now = datetime(2026, 11, 1, tzinfo=UTC)
    for name, content in recorded(proposal, why="", role="staff", when=now).items():
        (folder / name).write_bytes(content)
    old = state.members[SWEDEN]["notes"]
    again = propose(State.read(folder, date(2026, 11, 1)), [Entry(SWEDEN, {"notes": old})])
    assert [w.code for w in again.warnings] == ["takes-back"]
    assert again.changed == (SWEDEN,)


@pytest.mark.parametrize("city", ["malmo", "MALMÖ", "Malmø"])
def test_a_town_that_we_write_otherwise_is_no_second_town(state: State, city: str) -> None:
    proposal = propose(state, [Entry(COUNSELLING, {"country": "SE", "city": city}, source=PAGE)])
    assert codes(proposal) == [(COUNSELLING, ["other-spelling"])]
    assert "Type Malmö." in str(proposal.refused[0].problems[0])


def test_membership_that_is_not_documented_needs_no_source(state: State) -> None:
    entry = Entry(SWEDEN, {"membership": "to_confirm"}, source=PAGE)
    proposal = propose(state, [entry])
    assert [(c.field, c.source) for c in proposal.changes] == [("membership", "")]
