"""Ids for other systems: UUIDs of version 5 (RFC 9562), always the same for the same thing."""

from __future__ import annotations

from uuid import NAMESPACE_DNS, uuid5

#: Made of the project's name. Never changes: partners keep our ids (docs/api.md).
NAMESPACE = uuid5(NAMESPACE_DNS, "programme-directory")


def uuid(kind: str, *parts: str) -> str:
    """Return the UUID of a thing: its kind and what tells it from others, joined by slashes."""
    return str(uuid5(NAMESPACE, "/".join((kind, *parts))))
