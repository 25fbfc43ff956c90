"""Which of Streamlit's scripts a page needs beside those that Streamlit's own index names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

#: What pages are drawn with, by the names that Streamlit's scripts for it begin with. Streamlit
#: asks for these only when the first words of a page have come, and for what they need after that:
#: on a slow line each step waits for an answer of its own.
WORDS = ("Html",)
FIELDS = ("Multiselect", "Radio", "TextInput")

#: What a script needs at once; a script that it may need later is named in other brackets.
_NEEDED = re.compile(r'(?:from|import)"\./([\w.-]+\.js)"')


def drawing(folder: Path, parts: Iterable[str]) -> list[str]:
    """Return the names of the scripts in a folder that draw some parts, and of all they need.

    Empty if this Streamlit calls them otherwise: the pages then work, only not as soon.
    """
    found: dict[str, None] = {}
    waiting = [file.name for part in parts for file in sorted(folder.glob(f"{part}.*.js"))]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += _NEEDED.findall((folder / name).read_text(encoding="utf-8"))
    return sorted(found)
