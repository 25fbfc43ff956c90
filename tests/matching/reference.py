"""The answer as the design words it, in plain loops: slow, and written apart from the program.

Nothing of ``directory.matching`` is used but the names of groups and grades, so that a mistake
there cannot hide here. Every distance is geopy's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd
from geopy.distance import geodesic

from directory.finder import Finder
from directory.matching.grades import GRADES
from directory.matching.groups import GROUPS
from directory.members import Member
from directory.names import fold
from directory.query import Query

#: How far a member is reachable by what it says of itself, km; ``national`` is anywhere.
REACH_KM = {"local": 60.0, "regional": 200.0, "": 200.0}
NEXT_DOOR_KM = 60.0
NEAREST_ELSEWHERE = 5

#: Who was checked or confirmed longer ago stands last in its group, months.
LAST = 18

#: Kinds of body that are whom to ask, if they describe no programme.
NETWORK_KINDS = {"national_network", "umbrella", "public_authority", "victim_support"}


@dataclass(frozen=True)
class Standing:
    """Where one member stands: its group ("" for none), grade ("" if none is asked), and km.

    ``other_only``: it describes a programme and states only the other, men or women.
    ``long_ago``: nobody has checked or confirmed it for so long that it stands last.
    """

    member: Member
    group: str
    grade: str
    km: float | None
    needs_met: int
    other_only: bool
    long_ago: bool

    @property
    def order(self) -> tuple[object, ...]:
        """Needs met, grade, kind, distance, membership, name.

        Who states only the other goes last, and the entries of long ago after all others.
        """
        kinds = {"perpetrator_programme": 0, "victim_support": 2}
        return (
            self.long_ago,
            self.other_only,
            -self.needs_met,
            GRADES.index(self.grade) if self.grade else 0,
            kinds.get(self.member.kind, 1),
            self.km is None,
            self.km or 0.0,
            self.member.membership != "confirmed",
            fold(self.member.name),
            self.member.id,
        )


@cache
def geodesic_km(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return float(geodesic(one, other).km)


class Reference:
    """Answers queries about a directory, one member after the other, as if on one day."""

    def __init__(self, finder: Finder, today: date) -> None:
        self.limit = (pd.Timestamp(today) - pd.DateOffset(months=LAST)).date()
        self.directory = finder.directory
        self.languages = finder.languages
        # What no query changes, so that thousands of members take seconds and not minutes.
        members = self.directory.members
        self.describes = {member.id: self.describes_programme(member) for member in members}
        self.usual = {member.id: self.languages.usual(member) for member in members}
        self.points = {member.id: self.points_of(member) for member in members}
        self.known: dict[tuple[float, ...], dict[str, float | None]] = {}

    def answer(self, query: Query) -> dict[str, list[Standing]]:
        """Return the members of every group, best first; empty groups too."""
        groups: dict[str, list[Standing]] = {code: [] for code in GROUPS}
        abroad = []
        for member in self.directory.members:
            standing = self.standing(member, query)
            if standing.group == "abroad":
                abroad.append(standing)
            elif standing.group:
                groups[standing.group].append(standing)
        groups["elsewhere"] += self.of_abroad(abroad, query)
        return {code: sorted(found, key=lambda s: s.order) for code, found in groups.items()}

    def fitting(self, query: Query) -> int:
        """Return the size of match, interpreter and related."""
        return sum(self.fits(member, query) for member in self.directory.members)

    def fits(self, member: Member, query: Query) -> bool:
        return (
            self.describes[member.id]
            and not self.states_only_the_other(member, query.who)
            and self.reachable(member, query, self.km(member, query))
            and self.grade(member, query.languages) != "unknown"
        )

    def standing(self, member: Member, query: Query) -> Standing:
        km = self.km(member, query)
        grade = self.grade(member, query.languages)
        needs = sum(value in getattr(member, column) for column, value in query.needs)
        other_only = self.describes[member.id] and self.states_only_the_other(member, query.who)
        group = self.group(member, query, grade, km)
        long_ago = self.long_ago(member)
        return Standing(member, group, grade, km, needs, other_only, long_ago)

    def group(self, member: Member, query: Query, grade: str, km: float | None) -> str:
        home = not query.home or member.country in query.home
        reachable = self.reachable(member, query, km)
        if not self.describes[member.id] and member.kind in NETWORK_KINDS:
            return "network" if home else ""
        if reachable:
            return self.group_within_reach(member, query, grade)
        if home:
            return "elsewhere"
        # "never without distance or country"
        return "abroad" if query.near or query.countries else ""

    def group_within_reach(self, member: Member, query: Query, grade: str) -> str:
        if not self.describes[member.id] or self.states_only_the_other(member, query.who):
            return "ask"
        if grade in ("", "stated", "official"):
            return "match"
        return {"interpreter": "interpreter", "related": "related", "unknown": "ask"}[grade]

    def of_abroad(self, abroad: Sequence[Standing], query: Query) -> list[Standing]:
        """Return who of other countries stands in *elsewhere*."""
        if query.languages:
            return [
                s
                for s in abroad
                if s.grade in ("stated", "official") or (s.km is not None and s.km <= NEXT_DOOR_KM)
            ]
        placed = [s for s in abroad if s.km is not None]
        # Equally far: by membership and name, the last of the order.
        return sorted(placed, key=lambda s: (s.km, s.order[-3:]))[:NEAREST_ELSEWHERE]

    def long_ago(self, member: Member) -> bool:
        days = (member.checked_on, member.confirmed_on)
        return all(day is None or day < self.limit for day in days)

    def describes_programme(self, member: Member) -> bool:
        groups = {self.directory.vocabulary[code].group for code in member.specialisms}
        return member.kind == "perpetrator_programme" or not groups.isdisjoint({"who", "how"})

    def states_only_the_other(self, member: Member, who: str) -> bool:
        men = "men" in member.specialisms
        women = "women_who_use_violence" in member.specialisms
        return (women and not men) if who == "man" else (men and not women and who == "woman")

    def grade(self, member: Member, asked: Sequence[str]) -> str:
        """Return the best grade among the languages asked, blank if none is."""
        return min((self.grade_of(member, code) for code in asked), key=GRADES.index, default="")

    def grade_of(self, member: Member, asked: str) -> str:
        usual = self.usual[member.id]
        if asked in member.languages:
            return "stated"
        if asked in usual:
            return "official"
        if member.interpreter == "yes":
            return "interpreter"
        relatives = (relative.offered for relative in self.languages.relatives.of(asked))
        if any(offered in member.languages or offered in usual for offered in relatives):
            return "related"
        return "unknown"

    def km(self, member: Member, query: Query) -> float | None:
        """Return the km to the nearest of its places, None where unknown or not asked."""
        if query.near is None:
            return None
        return self.nearest(query.near.latitude, query.near.longitude)[member.id]

    def nearest(self, *here: float) -> dict[str, float | None]:
        """Return the km to every member's nearest place."""
        if here not in self.known:
            self.known[here] = {
                member: min((geodesic_km(here, point) for point in points), default=None)
                for member, points in self.points.items()
            }
        return self.known[here]

    def points_of(self, member: Member) -> list[tuple[float, float]]:
        towns = [(member.country, member.city)]
        towns += [(site.country, site.city) for site in self.directory.sites.get(member.id, ())]
        return [self.directory.places[town] for town in towns if town in self.directory.places]

    def reachable(self, member: Member, query: Query, km: float | None) -> bool:
        home = not query.home or member.country in query.home
        remote = "online" in member.formats or "phone" in member.formats
        if query.near is None:
            return home
        if query.within_km is None:
            far = remote or member.serves == "national" or km is None
            return home and (far or (km is not None and km <= REACH_KM[member.serves]))
        inside = km is not None and km <= query.within_km
        # Countries that are named limit a radius too.
        return (inside and (home or not query.countries)) or (home and remote)
