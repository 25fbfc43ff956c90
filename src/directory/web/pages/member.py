"""The page of a member, with the same facts for machines."""

from __future__ import annotations

from urllib.parse import quote

from directory.exports import jsonld
from directory.exports.entries import entry
from directory.matching import age
from directory.members import Member
from directory.web.cards import own_name
from directory.web.facts import facts
from directory.web.pages.page import Desk, Page, in_page
from directory.web.pages.posted import Posted, hidden
from directory.web.pages.search import searched
from directory.web.reach import reach


def member_page(desk: Desk, member_id: str, posted: Posted | None = None) -> Page | None:
    """Return the page of a member, None if there is no such id.

    What a form asks stays for the way back to its answer.
    """
    directory = desk.finder.directory
    member = directory.by_id.get(member_id)
    if member is None:
        return None
    t = desk.t
    place = place_of(desk, member)
    return Page(
        "member.html",
        # The name may say what nobody beside the reader should know; the town does not.
        desk.titled(place),
        t("{name}, {place}: how to reach and refer, languages, what is stated and by whom.",
          name=member.name, place=place),
        {
            "member": member,
            "own_name": own_name(member),
            "reach": reach(desk.finder, desk.phrases, member),
            "facts": facts(desk.finder, desk.phrases, member),
            "sites": directory.sites.get(member.id, ()),
            "describes": directory.describes_programme(member),
            "long_ago": age(member, desk.today),
            "shown": "",
            "mistake": mistake(desk, member),
            "linked_data": linked_data(desk, member),
            "asked": hidden(searched(desk, posted).query) if posted else [],
        },
        listed=posted is None,
    )  # fmt: skip


def place_of(desk: Desk, member: Member) -> str:
    """Return the town and country of a member."""
    country = desk.phrases.country(member.country)
    return f"{member.city}, {country}" if member.city else country


def mistake(desk: Desk, member: Member) -> str:
    """Return the link by which a mistake is reported."""
    subject = quote(desk.t("Programme directory: mistake in {id}", id=member.id))
    return f"mailto:{desk.finder.settings.corrections_email}?subject={subject}"


def linked_data(desk: Desk, member: Member) -> str:
    """Return the member as JSON-LD that can stand in a page."""
    node = jsonld.organisation(desk.finder, entry(desk.finder, member))
    return in_page({"@context": jsonld.CONTEXT, **node})
