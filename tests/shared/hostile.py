"""Texts that try to be more than text, and data whose every text is one of them (quality P3)."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

HOSTILE: list[str] = json.loads(
    (Path(__file__).parents[1] / "hostile.json").read_text(encoding="utf-8")
)

#: The corpus without what `check` refuses anyway (formulas, hidden characters).
TEXTS = [t.strip() for t in HOSTILE if t.strip() and t.isprintable() and t.strip()[0] not in "=-@+"]

#: Fields of text that `check` lets contain signs of markup.
FIELDS = {"members": ("name", "name_native", "notes", "acronym"), "sites": ("note",),
          "sources": ("note",), "vocabulary": ("label", "definition")}  # fmt: skip


def renamed(data: Path, folder: Path, texts: Sequence[str]) -> Path:
    """Return a copy of the data whose fields of text hold some texts, one after the other."""
    copy = Path(shutil.copytree(data, folder))
    for name, fields in FIELDS.items():
        file = copy / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        for number, row in enumerate(rows):
            for field in fields:
                if row[field]:
                    row[field] = f"{number} {texts[number % len(texts)]}"
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return copy
