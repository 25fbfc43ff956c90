"""JSON as our exports write it: the same bytes for the same data, every script readable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

#: An object of JSON.
Tree = dict[str, Any]


def written(value: object) -> bytes:
    """Return the bytes of a JSON document in UTF-8, indented by one, with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def sent(value: object) -> bytes:
    """Return the bytes of a JSON document without spaces, which takes a fifth of the time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def known(values: Mapping[str, Any]) -> Tree:
    """Return an object without what is blank: what is not known is absent, never null or ""."""
    return {name: value for name, value in values.items() if value not in ("", None, (), [])}
