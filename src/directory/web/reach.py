"""How to reach a member: contact, warning, sources, and whom else to ask, as links."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from directory.contact import Contact, contact, networks
from directory.finder import Finder
from directory.locale import Phrases, warning
from directory.members import BY_ORGANISATION, Member

#: A country has one network or two; where the data name hundreds, nobody reads them all.
MOST_NETWORKS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words: outward to ``url``, or to the page of a ``member``."""

    words: str
    url: str = ""
    note: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a member, with what must be said beside it."""

    contact: Contact
    warning: str
    whom_else: tuple[Link, ...]
    sources: tuple[Link, ...]

    @property
    def pages(self) -> tuple[Link, ...]:
        """The sources that are public pages."""
        return tuple(source for source in self.sources if source.url)


def reach(finder: Finder, phrases: Phrases, member: Member) -> Reach:
    """Return how to reach a member: contact, warning, and whom to ask where there is none."""
    direct = contact(finder.directory, finder.settings, member)
    return Reach(
        contact=direct,
        warning=warning(phrases.t, direct, member),
        whom_else=() if direct.is_direct else whom_else(finder, member),
        sources=source_links(finder, phrases, member),
    )


def source_links(finder: Finder, phrases: Phrases, member: Member) -> tuple[Link, ...]:
    """Return the pages that state something about a member, each once, newest date first."""
    dates: dict[str, str] = {}
    for source in finder.directory.sources.get(member.id, ()):
        dates[source.url] = max(dates.get(source.url, ""), source.source_date)
    ordered = sorted(dates.items(), key=lambda item: item[1], reverse=True)
    return tuple(source_link(phrases, url, date or phrases.t("undated")) for url, date in ordered)


def source_link(phrases: Phrases, url: str, note: str) -> Link:
    """Return the page that states something, or words without an address for the member itself."""
    if url == BY_ORGANISATION:
        return Link(phrases.t("Stated by the organisation"), "", note)
    return Link(urlsplit(url).hostname or url, url, note)


def whom_else(finder: Finder, member: Member) -> tuple[Link, ...]:
    """Return whom to ask where a member has no telephone or mailbox: networks of its country."""
    national = [
        Link(network.name, member=network.id)
        for network in networks(finder.directory, member.country)
        if network.id != member.id
    ]
    network = finder.settings.network
    return (*national[:MOST_NETWORKS], Link(network.short_name, network.website))
