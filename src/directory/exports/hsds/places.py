"""Towns in HSDS: locations, and services at them. No address: only the town is known."""

from __future__ import annotations

from dataclasses import dataclass

from directory import countries
from directory.exports.as_json import Tree, known
from directory.exports.entries import Spot
from directory.exports.ids import uuid
from directory.members import Member


@dataclass(frozen=True, slots=True)
class Placed:
    """A member in one of its towns."""

    member: Member
    spot: Spot

    @property
    def id(self) -> str:
        """The UUID of the service at this location."""
        return uuid("service_at_location", self.member.id, self.spot.country, self.spot.city)

    def location(self) -> Tree:
        """Return the town as an HSDS location; each member has its own."""
        latitude, longitude = self.spot.point or (None, None)
        return known(
            {
                "id": uuid("location", self.member.id, self.spot.country, self.spot.city),
                "location_type": "physical",
                "organization_id": uuid("organization", self.member.id),
                "name": f"{self.spot.city}, {countries.name(self.spot.country)}",
                "description": "The town, not an address. The point is the town's centre.",
                "latitude": latitude,
                "longitude": longitude,
            }
        )

    def tree(self) -> Tree:
        """Return the service at this location as HSDS writes it."""
        return known(
            {
                "id": self.id,
                "service_id": uuid("service", self.member.id),
                "description": self.spot.note,
                "location": self.location(),
            }
        )
