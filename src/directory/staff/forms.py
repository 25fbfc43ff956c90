"""The form on which a member looks at its own entry: making it, and reading what comes back.

Only what the member changed counts. So a hidden sheet says what stood in every line when the
form was sent, and whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook

from directory.errors import DataError, Problem
from directory.members import BY_ORGANISATION
from directory.staff import excel, form_lines, paper
from directory.staff.answers import Answers, Sent
from directory.staff.entries import Entry, Stated
from directory.staff.form_lines import CONFIRMED, DAY, NO, YES
from directory.staff.sheets import Grid, Line, shown
from directory.staff.state import State
from directory.staff.values import Values
from directory.staff.words import Words

#: The sheet that people fill in, the lists to choose from, and what stood there when it was sent.
ENTRY, LISTS, SEEN = "Entry", "Lists", "As sent"

#: Stands first on the hidden sheet: by this a form is known.
MARK = "form of the programme directory"

#: A form may lie so long before somebody has to say when it was filled in.
MOST_DAYS = 60

_HEAD = "Your entry in the programme directory"
_HOW = (
    "Look at each line. Change what is wrong. Type DELETE to take something away. "
    "Choose Yes at the end, save the file and send it back."
)
_BLANK = "A blank line means that we do not know. Referrers then have to ask you."


def content(words: Words, member: str) -> bytes:
    """Return the bytes of the form with a member's entry; KeyError if there is no such member."""
    sections = list(form_lines.sections(words, member))
    book = Workbook()
    sheet = book.active
    sheet.title = ENTRY
    lists = book.create_sheet(LISTS)
    seen = book.create_sheet(SEEN)
    lists.sheet_state = seen.sheet_state = "hidden"
    offered = {"yes": [YES], "yes_no": [YES, NO]}
    for column in ("languages", "country", "kind", "serves"):
        offered[column] = list(words.choices(column).values())
    ranges = {
        name: excel.put_list(lists, place, listed)
        for place, (name, listed) in enumerate(offered.items(), start=1)
    }
    head = (_HEAD, words.state.members[member]["name"], _HOW, _BLANK)
    paper.draw(sheet, head, sections, ranges)
    lines = [line for section in sections for line in section.lines]
    made_on = words.state.files.today.isoformat()
    excel.put_rows(
        seen, [[MARK, member, made_on], *([line.key, line.shown, line.cell] for line in lines)]
    )
    return excel.content(book)


def is_form(grids: Iterable[Grid]) -> bool:
    """Return whether the sheets of a file are those of a form."""
    return any(line.cells[0] == MARK for line in _lines(grids, SEEN)[:1])


def read(grids: Sequence[Grid], state: State, *, file: str) -> Entry:
    """Return what a member changed on its form, and when it confirmed the entry.

    The day is the one that the member typed, or else today; of a form that lay for more than
    ``MOST_DAYS`` days it must be typed. A later confirmation stays. Raises DataError with every
    line that cannot be understood, or if the sheet that people fill in is gone.
    """
    first, *known = ([*map(shown, line.cells), "", ""] for line in _lines(grids, SEEN))
    member = first[1]
    sent = [Sent(*cells[:3]) for cells in known]
    typed = {shown(line.cells[0]): line for line in _lines(grids, ENTRY) if line.cells[0]}
    if not typed.keys() & {line.key for line in sent}:
        words = f"The sheet {ENTRY!r} of this form is missing, or its hidden first column."
        right = "Take the form that was sent, and fill it in again."
        raise DataError([Problem(file, 0, "", "form-without-entry", words, right)])
    answers = Answers(Values(state, file, Words(state)), typed, sent)
    today = state.files.today
    day = answers.day(DAY)
    cells, seen = answers.changes(sent)
    lay = (today - date.fromisoformat(first[2])).days if first[2] else 0
    problems = [*answers.problems]
    if not day and lay > MOST_DAYS:
        words = f"The form was made {lay} days ago, and nobody says when it was filled in."
        right = "Type the day into the last line of the form."
        problems.append(Problem(file, 0, "confirmed_on", "day-missing", words, right))
    if problems:
        raise DataError(problems)
    day = day or today.isoformat()
    earlier = state.members.get(member, {}).get("confirmed_on", "")
    if answers.says_yes(CONFIRMED) and day > earlier:
        cells["confirmed_on"] = day
    stated = Stated(BY_ORGANISATION, day)
    return Entry(member=member, cells=cells, seen=seen, source=stated, file=file, line=1)


def _lines(grids: Iterable[Grid], name: str) -> list[Line]:
    return [line for grid in grids if grid.name == name for line in grid.lines if line.cells]
