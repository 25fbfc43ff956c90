"""Import: a file of many members, looked at first, then taken over as far as it is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from directory.app.staff import chosen, origin, panel, wording
from directory.app.staff.draft import Origin
from directory.app.staff.saving import done
from directory.app.staff.visit import Visit, now
from directory.errors import DataError
from directory.staff import importing, reading, rejected
from directory.staff.importing import Decisions, Import
from directory.staff.reading import Options, Reading
from directory.staff.sheets import File
from directory.staff.unclear import Unclear

#: The biggest file that is taken, MB: a directory of 100,000 organisations has 40.
BIGGEST = 64

_FILE, _SOURCE, _MADE, _SHOWN = "import_file", "import_source", "import_made", "import_shown"


@dataclass(frozen=True)
class Wanted:
    """The file and all that the person says about it; what an import is worked out from."""

    file: File
    options: Options
    decisions: Decisions


def page() -> None:
    """Put the import on the page: the file, what it would change, and taking it over."""
    visit = Visit.now()
    visit.put_said()
    visit.put("staff_import_head.html")
    file = _file()
    if file is None:
        return
    with st.container(key="import_how"):
        options = _options(visit)
    try:
        read = _read(visit, file, options)
    except Unclear as unclear:
        _ask(unclear)
        return
    except DataError as error:
        visit.put("staff_unreadable.html", file=file.name, told=wording.told(error.problems))
        return
    left, side = st.columns([8, 5], gap="large")
    with side, st.container(key="panel"):
        decisions = _decisions(visit, read)
        action = st.container()
    with left:
        found = _prepared(visit, Wanted(file, options, decisions), chosen.kept(read))
        chosen.show(visit, read, found)
        _refused(visit, found)
    with action:
        _apply(visit, found)


def _file() -> File | None:
    """Return the file that was given; it stays until another one is chosen."""
    given = st.file_uploader(
        "CSV, Excel or OpenDocument file",
        type=["csv", "tsv", "txt", "xlsx", "ods"],
        key="import_upload",
        max_upload_size=BIGGEST,
    )
    if given is not None:
        file = File(given.name, given.getvalue())
        if file != st.session_state.get(_FILE):
            _begin_anew()
            st.session_state[_FILE] = file
    held: File | None = st.session_state.get(_FILE)
    return held


def _begin_anew() -> None:
    for name in [str(name) for name in st.session_state if str(name).startswith("import_")]:
        if name not in ("import_upload", _SOURCE):
            del st.session_state[name]


def _options(visit: Visit) -> Options:
    with st.expander("How the file is read"):
        visit.put("staff_import_how.html")
        ignore = st.checkbox(
            "Leave out columns that the directory does not have", key="import_ignore"
        )
        erase = st.checkbox("A blank cell takes away what stands there", key="import_erase")
    return Options(
        encoding=st.session_state.get("import_as_encoding", ""),
        sheet=st.session_state.get("import_as_sheet", ""),
        ignored=None if ignore else (),
        blanks_erase=erase,
    )


def _ask(unclear: Unclear) -> None:
    """Ask which of several ways of reading the file is the right one."""
    samples = {choice.value: f"{choice.value}: {choice.sample}" for choice in unclear.choices}
    answer = st.radio(
        f"{unclear.question} Which is right?", list(samples), format_func=samples.__getitem__,
        index=None, key="import_asked",
    )  # fmt: skip
    if st.button("Read it so", type="primary") and answer:
        st.session_state[f"import_as_{unclear.option}"] = answer
        st.rerun()


def _read(visit: Visit, file: File, options: Options) -> Reading:
    key = (visit.data.stamp, file, options)
    known = st.session_state.get("import_read")
    if known is None or known[0] != key:
        known = (key, reading.read(file, visit.data.state, options))
        st.session_state["import_read"] = known
    read: Reading = known[1]
    return read


def _decisions(visit: Visit, read: Reading) -> Decisions:
    """Return what the person decides, from the fields beside the preview."""
    source: Origin = st.session_state.setdefault(_SOURCE, Origin())
    origin.take_one(source, "import-source")
    visit.put("staff_heading.html", words="What goes with it")
    origin.show_one(source, "import-source", "Where do facts without a source come from?")
    over = st.checkbox(
        "Take the file's cells also where somebody changed them since", key="import_over"
    )
    removal = ""
    if read.missing:
        with st.expander(f"{len(read.missing)} members are not in the file: they stay"):
            removal = st.text_input("To take them away, type the reason", key="import_removal")
            panel.never(visit)
    return Decisions(source.stated(), removal.strip(), over)


def _prepared(visit: Visit, wanted: Wanted, kept: Reading) -> Import:
    """Return what would be written, worked out once for the same wishes and data."""
    key = (visit.data.stamp, wanted, [entry.line for entry in kept.entries])
    known = st.session_state.get(_MADE)
    if known is None or known[0] != key:
        known = (key, importing.prepare(kept, visit.data.state, wanted.decisions))
        st.session_state[_MADE] = known
    found: Import = known[1]
    return found


def _refused(visit: Visit, found: Import) -> None:
    if not found.problems:
        return
    table = visit.data.state.table("members")
    of_rows = {problem for row in found.refused for problem in row.problems}
    visit.put(
        "staff_import_refused.html",
        rows=[(row.line.number, wording.told(row.problems)) for row in found.refused],
        more=wording.told(problem for problem in found.problems if problem not in of_rows),
        title=_titles(visit),
    )
    back = rejected.written(found.reading, found.refused, table)
    if back is not None:
        st.download_button(
            "Download the rows that are not taken", back.content, back.name, on_click="ignore"
        )


def _titles(visit: Visit) -> dict[str, str]:
    columns = visit.data.state.table("members").columns
    return {column.name: column.title for column in columns}


def _apply(visit: Visit, found: Import) -> None:
    """Offer to write what was shown."""
    changes: Sequence[object] = found.proposal.changes
    why = st.text_input(panel.WHY, key="import_why", autocomplete="off")
    panel.never(visit)
    panel.role(visit)
    with st.container(key="save"):
        pressed = st.button("Take it over", type="primary", key="apply_button")
    if pressed and not changes:
        visit.put("staff_not_saved.html", words="There is nothing to take over.")
    elif pressed and tuple(changes) != st.session_state.get(_SHOWN):
        words = "Not saved yet. The changes are others than you saw: look, then press again."
        visit.put("staff_not_saved.html", words=words)
    elif pressed and done(visit, lambda: importing.save(
        found, why=why.strip(), role=visit.role, when=now()
    )):  # fmt: skip
        counts = importing.counts(found.proposal)
        visit.say("staff_imported.html", counts=counts, refused=len(found.refused))
        st.rerun()
    st.session_state[_SHOWN] = tuple(changes)
