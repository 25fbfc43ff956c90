"""What is wrong with a cell, whatever stands in the others."""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue.meaning import Meaning

MEANINGS: Mapping[str, Meaning] = {
    "blank-cell": Meaning(
        "A cell that must be filled in is blank.",
        "What the column asks for; the message says it.",
    ),
    "blank-item": Meaning(
        "A list has nothing between two semicolons, or ends in one.",
        "The list without the blank: `men;group_work`.",
    ),
    "double-item": Meaning(
        "A list has a value more than once.",
        "Each value once.",
    ),
    "formula": Meaning(
        "A spreadsheet would run this cell, because it begins with `=`, `-`, `@`, `+` or "
        "a tab. Only telephone numbers may begin with `+`.",
        "The text without that sign.",
    ),
    "hidden-character": Meaning(
        "The cell has a character that nobody sees: a control, zero-width or direction "
        "character. It often comes with copied text.",
        "The text again by hand, or what the message suggests.",
    ),
    "impossible-day": Meaning(
        "A day lies in the future or before 2000, or the calendar has no such day.",
        "The day on which the sources were read, on which the organisation confirmed the entry, "
        "or of the page.",
    ),
    "line-break": Meaning(
        "The text of a cell goes over several lines.",
        "The text in one line.",
    ),
    "not-allowed": Meaning(
        "The value is none of those that the column knows.",
        "One of the values that the message names; those of `specialisms` stand in "
        "`vocabulary.csv`.",
    ),
    "out-of-range": Meaning(
        "A number is too small or too large.",
        "A number within the limits that the message names.",
    ),
    "space-around": Meaning(
        "A space stands before or after the text.",
        "The text without it.",
    ),
    "unknown-country": Meaning(
        "The code stands for no country.",
        "The two letters of ISO 3166: `GB` and not `UK`, `GR` and not `EL`.",
    ),
    "unknown-language": Meaning(
        "The code stands for no language, or is not its shortest form.",
        "The code: `ar` and not `Arabic` or `ara`.",
    ),
    "wrong-form": Meaning(
        "The value does not have the form that the column asks for. For a telephone "
        "number the message names the likely one: a number without a country code is read "
        "as one of the row's country.",
        "The value in the form that the message shows: a telephone number as `+45 35301717`.",
    ),
    "wrong-type": Meaning(
        "The cell is no date, or no number.",
        "A date as `2026-11-22`, a number as `48.21`.",
    ),
}
