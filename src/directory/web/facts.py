"""Every fact about a member in words, with the pages that state it."""

from __future__ import annotations

from dataclasses import dataclass

from directory.contact import contact
from directory.finder import Finder
from directory.locale import Phrases
from directory.members import FACTS, Member
from directory.web.reach import Link, source_link

#: Shown as the page's heading, not in the table.
_IN_HEADING = ("name", "name_native")

#: Facts by which a member is reached; withheld where a body for victims is.
_CONTACT = ("website", "email", "phone")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its label, its words, a link if it is one, and its sources."""

    label: str
    words: tuple[str, ...]
    href: str
    sources: tuple[Link, ...]


def facts(finder: Finder, phrases: Phrases, member: Member) -> list[Fact]:
    """Return the facts of a member in the order of the file, those not stated without words."""
    reach = contact(finder.directory, finder.settings, member)
    columns = finder.directory.declaration.tables["members"]
    hidden = {
        name
        for name in _CONTACT
        if reach.withheld or (getattr(member, name) and not getattr(reach, name))
    }
    return [
        Fact(
            label=phrases.t(columns.column(name).title),
            words=_words(phrases, member, name),
            href=_href(member, name),
            sources=_sources(finder, phrases, member, name),
        )
        for name in FACTS
        if name not in _IN_HEADING and name not in hidden and (name != "acronym" or member.acronym)
    ]


def _words(phrases: Phrases, member: Member, name: str) -> tuple[str, ...]:
    value = getattr(member, name)
    if name == "languages":
        return tuple(map(phrases.language, value))
    if isinstance(value, tuple):
        return tuple(phrases.label(name, code) for code in value)
    if name == "country":
        return (phrases.country(value),)
    return (phrases.label(name, value),) if value else ()


def _href(member: Member, name: str) -> str:
    if name == "website":
        return member.website
    if name == "email" and member.email:
        return f"mailto:{member.email}"
    if name == "phone" and member.phone:
        return f"tel:{member.phone.replace(' ', '')}"
    return ""


def _sources(finder: Finder, phrases: Phrases, member: Member, name: str) -> tuple[Link, ...]:
    return tuple(
        source_link(
            phrases,
            source.url,
            ", ".join(filter(None, (source.source_date or phrases.t("undated"), source.note))),
        )
        for source in finder.directory.sources.get(member.id, ())
        if source.field == name
    )
