"""What is wrong with a file as a whole: its first line, the number of cells in a row."""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue.meaning import Meaning

MEANINGS: Mapping[str, Meaning] = {
    "broken-quotes": Meaning(
        "From this row on the file cannot be taken apart: a quote is not closed or stands "
        "in the wrong place.",
        'A quote at both ends of the text; a quote inside it twice: `"the ""open"" group"`.',
    ),
    "declaration-differs": Meaning(
        "`datapackage.json` does not declare what the program reads.",
        "The table or the columns that the message names, or change the program with it.",
    ),
    "declaration-unreadable": Meaning(
        "`datapackage.json` is missing or is not a valid data package.",
        "What the message says; take the last good version of the file if in doubt.",
    ),
    "double-column": Meaning(
        "The first line names a column more than once.",
        "Each column once, in the first line and in every row.",
    ),
    "file-unreadable": Meaning(
        "A declared file is missing or damaged, or cannot be opened.",
        "Put the file back; check its name and who may read it.",
    ),
    "missing-column": Meaning(
        "The first line lacks a column.",
        "The column in the first line, and a comma for it in every row.",
    ),
    "not-utf-8": Meaning(
        "The file has another encoding than UTF-8.",
        'Save it as "CSV UTF-8".',
    ),
    "ragged-row": Meaning(
        "The row has more or fewer cells than the first line.",
        "Quotes round a text that contains a comma; a comma for every blank cell.",
    ),
    "reading-stopped": Meaning(
        "So many rows are ragged that the rest was not read.",
        "Mend the rows above, then check again.",
    ),
    "settings-unreadable": Meaning(
        "`site.toml` is missing, lacks something, or has something of the wrong type.",
        "What the message names; texts in quotes, lists in square brackets.",
    ),
    "unknown-column": Meaning(
        "The first line names a column that is not declared.",
        "Remove the column.",
    ),
    "wrong-header": Meaning(
        "The first line does not name the columns, or not with commas between.",
        "The first line that the message shows; commas between, not semicolons or tabs.",
    ),
}
