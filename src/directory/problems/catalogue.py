"""What each problem means in plain words, and what to type: for every code that there is.

The table of CONTRIBUTING.md is made of this (``make docs``). Longer than other modules because
it has an entry for each code, whichever room finds the problem.
"""

from __future__ import annotations

from collections.abc import Mapping
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


#: The meaning of every code, by the alphabet.
MEANINGS: Mapping[str, Meaning] = {
    "blank-cell": Meaning(
        "A cell that must be filled in is blank.",
        "What the column asks for; the message says it.",
    ),
    "blank-item": Meaning(
        "A list has nothing between two semicolons, or ends in one.",
        "The list without the blank: `men;group_work`.",
    ),
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
    "double-item": Meaning(
        "A list has a value more than once.",
        "Each value once.",
    ),
    "far-from-namesake": Meaning(
        "The id in `places.csv` is not in our gazetteer, and the coordinates lie more "
        "than 25 km from the town of that name which is.",
        "If it is a village of the same name, leave it so; else the coordinates and id "
        "that the message names.",
        "warning",
    ),
    "far-from-town": Meaning(
        "The coordinates in `places.csv` lie more than 25 km from the town, or "
        "`geonames_id` is another town's.",
        "The coordinates or the id that the message names.",
    ),
    "file-unreadable": Meaning(
        "A declared file is missing or damaged, or cannot be opened.",
        "Put the file back; check its name and who may read it.",
    ),
    "first-name-mailbox": Meaning(
        "The mailbox is a first name, so it may be that of a person. Nothing in the "
        "organisation's name, town or web address is called so.",
        "The mailbox of the office or programme, or leave the cell blank; if the "
        "programme is called so, leave it.",
        "warning",
    ),
    "foreign-phone": Meaning(
        "The telephone number is one of another country than the row's.",
        "The right number or the right country; if both are right, leave it so.",
        "warning",
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
    "impossible-phone": Meaning(
        "There can be no such telephone number: too short, too long, no such country or "
        "range, or a digit too many behind the country code.",
        "The number that the message names, if the organisation's page has the same; else "
        "leave the cell blank.",
    ),
    "line-break": Meaning(
        "The text of a cell goes over several lines.",
        "The text in one line.",
    ),
    "mailbox-in-text": Meaning(
        "The notes of a member, a place or a source have a mailbox.",
        "Put a role's mailbox into E-mail, or leave it out.",
    ),
    "missing-column": Meaning(
        "The first line lacks a column.",
        "The column in the first line, and a comma for it in every row.",
    ),
    "no-coordinates": Meaning(
        "A town has no row in `places.csv` for its country, so it has no point on the map.",
        "The town as it is written there, or a new line in `places.csv`.",
    ),
    "no-source": Meaning(
        "No row of `sources.csv` says where this fact comes from. A membership needs one "
        "only if it is `confirmed`.",
        "A row in `sources.csv` with the member, the column and the page, or leave the cell blank.",
    ),
    "not-allowed": Meaning(
        "The value is none of those that the column knows.",
        "One of the values that the message names; those of `specialisms` stand in "
        "`vocabulary.csv`.",
    ),
    "not-utf-8": Meaning(
        "The file has another encoding than UTF-8.",
        'Save it as "CSV UTF-8".',
    ),
    "other-country": Meaning(
        "A town lies in another country than the row says.",
        "The right country, or the right town. If both countries have a town of that "
        "name, a new line in `places.csv`.",
    ),
    "out-of-range": Meaning(
        "A number is too small or too large.",
        "A number within the limits that the message names.",
    ),
    "person-in-text": Meaning(
        "The notes of a member, a place or a source seem to name a person: a title or a common "
        "first name stands before a capital letter.",
        "The office or the role instead; if it is no person, leave it so.",
        "warning",
    ),
    "personal-mailbox": Meaning(
        "The mailbox looks like that of a person: `firstname.surname`, `f.surname` or "
        "`firstname_surname`, or words with a hyphen of which one is a first name. No "
        "word is a role, nor in the organisation's name, town or web address.",
        "The mailbox of the office or programme, or leave the cell blank.",
    ),
    "phone-in-text": Meaning(
        "The notes of a member, a place or a source have a telephone number that is neither the "
        "row's own nor a victims' line of `site.toml`.",
        "Put the programme's number into Telephone, or leave it out.",
    ),
    "ragged-row": Meaning(
        "The row has more or fewer cells than the first line.",
        "Quotes round a text that contains a comma; a comma for every blank cell.",
    ),
    "reading-stopped": Meaning(
        "So many rows are ragged that the rest was not read.",
        "Mend the rows above, then check again.",
    ),
    "same-email": Meaning(
        "Two members have the same mailbox.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "same-name": Meaning(
        "Two members of one country have the same name.",
        "Remove one row, or say in the names what sets the two apart.",
    ),
    "same-phone": Meaning(
        "Two members have the same telephone number.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "same-website": Meaning(
        "Two members of one country have the same website.",
        "Look whether they are one organisation; if not, leave it so.",
        "warning",
    ),
    "settings-unreadable": Meaning(
        "`site.toml` is missing, lacks something, or has something of the wrong type.",
        "What the message names; texts in quotes, lists in square brackets.",
    ),
    "source-of-blank": Meaning(
        "A row of `sources.csv` states a fact that is blank in `members.csv`.",
        "The fact in `members.csv`, or remove the row.",
    ),
    "sources-differ": Meaning(
        "A list is not exactly what the `value` cells of its sources state together.",
        "The list that the message names, or the right values in `sources.csv`.",
    ),
    "space-around": Meaning(
        "A space stands before or after the text.",
        "The text without it.",
    ),
    "stale": Meaning(
        "The sources of an entry were read more than 10 months ago, "
        "and the organisation has not confirmed it since then.",
        "Read the sources again, or ask the organisation; then type that day.",
        "warning",
    ),
    "stands-twice": Meaning(
        "A value that must be unique stands in two rows.",
        "Remove one of the rows, or give one another value.",
    ),
    "unknown-column": Meaning(
        "The first line names a column that is not declared.",
        "Remove the column.",
    ),
    "unknown-country": Meaning(
        "The code stands for no country.",
        "The two letters of ISO 3166: `GB` and not `UK`, `GR` and not `EL`.",
    ),
    "unknown-fact": Meaning(
        "`sources.csv` has a source for something that is no fact of `members.csv`.",
        "The name of the column.",
    ),
    "unknown-id": Meaning(
        "A row belongs to a member that does not stand in `members.csv`.",
        "The id of the member.",
    ),
    "unknown-language": Meaning(
        "The code stands for no language, or is not its shortest form.",
        "The code: `ar` and not `Arabic` or `ara`.",
    ),
    "unsafe-address": Meaning(
        "The address of a page cannot be opened, or holds a user name or password.",
        "The address as the browser shows it, beginning with `https://`.",
    ),
    "unusual-phone": Meaning(
        "A short number, or a freephone number that is on no list of ours. Short numbers "
        "are mostly emergency or victims' lines, and cannot be dialled from abroad.",
        "Look whether it is the programme's own; if so, leave it.",
        "warning",
    ),
    "victims-line": Meaning(
        "A telephone number, website or mailbox is or names one of the victims' lines and "
        "emergency numbers of `site.toml`, with or without a country code.",
        "The contact of the office or programme, or leave the cell blank.",
    ),
    "wrong-form": Meaning(
        "The value does not have the form that the column asks for. For a telephone "
        "number the message names the likely one: a number without a country code is read "
        "as one of the row's country.",
        "The value in the form that the message shows: a telephone number as `+45 35301717`.",
    ),
    "wrong-header": Meaning(
        "The first line does not name the columns, or not with commas between.",
        "The first line that the message shows; commas between, not semicolons or tabs.",
    ),
    "wrong-type": Meaning(
        "The cell is no date, or no number.",
        "A date as `2026-11-22`, a number as `48.21`.",
    ),
}


def table(meanings: Mapping[str, Meaning] = MEANINGS) -> str:
    """Return codes with their meanings as a table in Markdown."""
    lines = ["| code | severity | what it means | what to type |", "| --- | --- | --- | --- |"]
    lines += (
        f"| `{code}` | {meaning.severity} | {meaning.words} | {meaning.to_type} |"
        for code, meaning in meanings.items()
    )
    return "\n".join(lines)
