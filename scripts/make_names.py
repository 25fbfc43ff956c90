"""Write data/languages.csv and data/countries.csv: names from CLDR through Babel.

Run by hand after an update of Babel: ``python scripts/make_names.py``. The files are derived
once because reading 350 locales takes a second and 110 MB, which no visitor should wait for.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from babel import Locale, localedata

from directory.countries import english_names
from directory.languages import canonical
from directory.names import fold

DATA = Path(__file__).parent.parent / "data"

#: The planned languages of the interface: the official languages of the members' countries,
#: and thirteen that referrers ask for (Dari is fa_AF, Kurmanji is ku).
LOCALES = (
    "sq de bs bs_Cyrl hr sr sr_Latn nl fr bg it rm el tr cs da et es fi sv en ga is lt lb lv ro mt"
    " no nn pl sl ar fa fa_AF ku ckb so ti ps ur pa uk ru"
).split()

#: Further languages in which countries are named.
NEIGHBOURS = "hu sk pt mk be az hy ka he".split()

#: What CLDR calls a language somewhere, and what people there mean another by.
NOT_ITS_NAME = {
    "ku": {"kurdi kurmanci"}, "kiu": {"كرمانجي", "kirmancki"}, "ro": {"romani"},
    "rom": {"romainis"}, "et": {"حبشي"}, "lol": {"منغولي"}, "nyo": {"norstina"},
    "sco": {"albainis"}, "rwk": {"ruanda", "руанда"}, "pis": {"пиджин", "піджин"},
}  # fmt: skip

#: CLDR's codes that name no language; one that people name as one of four (sh); and those that
#: nobody grows up with, made up or long dead, whose names would only catch typing mistakes.
NO_LANGUAGE = set(
    "root und mul zxx mis sh ae afh akk ang avk chg cop cu dum egy elx enm frm fro gmh goh got grc"
    " hit ia ie io jbo jpr kaw kho la lfn lzh mga non nov nwc ota pal peo phn pi prg pro sga sog"
    " sux syc tlh tok uga vo zbl".split()
)

#: Names of countries in use beside those of CLDR.
IN_USE = {
    "AE": ["Emirates"],
    "AL": ["Shqipëria"],
    "BA": ["Bosnia", "Bosnia and Herzegovina", "Bosnien", "Bosnie", "Bosna", "Босния", "Боснія"],
    "CY": ["Zypern", "Cyprus"],
    "DK": ["الدنمارك"],
    "CZ": ["Czech Republic", "Tschechische Republik", "République tchèque", "Česká republika"],
    "GB": ["UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "Angleterre",
           "Großbritannien", "Schottland", "Inghilterra", "Inglaterra", "Anglia", "İngiltere",
           "Англия", "Великобритания", "Англія", "Велика Британія", "Velká Británie",
           "Nagy-Britannia", "بريطانيا", "انجلترا"],
    "GR": ["el", "Hellas"],
    "MD": ["Moldavia", "Moldau", "Moldavie", "Молдавия"],
    "MK": ["Macedonia", "Mazedonien", "Macédoine"],
    "NL": ["Holland", "Hollande", "Olanda", "Holanda", "Голландия", "Голландія", "هولندا"],
    "TR": ["Turkey", "Türkei"],
    "US": ["USA", "America", "Amerika"],
}  # fmt: skip


def languages() -> list[tuple[str, str, str, str]]:
    """Return (code, English name, own name, names elsewhere) of every language of CLDR.

    What one language calls itself, or is called in English, is not taken for a foreign name
    of another.
    """
    english = {
        str(code): str(name)
        for code, name in Locale("en").languages.items()
        if "_" not in code and code not in NO_LANGUAGE
    }
    own = {code: _own_name(code) for code in english}
    first = {
        fold(name): canonical(code) for names in (own, english) for code, name in names.items()
    }
    found = []
    for code in sorted(english):
        names = [
            name
            for locale in LOCALES
            for name in _names_in(locale, code)
            if first.get(fold(name), canonical(code)) == canonical(code)
        ]
        known = (english[code], own[code])
        found.append((code, *known, ";".join(_new(names, known))))
    return found


def countries() -> list[tuple[str, str, str]]:
    """Return (code, English name, names elsewhere) of every country of CLDR."""
    return [
        (code, name, ";".join(_new([*_territories(code), *IN_USE.get(code, ())], (name,))))
        for code, name in sorted(english_names().items())
    ]


def _names_in(locale: str, code: str) -> Iterator[str]:
    """Yield how a locale names a language, also by CLDR's code for its regional standard."""
    named = _locale(locale).languages
    for tag in _tags(code):
        if named.get(tag) and fold(str(named[tag])) not in NOT_ITS_NAME.get(code, ()):
            yield str(named[tag])


@cache
def _tags(code: str) -> tuple[str, ...]:
    """Return CLDR's tags for a language and for its regional standards: ``nl``, ``nl_BE``."""
    regional = (str(tag) for tag in Locale("en").languages if tag not in NO_LANGUAGE)
    return (code, *(tag for tag in regional if tag != code and canonical(tag) == code))


def _territories(code: str) -> Iterator[str]:
    for locale in (*LOCALES, *NEIGHBOURS):
        if name := _locale(locale).territories.get(code):
            yield str(name)


def _own_name(code: str) -> str:
    name = _visible(str(_locale(code).languages.get(code, ""))) if code in _located() else ""
    return "" if fold(name) in NOT_ITS_NAME.get(code, ()) else name


def _new(names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the names that differ from each other and from the known ones once folded."""
    seen = {fold(name) for name in known}
    found: dict[str, str] = {}
    for name in (_visible(name) for name in names):
        # A name of several parts joined by a semicolon would break the list.
        if ";" not in name and fold(name) not in seen:
            found.setdefault(fold(name), name)
    return [name for folded, name in found.items() if folded]


def _visible(name: str) -> str:
    """Return a name without joiners and direction marks, which no cell may have."""
    return "".join(char for char in name if unicodedata.category(char) != "Cf")


@cache
def _located() -> frozenset[str]:
    return frozenset(localedata.locale_identifiers())


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


def _write(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    sys.stdout.write(f"{name}: {len(rows)} rows\n")


def main() -> None:
    """Write both files."""
    _write("languages.csv", ("code", "name", "own_name", "names"), list(languages()))
    _write("countries.csv", ("code", "name", "names"), list(countries()))


if __name__ == "__main__":
    main()
