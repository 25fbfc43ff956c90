"""The referral sheet: one printed page about one member, for one person to be referred."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from directory.matching import Result, age
from directory.members import Member
from directory.query import Query
from directory.web.cards import cards, labels, own_name, terms
from directory.web.pages.member import place_of
from directory.web.pages.page import Desk, Page
from directory.web.pages.posted import Posted, hidden
from directory.web.pages.search import searched


def sheet_page(desk: Desk, member_id: str, posted: Posted | None = None) -> Page | None:
    """Return the sheet of a member, None if there is no such id.

    What a form asks decides the questions, and which language stands first. A body for victims
    that describes no programme has none: a page says whom to ask instead.
    """
    member = desk.finder.directory.by_id.get(member_id)
    if member is None:
        return None
    phrases, t = desk.phrases, desk.t
    asked = searched(desk, posted).query if posted else Query()
    result, query = _placed(desk, asked, member)
    card = cards(desk.finder, phrases, query, [result])[0]
    if card.reach.contact.withheld:
        told = {"reach": card.reach, "asked": hidden(asked)}
        return Page("no_sheet.html", desk.titled(t("Sheet to print")), values=told, listed=False)
    return Page(
        "sheet.html",
        desk.titled(t("Sheet to print")),
        values={
            "member": member,
            "card": card,
            "asked": hidden(asked),
            "is_asked": query != Query(),
            "own_name": own_name(member),
            "place": place_of(desk, member),
            "languages": list(_languages(desk, result, member)),
            "people": terms(phrases, member, "who"),
            "work": terms(phrases, member, "how"),
            "alongside": terms(phrases, member, "alongside", "culture"),
            "formats": labels(phrases, "formats", member.formats),
            "serves": phrases.label("serves", member.serves) if member.serves else "",
            "remarks": [phrases.reason(remark) for remark in age(member, desk.today)],
            "sources": len(card.reach.sources),
            "emergency": desk.finder.settings.emergency,
            "survivor_links": desk.finder.settings.survivor_links,
            "network": desk.finder.settings.network,
        },
        listed=False,
    )


def _placed(desk: Desk, query: Query, member: Member) -> tuple[Result, Query]:
    """Return where a member stands for a query, and the query.

    A member that the answer leaves out (too far away) is shown without the place.
    """
    without_place = replace(query, near=None, countries=(), within_km=None)
    for asked in (query, without_place):
        for group in desk.finder.find(asked, today=desk.today).groups:
            for result in group.results:
                if result.id == member.id:
                    return result, asked
    raise LookupError(member.id)


def _languages(desk: Desk, result: Result, member: Member) -> Iterator[tuple[str, str]]:
    """Yield (words, grade in words) of every language in which the member may work."""
    t, name = desk.t, desk.phrases.language
    asked = result.language
    if asked.grade in ("interpreter", "related", "unknown"):
        grade = {
            "interpreter": t("with an interpreter, ask"),
            "related": t("not stated; a related language is, ask"),
            "unknown": t("not stated, ask"),
        }
        yield name(asked.asked), grade[asked.grade]
    for code in sorted(member.languages, key=lambda code: code != asked.asked):
        yield name(code), t("stated")
    for code in desk.finder.languages.usual(member):
        if code not in member.languages:
            yield name(code), t("official language, assumed")
    interpreter = {"yes": t("stated"), "no": t("stated that there are none")}
    yield t("Interpreters"), interpreter.get(member.interpreter, t("not stated, ask"))
