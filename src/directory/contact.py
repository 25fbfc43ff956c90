"""How a referrer reaches a member, and what must be said beside it (quality F5)."""

from __future__ import annotations

from dataclasses import dataclass

from directory.members import Directory, Member
from directory.settings import Settings

NETWORK_KINDS = ("national_network", "umbrella")


@dataclass(frozen=True, slots=True)
class Contact:
    """The ways to reach a member; ``serves_victims`` asks for a warning above them.

    ``withheld`` means that a body for victims is not shown as a contact in a search.
    """

    phone: str = ""
    email: str = ""
    website: str = ""
    serves_victims: bool = False
    withheld: bool = False

    @property
    def is_direct(self) -> bool:
        """Return whether there is a telephone number or a mailbox."""
        return bool(self.phone or self.email)


def contact(directory: Directory, settings: Settings, member: Member) -> Contact:
    """Return how a member may be reached from a search.

    A known victims' line is never shown; a victim-support body that describes no programme
    shows no contact.
    """
    serves_victims = "victim_service" in member.specialisms or member.kind == "victim_support"
    if member.kind == "victim_support" and not directory.describes_programme(member):
        return Contact(serves_victims=True, withheld=True)
    return Contact(
        phone="" if settings.is_victims_line(member.phone) else member.phone,
        email=member.email,
        website=member.website,
        serves_victims=serves_victims,
    )


def networks(directory: Directory, country: str) -> list[Member]:
    """Return the national networks and umbrellas of a country, whom to ask there."""
    return [
        member for member in directory.in_country.get(country, ()) if member.kind in NETWORK_KINDS
    ]
