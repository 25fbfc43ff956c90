"""Whether the websites of the members answer: one visit each, with what to type if it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import Literal
from urllib.parse import urlsplit

from directory.errors import DirectoryError
from directory.members import Member
from directory.settings import Settings
from directory.staff.hosts import NoAnswer, addresses, lies_inside, split
from directory.staff.visitor import Visitor

Verdict = Literal["fine", "moved", "dead", "unsure"]

#: So many times a visitor follows to another address.
MOST_STEPS = 5

#: Answers that send on for good; from any other an address may come back.
_FOR_GOOD = (301, 308)
_GONE = (404, 410)


class Offline(DirectoryError):
    """This machine reaches no website, so that none can be judged."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit of a website found; ``address`` is what to type instead, if it moved."""

    verdict: Verdict
    words: str
    address: str = ""
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Visit:
    """What was found at the website of a member."""

    member: str
    website: str
    found: Found

    def as_dict(self) -> dict[str, str]:
        """Return the visit as an object of ``directory links --json``."""
        found = asdict(self.found)
        del found["reached"]
        return {"member": self.member, "website": self.website, **found}


def visitor(settings: Settings) -> Visitor:
    """Return a visitor that says what it is, and to whom to write if it disturbs."""
    number = version("programme-directory")
    return Visitor(f"programme-directory/{number} (checks links; {settings.corrections_email})")


def visits(visitor: Visitor, settings: Settings, members: Iterable[Member]) -> Iterator[Visit]:
    """Yield a visit for every member with a website; raises Offline when nothing is reached.

    Whoever is not reached is judged only if the network's own site, or that to which leaving
    leads, is reached right after. A website of several members is visited once.
    """
    known: dict[str, Found] = {}
    for member in members:
        if not member.website:
            continue
        if member.website not in known:
            found = visit(visitor, member.website)
            if not found.reached and not _online(visitor, settings):
                raise Offline("Offline: this computer reaches no website.")
            known[member.website] = found
        yield Visit(member.id, member.website, known[member.website])


def visit(visitor: Visitor, website: str) -> Found:
    """Return what a website answers, after following wherever it sends visitors."""
    at = typed = website
    lasting = True
    try:
        # A site within a network may lead into it; one outside may not.
        inside = any(lies_inside(address) for address, _ in addresses(split(website)))
        for _ in range(MOST_STEPS + 1):
            answer = visitor.headers(at, inside=inside)
            if not answer.location:
                return _judged(answer.status, website, at, typed)
            lasting = lasting and answer.status in _FOR_GOOD
            at = answer.location
            typed = _to_type(at) if lasting else typed
    except NoAnswer as error:
        verdict: Verdict = "dead" if error.certain else "unsure"
        return Found(verdict, _on_the_way(website, at) + _next(error), reached=error.reached)
    words = f"It sends visitors on more than {MOST_STEPS} times. Look yourself."
    return Found("unsure", words)


def _judged(status: int, website: str, at: str, typed: str) -> Found:
    way = _on_the_way(website, at)
    if status in _GONE:
        words = f"{way}The page is gone ({status}). Look for the new one, or leave the cell blank."
        return Found("dead", words)
    if status >= 500:
        words = f"{way}The site has a fault of its own ({status}). Look again in a few days."
        return Found("dead", words)
    if not 200 <= status < 300:
        return Found("unsure", f"{way}It does not let programs look ({status}). Look yourself.")
    if typed != website:
        return Found("moved", f"It has moved for good. Type in website: {typed}", typed)
    return Found("fine", "It answers.")


def _next(error: NoAnswer) -> str:
    return f"{error} Look {'again in a few days' if error.certain else 'yourself'}."


def _on_the_way(website: str, at: str) -> str:
    return "" if at == website else f"It leads to {at}. "


def _to_type(address: str) -> str:
    """Return an address as members.csv has it: a site's first page without a slash at the end."""
    parts = urlsplit(address)
    plain = parts._replace(fragment="")
    return (
        plain._replace(path="").geturl()
        if parts.path == "/" and not parts.query
        else plain.geturl()
    )


def _online(visitor: Visitor, settings: Settings) -> bool:
    """Return whether any website can be reached, of two that do not stand or fall together."""
    return any(
        visit(visitor, url).reached for url in (settings.network.website, settings.leave_url)
    )
