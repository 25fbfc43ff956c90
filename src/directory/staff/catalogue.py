"""What each problem of an imported file means, and what to type.

The second table of CONTRIBUTING.md is made of this (``make docs``). Longer than other modules
because it has an entry for each code. An import also finds what ``directory check`` finds.
"""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue import Meaning

#: The meaning of every code that only an import knows, by the alphabet.
MEANINGS: Mapping[str, Meaning] = {
    "became-a-day": Meaning(
        "The spreadsheet took a text for a day: `MAR 1` became `01. Mar`.",
        "Format the cell as text, then the text again.",
    ),
    "became-a-number": Meaning(
        "The spreadsheet took a text for a number, and digits may be lost: `4.64E+10`.",
        "Format the cell as text, then the text again.",
    ),
    "broken-cell": Meaning(
        "The cell shows an error, is a part of merged cells, or is a formula without its result.",
        "The value itself; undo the merge first.",
    ),
    "broken-letters": Meaning(
        "A program has read the letters in the wrong encoding and saved them so: `MÃ¤nner`.",
        "The text that the message names.",
    ),
    "changed-meanwhile": Meaning(
        "Somebody else has changed this since the file was made.",
        "Look which is right, then change it in the newest version.",
    ),
    "damaged-letters": Meaning(
        "The file is mostly in one encoding, but some bytes of it are not.",
        "Open it in the spreadsheet, look at the letters, and save it as `.xlsx`.",
    ),
    "damaged-workbook": Meaning(
        "The workbook cannot be taken apart.",
        "Open it in the spreadsheet and save it again as `.xlsx`.",
    ),
    "date-alone": Meaning(
        "The row has the date of a source, but no source.",
        "The address of the page, or leave the date blank.",
    ),
    "day-missing": Meaning(
        "A form lay for more than 60 days, and nobody says when it was filled in.",
        "The day, into the last line of the form.",
    ),
    "form-without-entry": Meaning(
        "A member's form came back without the lines to fill in.",
        "Take the form that was sent, and fill it in again.",
    ),
    "heading-twice": Meaning(
        "Two headings name the same column.",
        "Remove one of the two columns.",
    ),
    "id-of-another": Meaning(
        "The id is that of one member, the name that of another: rows may have slipped.",
        "The right id.",
    ),
    "lost-letters": Meaning(
        "A program could not save some letters and wrote question marks instead.",
        "The text again; save the file as `.xlsx` or \"CSV UTF-8\".",
    ),
    "no-columns": Meaning(
        "No row among the first 20 names our columns.",
        "The names or labels of the columns in the first row: Id, Name, Country, and others.",
    ),
    "no-heading": Meaning(
        "A column has texts, but no heading.",
        "A heading, or leave the column out with `--ignore`.",
    ),
    "no-identity": Meaning(
        "Nobody can tell which organisation a row means.",
        "Its id, or its name and country.",
    ),
    "no-rows": Meaning(
        "The file is empty.",
        "Look whether it is the right file.",
    ),
    "no-such-member": Meaning(
        "The member is not there, or no longer.",
        "The id of a member.",
    ),
    "no-table": Meaning(
        "The file is no table: a PDF, a web page, a picture, or a workbook of the old kind `.xls`.",
        "Open it in the spreadsheet and save it as `.xlsx`.",
    ),
    "other-spelling": Meaning(
        "The town stands in `places.csv` already, written in another way.",
        "The town as the message names it.",
    ),
    "password": Meaning(
        "The workbook opens only with a password.",
        "Take the password off in the spreadsheet and save it.",
    ),
    "perhaps-known": Meaning(
        "A row without id has nearly the name of a member, or that of several.",
        "The id of that member; `new` as id if it is another organisation.",
    ),
    "says-nothing": Meaning(
        'The cell says "unknown" or the like.',
        "Leave it blank, or `DELETE` to take away what stands there.",
    ),
    "several-days": Meaning(
        "The day can be read in several ways: `03/04/2026`.",
        "The day as `2026-04-03`.",
    ),
    "several-languages": Meaning(
        "The name stands for several languages, as Kurdish does.",
        "The language that the message names: `Sorani (ckb)`.",
    ),
    "takes-back": Meaning(
        "The cell is as it was before its last change: the file may be an old one.",
        "Nothing, if the older one is right; else leave the cell blank.",
        "warning",
    ),
    "too-large": Meaning(
        "The file has more than 100 MB, or the workbook more than 150 MB when unpacked.",
        "Split it; a large workbook can be saved as \"CSV UTF-8\".",
    ),
    "unknown-encoding": Meaning(
        "The encoding that was named is none that we read.",
        "One of those that the message names.",
    ),
    "unknown-heading": Meaning(
        "A heading names no column.",
        "The name that the message suggests, or leave the column out with `--ignore`.",
    ),
}  # fmt: skip
