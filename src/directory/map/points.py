"""What the map shows: the members that have a place, and the places with their members."""

from __future__ import annotations

from typing import TypedDict

from directory.members import Directory


class Members(TypedDict):
    """The members as the map names them: a member's number is its place in both lists."""

    ids: list[str]
    names: list[str]


class Place(TypedDict):
    """A city: its latitude and longitude in degrees, and the numbers of the members there."""

    at: tuple[float, float]
    city: str
    members: list[int]


def places(directory: Directory) -> list[Place]:
    """Return every place of every member, in the order of the data.

    A city without coordinates is left out: the member stands in the lists all the same.
    """
    found: dict[tuple[str, str], Place] = {}
    for number, member in enumerate(directory.members):
        for key in dict.fromkeys(directory.cities(member)):
            if key in directory.places:
                new = Place(at=directory.places[key], city=key[1], members=[])
                found.setdefault(key, new)["members"].append(number)
    return list(found.values())


def named_members(directory: Directory) -> Members:
    """Return the id and the name of every member, in the order of the data."""
    return Members(
        ids=[member.id for member in directory.members],
        names=[member.name for member in directory.members],
    )
