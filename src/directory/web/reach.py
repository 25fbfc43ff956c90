"""How to reach a member: contact, warning, sources, and whom else to ask, as links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from directory.contact import Contact, contact, networks
from directory.finder import Finder
from directory.locale import Phrases
from directory.members import Member

_SPEAKS_OF_VICTIMS = re.compile(r"victim|shelter|survivor", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words."""

    words: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a member, with what must be said beside it."""

    contact: Contact
    warning: str
    whom_else: tuple[Link, ...]
    sources: tuple[Link, ...]


def reach(finder: Finder, phrases: Phrases, member: Member) -> Reach:
    """Return how to reach a member: contact, warning, and whom to ask where there is none."""
    direct = contact(finder.directory, finder.settings, member)
    return Reach(
        contact=direct,
        warning=_warning(phrases, direct, member),
        whom_else=() if direct.is_direct else whom_else(finder, member),
        sources=source_links(finder, phrases, member),
    )


def _warning(phrases: Phrases, direct: Contact, member: Member) -> str:
    """Return what must be said above the contact: one warning, not three that say the same."""
    t = phrases.t
    if direct.withheld:
        own = t("This organisation helps victims. It is no contact for a person who uses violence.")
        return f"{own} {member.notes}".strip()
    if direct.serves_victims and not _SPEAKS_OF_VICTIMS.search(member.notes):
        own = t("Also helps victims: say that you call about a person who uses violence.")
        return f"{own} {member.notes}".strip()
    return member.notes


def source_links(finder: Finder, phrases: Phrases, member: Member) -> tuple[Link, ...]:
    """Return the pages that state something about a member, each once, newest date first."""
    dates: dict[str, str] = {}
    for source in finder.directory.sources.get(member.id, ()):
        dates[source.url] = max(dates.get(source.url, ""), source.source_date)
    ordered = sorted(dates.items(), key=lambda item: item[1], reverse=True)
    return tuple(
        Link(urlsplit(url).hostname or url, url, date or phrases.t("undated"))
        for url, date in ordered
    )


def whom_else(finder: Finder, member: Member) -> tuple[Link, ...]:
    """Return whom to ask where a member has no telephone or mailbox: networks of its country."""
    national = [
        Link(network.name, member_path(network.id))
        for network in networks(finder.directory, member.country)
        if network.id != member.id
    ]
    network = finder.settings.network
    return (*national, Link(network.short_name, network.website))


def member_path(member_id: str) -> str:
    """Return the address of a member's page."""
    return f"/organisation?member={quote(member_id)}"
