"""What people say of a change: nothing of a person comes into the log."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from directory.staff import reasons
from directory.staff.entries import Entry
from directory.staff.proposal import propose, recorded
from directory.staff.state import State

SWEDEN = "se-example-programme"


@pytest.mark.parametrize(
    "why",
    ["anna.mustermann@example.org told us", "rang +49 170 1234567", "rang 040-123 45 67 today"],
)
def test_a_mailbox_or_a_number_is_refused_as_reason_and_as_role(state: State, why: str) -> None:
    for given in ({"why": why, "role": "staff"}, {"why": {SWEDEN: why}, "role": "staff"},
                  {"why": "", "role": why}):  # fmt: skip
        proposal = propose(state, [Entry(SWEDEN, removal="closed")])
        with pytest.raises(reasons.Personal, match="Nothing was written") as refused:
            recorded(proposal, when=datetime.now(UTC), **given)
        assert "leave out mailboxes" in str(refused.value)


@pytest.mark.parametrize("role", ["Dr Mustermann", "Frau Muster", "Anna Mustermann"])
def test_a_role_is_no_name(state: State, role: str) -> None:
    with pytest.raises(reasons.Personal, match="Type what you do"):
        reasons.look_at(state, role=role)


@pytest.mark.parametrize("why", ["", "closed in 2026", "list of 2026-11-22, rows 2-40", "new law"])
def test_other_reasons_and_roles_pass(state: State, why: str) -> None:
    reasons.look_at(state, why, role="Network staff")
    reasons.look_at(state, why, role="staff")
