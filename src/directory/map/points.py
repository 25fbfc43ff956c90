"""What the map shows: the members that have a place, and the places with their members."""

from __future__ import annotations

from typing import TypedDict

from directory.members import Directory


class NamedMember(TypedDict):
    """A member as the map names it."""

    id: str
    name: str


class Place(TypedDict):
    """A city: its latitude and longitude in degrees, and the ids of the members there."""

    at: tuple[float, float]
    city: str
    members: list[str]


def places(directory: Directory) -> list[Place]:
    """Return every place of every member, in the order of the data.

    A city without coordinates is left out: the member stands in the lists all the same.
    """
    found: dict[tuple[str, str], Place] = {}
    for member in directory.members:
        for key in dict.fromkeys(directory.cities(member)):
            if key in directory.places:
                new = Place(at=directory.places[key], city=key[1], members=[])
                found.setdefault(key, new)["members"].append(member.id)
    return list(found.values())


def named_members(directory: Directory) -> list[NamedMember]:
    """Return the id and the name of every member, in the order of the data."""
    return [NamedMember(id=member.id, name=member.name) for member in directory.members]
