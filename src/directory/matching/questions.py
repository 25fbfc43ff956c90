"""What to ask on the telephone: questions made from what is not stated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from directory.matching.reasons import Remark, age
from directory.members import Member
from directory.query import Query


def questions(
    member: Member,
    query: Query,
    grade: str,
    asked: str,
    *,
    describes_programme: bool,
    today: date | None = None,
) -> list[Remark]:
    """Return the questions to put to a member, for the language ``asked`` and its ``grade``.

    A body that describes no programme of its own is asked which programme fits. The age of
    the entry counts from ``today``, the computer's own day if none is given.
    """
    if not describes_programme:
        values = {"language": asked} if asked else {}
        return [Remark("ask_which_language" if asked else "ask_which", values)]
    return [
        *_still(member, today or date.today()),
        *_person(member, query),
        *_language(member, query, grade, asked),
        *_needs(member, query),
        *_terms(member),
    ]


def _still(member: Member, today: date) -> Iterator[Remark]:
    for remark in age(member, today):
        yield Remark("ask_still", remark.values)


def _person(member: Member, query: Query) -> Iterator[Remark]:
    takes_men = "men" in member.specialisms
    takes_women = "women_who_use_violence" in member.specialisms
    if query.who == "woman" and not takes_women:
        yield Remark("ask_women")
    elif query.who == "man" and not takes_men:
        yield Remark("ask_men")
    elif not query.who and not takes_men and not takes_women:
        yield Remark("ask_who")


def _language(member: Member, query: Query, grade: str, asked: str) -> Iterator[Remark]:
    if grade == "interpreter":
        yield Remark("ask_interpreter_for", {"language": asked})
    elif grade in ("unknown", "official"):
        for language in query.languages if grade == "unknown" else (asked,):
            yield Remark("ask_language", {"language": language})
        if not member.interpreter:
            yield Remark("ask_interpreter")
    elif grade == "related":
        yield Remark("ask_related", {"language": asked})
        if not member.interpreter:
            yield Remark("ask_interpreter")
    elif grade == "stated":
        yield Remark("ask_still_offered", {"language": asked})


def _needs(member: Member, query: Query) -> Iterator[Remark]:
    for column, value in query.needs:
        if value not in getattr(member, column):
            yield Remark(f"ask_{column}", {"column": column, "value": value})
    if not query.referral_routes and not member.referral_routes:
        yield Remark("ask_routes")


def _terms(member: Member) -> Iterator[Remark]:
    if "residence_rights_knowledge" not in member.specialisms:
        yield Remark("ask_residence")
    yield Remark("ask_wait")
    if "partner_support" not in member.specialisms:
        yield Remark("ask_partner")
