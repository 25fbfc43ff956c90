"""Finders with made-up rows: hostile texts, and contacts that must never be shown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import cycle

from hostile import HOSTILE

from directory.exports import geojson, hsds, jsonld, package, spreadsheet
from directory.finder import Finder
from directory.members import Member, Source

#: What must never be found in any file.
SECRETS = ("secret", "+355 69 000001", "5550000", "+357 1440")


def with_members(finder: Finder, *changed: Member) -> Finder:
    """Return a finder in which some members are others."""
    others = {member.id: member for member in changed}
    members = tuple(others.get(member.id, member) for member in finder.directory.members)
    return replace(finder, directory=replace(finder.directory, members=members))


@cache
def with_hostile_texts(finder: Finder) -> Finder:
    """Return a finder in which every text of a member is hostile."""
    texts = cycle(HOSTILE)
    changed = [
        replace(
            member,
            name=f"{next(texts)} {number}",
            name_native=next(texts),
            acronym=next(texts),
            city=next(texts) if number % 2 else member.city,
            notes=next(texts),
        )
        for number, member in enumerate(finder.directory.members)
    ]
    return with_members(finder, *changed)


@cache
def with_secrets(finder: Finder) -> Finder:
    """Return a finder in which a victims' body has a contact, and a programme a victims' line."""
    members = finder.directory.by_id
    shelter = replace(
        members["al-vatra"],
        phone="+355 69 000001",
        email="secret@example.org",
        website="https://secret.example.org/",
    )
    line = replace(members["cy-spavo"], phone="+357 1440")
    changed = with_members(finder, shelter, line)
    page = Source(shelter.id, "phone", "", "https://example.org/secret/5550000", "", "5550000")
    sources = dict(changed.directory.sources)
    sources[shelter.id] = (*sources[shelter.id], page)
    return replace(changed, directory=replace(changed.directory, sources=sources))


def all_files(finder: Finder) -> Mapping[str, bytes]:
    """Return the content of every file that can be exported, by name; archives unpacked."""
    files = {
        spreadsheet.FILE: spreadsheet.table(finder),
        geojson.FILE: geojson.collection(finder),
        jsonld.FILE: jsonld.graph(finder),
        **hsds.files(finder),
    }
    with zipfile.ZipFile(io.BytesIO(package.archive(finder))) as archive:
        files |= {f"package/{name}": archive.read(name) for name in archive.namelist()}
    return files
