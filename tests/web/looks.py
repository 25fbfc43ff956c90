"""A clock that a test sets, and how often a shelf looks at its files."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from directory.moment import Stamp, stamp


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    seconds: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.seconds


def counted_looks(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list to which every further look of a shelf at its folder is added."""
    looks: list[Path] = []

    def look(folder: Path) -> Stamp:
        looks.append(folder)
        return stamp(folder)

    monkeypatch.setattr(import_module("directory.web.shelf"), "stamp", look)
    return looks
