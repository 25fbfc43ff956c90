"""What somebody typed and has not saved: kept, and made into what is wanted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from directory.app.staff.draft import Draft, Drafts, Origin
from directory.members import BY_ORGANISATION
from directory.staff.entries import Entry, Stated

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CELLS = {"id": "xx-one", "name": "One", "phone": "", "email": "office@example.org"}


def begun() -> Draft:
    return Drafts().begin("xx-one", CELLS, NOW)


def test_a_draft_wants_only_what_was_changed_and_says_what_was_seen() -> None:
    draft = begun()
    assert draft.entry() == Entry("xx-one")
    draft.cells["phone"] = "+45 35301717"
    draft.source = Origin(url=" https://example.org/contact ", date="2026-11")
    draft.sources = {"name": Origin(by_organisation=True, date="2026-11-23"), "email": Origin()}
    assert draft.entry() == Entry(
        "xx-one",
        {"phone": "+45 35301717"},
        seen={"phone": ""},
        source=Stated("https://example.org/contact", "2026-11"),
        sources={"name": Stated(BY_ORGANISATION, "2026-11-23")},
    )


def test_a_new_member_has_seen_nothing_that_could_have_changed() -> None:
    draft = Drafts().begin("", {"name": "", "membership": "to_confirm"}, NOW)
    draft.cells["name"] = "New"
    assert draft.entry() == Entry("", {"name": "New"})


def test_what_another_changed_meanwhile_is_known_and_can_be_settled() -> None:
    draft = begun()
    draft.cells["phone"] = "+45 35301717"
    now = {**CELLS, "phone": "+45 35301718", "email": "post@example.org"}
    assert draft.meanwhile(now) == ["phone", "email"]
    draft.settle("phone", now["phone"], draft.cells["phone"])
    draft.settle("email", now["email"], now["email"])
    assert draft.meanwhile(now) == []
    assert draft.changed == ["phone"]
    assert draft.entry().seen == {"phone": "+45 35301718"}


def test_unfinished_drafts_are_found_again_and_others_forgotten() -> None:
    drafts = Drafts()
    old = drafts.begin("xx-one", CELLS, NOW)
    new = drafts.begin("xx-one", CELLS, NOW + timedelta(minutes=5))
    drafts.begin("xx-two", CELLS, NOW)
    assert drafts.unfinished() == []
    old.why, new.removal = "a reason", "closed"
    assert drafts.of("xx-one") == [new, old]
    assert drafts.of("xx-two") == []
    assert drafts.find(old.token, "xx-one") is old
    assert drafts.find(old.token, "xx-two") is None
    drafts.close(old)
    assert drafts.unfinished() == [new]
    assert drafts.find(old.token, "xx-one") is None
