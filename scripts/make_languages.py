"""Write data/languages.csv: English and own names of languages, from CLDR through Babel.

Run by hand after an update of Babel: ``python scripts/make_languages.py``. The file is derived
once because reading 300 locales takes a second and 110 MB, which no visitor should wait for.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from babel import Locale, localedata

FILE = Path(__file__).parent.parent / "data" / "languages.csv"

#: CLDR's codes that name no language, or (sh) one that people name as one of four.
NO_LANGUAGE = {"root", "und", "mul", "zxx", "mis", "sh"}


def rows() -> list[tuple[str, str, str]]:
    """Return (code, English name, own name) of every language that CLDR names in English."""
    english = {str(code): str(name) for code, name in Locale("en").languages.items()}
    codes = sorted(code for code in english if "_" not in code and code not in NO_LANGUAGE)
    located = set(localedata.locale_identifiers())
    return [
        (
            code,
            english[code],
            (str(Locale(code).languages.get(code, "")) if code in located else ""),
        )
        for code in codes
    ]


def main() -> None:
    """Write the file."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name", "own_name"))
        writer.writerows(rows())
    sys.stdout.write(f"{FILE.name}: {len(rows())} languages\n")


if __name__ == "__main__":
    main()
