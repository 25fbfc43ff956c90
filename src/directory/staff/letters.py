"""Which members are asked to confirm their entry today, with the letters ready to send."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from directory import members, tables
from directory.errors import NotUnderstood
from directory.names import nearest
from directory.settings import Settings
from directory.staff import due, mail, rounds
from directory.staff.mail import ENGLISH, Kind
from directory.staff.rounds import Round
from directory.staff.state import State
from directory.staff.words import Words


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to make: to whom and of which kind."""

    member: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class NoLetter:
    """A member that gets no letter, why, and what to do instead."""

    member: str
    words: str


def chosen(
    state: State, only: Collection[str] = (), *, again: bool = False
) -> Iterator[Letter | NoLetter]:
    """Yield the letters to make, and the members that would be asked but get none.

    ``only`` names members, of which even one that is not due is asked. ``again`` chooses those
    whose answer is awaited instead, for letters that were lost. Raises NotUnderstood for an id
    that no member has.
    """
    for member in only:
        if member not in state.members:
            raise NotUnderstood("Member", member, nearest(member, state.members))
    asked = due.letters_by_member(state)
    for member, cells in state.members.items():
        if only and member not in only:
            continue
        asking = rounds.of(cells["confirmed_on"], asked.get(member, ()), state.files.today)
        kind = _again(asking) if again else _kind(asking, named=bool(only))
        if kind and cells["email"]:
            yield Letter(member, kind)
        elif kind:
            yield NoLetter(member, f"No mailbox. {due.without_mailbox(cells)}")
        elif asking.step == "call" and not again:
            last = asking.asked[-1]
            yield NoLetter(member, f"No answer since {last}. {due.without_mailbox(cells)}")
        elif only:
            yield NoLetter(member, _why_not(asking))


def contents(
    state: State, settings: Settings, letters: Sequence[Letter], language: str = ""
) -> Mapping[str, bytes]:
    """Return the e-mails by the name of their file.

    ``language`` is that of all; without it each member's own stands under the English.
    Raises DataError if the data have errors.
    """
    directory = members.assemble(state.files.declaration, state.files.rows)
    words = Words(state)
    post = mail.Post(settings, words)
    found = {}
    for letter in letters:
        member = directory.by_id[letter.member]
        spoken = [*words.languages.usual(member), *member.languages, ENGLISH]
        own = next((code for code in spoken if code in (ENGLISH, *mail.translations())), ENGLISH)
        name = f"{state.files.today}-{letter.member}-{letter.kind}.eml"
        found[name] = post.letter(letter.member, letter.kind, language or own)
    return found


def recorded(state: State, letters: Sequence[Letter]) -> Mapping[str, bytes]:
    """Return letters.csv, by its path, with a row more for each letter that was made today."""
    table = state.table("letters")
    rows = [row.cells for row in state.files.rows["letters"]]
    today = state.files.today.isoformat()
    rows += [{"member_id": x.member, "made_on": today, "kind": x.kind} for x in letters]
    return {table.path: tables.written(table, rows)}


def _kind(asking: Round, *, named: bool) -> Kind | None:
    if asking.step == "ask" or (named and asking.step == "none"):
        return "first"
    return "reminder" if asking.step == "remind" else None


def _again(asking: Round) -> Kind | None:
    if asking.step != "wait":
        return None
    return "first" if len(asking.asked) == 1 else "reminder"


def _why_not(asking: Round) -> str:
    if asking.step == "wait":
        return f"Asked on {asking.asked[-1]}: wait until {asking.until}, or add --again."
    return "No answer is awaited, so no letter is made again."
