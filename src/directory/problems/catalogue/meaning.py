"""What an entry of the catalogue says."""

from __future__ import annotations

from dataclasses import dataclass

from directory.errors import Severity


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the code of a problem means, and what to type (Markdown).

    A warning refuses nothing: only a person can say whether something is wrong.
    """

    words: str
    to_type: str
    severity: Severity = "error"
