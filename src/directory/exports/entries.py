"""A member as every export tells it: in words, and only with contacts that may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from directory.contact import Contact, contact
from directory.finder import Finder
from directory.locale import Phrases, translator, warning
from directory.members import BY_ORGANISATION, Directory, Member, Source


@dataclass(frozen=True, slots=True)
class Spot:
    """A town in which a member works; ``point`` is (latitude, longitude) in degrees, if known."""

    country: str
    city: str
    note: str
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A member, the ways to reach it that may be shown (quality F5), and what must stand beside."""

    member: Member
    contact: Contact
    warning: str
    describes_programme: bool
    spots: tuple[Spot, ...]
    sources: tuple[Source, ...]


def entry(finder: Finder, member: Member) -> Entry:
    """Return what may be told of a member."""
    direct = contact(finder.directory, finder.settings, member)
    return Entry(
        member=member,
        contact=direct,
        warning=warning(translator("en"), direct, member),
        describes_programme=finder.directory.describes_programme(member),
        spots=tuple(spots(finder.directory, member)),
        sources=tuple(_sources(finder.directory, direct, member)),
    )


def entries(finder: Finder) -> Iterator[Entry]:
    """Yield what may be told of each member, in the order of the data."""
    return (entry(finder, member) for member in finder.directory.members)


def english(finder: Finder) -> Phrases:
    """Return the words in which exports speak."""
    return Phrases(translator("en"), finder.directory, finder.languages)


def spots(directory: Directory, member: Member) -> Iterator[Spot]:
    """Yield the towns of a member, its own first, each once."""
    notes = {(member.country, member.city): ""} if member.city else {}
    for site in directory.sites.get(member.id, ()):
        notes.setdefault((site.country, site.city), site.note)
    for town, note in notes.items():
        yield Spot(*town, note, directory.places.get(town))


def assurance(member: Member) -> str:
    """Return the sentence that says who checked the entry and when."""
    if member.confirmed_on:
        return f"Entry confirmed by the organisation on {member.confirmed_on}."
    return f"Sources read on {member.checked_on}, not confirmed by the organisation."


def summary(finder: Finder, told: Entry) -> str:
    """Return what the organisation is, in sentences, its warning at the end."""
    member, words = told.member, english(finder)
    country = words.country(member.country)
    place = f"{member.city}, {country}" if member.city else country
    sentences = (
        f"{words.label('kind', member.kind)} in {place}.",
        f"{words.label('membership', member.membership)}.",
        assurance(member),
        told.warning,
    )
    return " ".join(filter(None, sentences))


def stated(sources: Iterable[Source]) -> str:
    """Return the sentences that say where a fact comes from."""
    return " ".join(map(_stated, sources))


def _stated(source: Source) -> str:
    who = "the organisation" if source.url == BY_ORGANISATION else source.url
    note = f": {source.note}" if source.note else ""
    return f"Stated by {who} ({source.source_date or 'undated'}){note}."


def _sources(directory: Directory, direct: Contact, member: Member) -> Iterator[Source]:
    """Yield the sources of all facts but those that are withheld."""
    for source in directory.sources.get(member.id, ()):
        if source.field not in ("phone", "email", "website") or getattr(direct, source.field):
            yield source
