"""Which members get a letter, in which language, and what is recorded."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from directory import settings, tables
from directory.errors import NotUnderstood
from directory.staff import letters
from directory.staff.letters import Letter, NoLetter
from directory.staff.state import State

PROGRAMME, COUNSELLING, NETWORK = (
    "se-example-programme", "de-example-counselling", "de-example-network",
)  # fmt: skip

#: All three of the small folder are due on this day: none has confirmed since February.
TODAY = date(2026, 12, 24)


def asked(folder: Path, *rows: str) -> None:
    """Write letters.csv with these rows."""
    (folder / "letters.csv").write_text("\n".join(["member_id,made_on,kind", *rows, ""]), "utf-8")


def chosen(folder: Path, *only: str, again: bool = False) -> dict[str, str]:
    """Return the kind of letter, or why there is none, by member."""
    found = letters.chosen(State.read(folder, TODAY), only, again=again)
    return {x.member: x.kind if isinstance(x, Letter) else x.words for x in found}


def test_everybody_due_is_asked_once(small_folder: Path) -> None:
    assert chosen(small_folder) == {
        PROGRAMME: "first", NETWORK: "first",
        COUNSELLING: "No mailbox. Look for a mailbox or a number on "
        "https://counselling.example.org",
    }  # fmt: skip


def test_who_confirmed_lately_is_asked_only_by_name(small_folder: Path) -> None:
    found = letters.chosen(State.read(small_folder, date(2026, 11, 1)))
    assert PROGRAMME not in {letter.member for letter in found}
    (named,) = letters.chosen(State.read(small_folder, date(2026, 11, 1)), [PROGRAMME])
    assert named == Letter(PROGRAMME, "first")


def test_a_letter_a_reminder_and_no_third(small_folder: Path) -> None:
    asked(small_folder, f"{PROGRAMME},2026-12-04,first")
    assert PROGRAMME not in chosen(small_folder)
    asked(small_folder, f"{PROGRAMME},2026-12-03,first")
    assert chosen(small_folder)[PROGRAMME] == "reminder"
    asked(small_folder, f"{PROGRAMME},2026-11-03,first", f"{PROGRAMME},2026-12-03,reminder")
    words = chosen(small_folder)[PROGRAMME]
    assert words == "No answer since 2026-12-03. Telephone +46 40 5550101."
    assert chosen(small_folder, PROGRAMME)[PROGRAMME] == words


def test_a_lost_letter_is_made_again_as_it_was(small_folder: Path) -> None:
    asked(
        small_folder, f"{PROGRAMME},2026-12-20,first",
        f"{NETWORK},2026-11-25,first", f"{NETWORK},2026-12-20,reminder",
    )  # fmt: skip
    assert chosen(small_folder, again=True) == {PROGRAMME: "first", NETWORK: "reminder"}
    assert "--again" in chosen(small_folder, PROGRAMME)[PROGRAMME]
    asked(small_folder)
    assert chosen(small_folder, PROGRAMME, again=True)[PROGRAMME].startswith("No answer is awaited")


def test_an_unknown_member_is_answered_with_near_ids(small_folder: Path) -> None:
    with pytest.raises(NotUnderstood, match=PROGRAMME):
        chosen(small_folder, "se-exampel-programme")


def test_each_letter_becomes_a_row(small_folder: Path) -> None:
    asked(small_folder, f"{NETWORK},2026-01-03,first")
    state = State.read(small_folder, TODAY)
    content = letters.recorded(state, [Letter(PROGRAMME, "first"), Letter(NETWORK, "reminder")])
    rows, problems = tables.parsed(content["letters.csv"], state.table("letters"))
    assert [tuple(row.cells.values()) for row in rows] == [
        (NETWORK, "2026-01-03", "first"),
        (PROGRAMME, "2026-12-24", "first"),
        (NETWORK, "2026-12-24", "reminder"),
    ]
    assert problems == []
    assert list(content) == ["letters.csv"]


def test_the_language_is_the_usual_one_or_the_first_stated(data: Path) -> None:
    state = State.read(data, date(2026, 11, 23))
    made = [x for x in letters.chosen(state) if isinstance(x, Letter)]
    found = letters.contents(state, settings.read(data), made)
    draft = {name: _draft(content) for name, content in found.items()}
    assert {name[11:-10]: words for name, words in draft.items()} == {
        "ba-buducnost-modrica": "", "dk-dialog-mod-vold": "",
        "si-drustvo-za-nenasilno-komunikacijo": "", "de-bag-taeterarbeit": "Deutsch",
        "lu-riicht-eraus": "fran=C3=A7ais", "it-cam-firenze": "italiano",
        "it-una-casa-per-luomo": "italiano", "it-white-dove": "italiano",
    }  # fmt: skip


def test_one_language_for_all_and_english_alone(small_folder: Path) -> None:
    state = State.read(small_folder, TODAY)
    decided, made = settings.read(small_folder), [Letter(NETWORK, "first")]
    assert [_draft(c) for c in letters.contents(state, decided, made).values()] == ["Deutsch"]
    (content,) = letters.contents(state, decided, made, "it").values()
    assert _draft(content) == "italiano"
    (content,) = letters.contents(state, decided, made, "en").values()
    assert _draft(content) == ""


def _draft(content: bytes) -> str:
    before, found, _ = content.decode("ascii").partition(" (draft translation:")
    return before.rpartition("\r\n")[2] if found else ""


def test_those_without_a_mailbox_are_all_named(data: Path) -> None:
    state = State.read(data, date(2026, 11, 23))
    found = list(letters.chosen(state))
    with_mailbox = {x.member for x in found if isinstance(x, Letter)}
    rows = csv.DictReader(io.StringIO((data / "members.csv").read_text(encoding="utf-8")))
    assert with_mailbox == {row["id"] for row in rows if row["email"]}
    without = [x for x in found if isinstance(x, NoLetter)]
    assert len(without) + len(with_mailbox) == len(state.members)
    ways = ("Telephone +", "http", "ask the network")
    assert all(any(way in x.words for way in ways) for x in without)
