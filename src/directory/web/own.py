"""Lines and programmes for a person who comes by himself or herself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from directory.contact import contact
from directory.finder import Finder
from directory.freshness import LAST, is_older, sure_on
from directory.locale import Phrases
from directory.matching import Answer, Result
from directory.members import Member

#: Groups whose members can be reached.
WITHIN_REACH = ("match", "interpreter", "related", "ask")


def for_oneself(
    finder: Finder, phrases: Phrases, found: Answer, today: date
) -> Iterator[tuple[str, tuple[Result, ...]]]:
    """Yield the headings and results of a person who comes alone, empty ones left out.

    They join groups of the answer, so what nobody has made sure of for long goes last again.
    """
    t = phrases.t

    def is_line(member: Member) -> bool:
        phone = contact(finder.directory, finder.settings, member).phone
        return "helpline" in member.specialisms and bool(phone) and _takes_who_comes(member)

    tests: tuple[tuple[str, Callable[[Member], bool]], ...] = (
        (t("Lines that you can call"), is_line),
        (t("You can come by yourself"), _takes_who_comes),
        (t("Ask whether you can come by yourself"), _says_nothing),
    )
    left = [pair for pair in _reached(found) if finder.directory.describes_programme(pair[0])]
    left.sort(key=lambda pair: _long_ago(pair[0], today))
    for heading, test in tests:
        results = tuple(result for member, result in left if test(member))
        said = {result.id for result in results}
        left = [pair for pair in left if pair[1].id not in said]
        if results:
            yield heading, results


def _reached(found: Answer) -> list[tuple[Member, Result]]:
    return [
        (result.member, result)
        for group in found.groups
        if group.code in WITHIN_REACH
        for result in group.results
        if result.member is not None
    ]


def _long_ago(member: Member, today: date) -> bool:
    return is_older(sure_on(member.checked_on, member.confirmed_on), LAST, today)


def _takes_who_comes(member: Member) -> bool:
    return "self" in member.referral_routes and member.kind != "victim_support"


def _says_nothing(member: Member) -> bool:
    # Who is not sure to take him and also serves victims is no address for him.
    serves_victims = "victim_service" in member.specialisms or member.kind == "victim_support"
    return not member.referral_routes and not serves_victims
