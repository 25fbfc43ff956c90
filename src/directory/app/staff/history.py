"""History: what was changed, when, by whom and why; and taking the last change back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from directory.app.staff import preview, record
from directory.app.staff.visit import Visit
from directory.errors import DirectoryError
from directory.staff import store, versions
from directory.staff.changes import Change
from directory.staff.store import ChangedMeanwhile, ChangedSince, NothingToUndo
from directory.staff.versions import Version

#: So many versions stand on the page, and so many changes below one of them.
MOST, MOST_CHANGES = 50, 200

#: So many entries are named in the question before an undo.
MOST_NAMED = 8

_MEANWHILE = "Not undone. Somebody undid or saved something meanwhile. Look again."


def page() -> None:
    """Put the versions on the page, the newest first."""
    visit = Visit.now()
    visit.put_said()
    try:
        kept = versions.versions(visit.desk.folder)
    except DirectoryError as error:
        visit.put("staff_not_saved.html", words=str(error))
        return
    visit.put("staff_history_head.html", number=len(kept), most=MOST)
    rows = record.by_version(visit.data.state, kept)
    last = _last(visit)
    asked = st.session_state.get("undo")
    if asked and (last is None or asked != last.number):
        del st.session_state["undo"]
        visit.put("staff_not_saved.html", words=_MEANWHILE)
    if last:
        _undo(visit, last, rows.get(last.number, ()))
    for version in kept[:MOST]:
        _version(visit, version, rows.get(version.number, ()))


def _last(visit: Visit) -> Version | None:
    try:
        return store.to_undo(visit.desk.folder)
    except NothingToUndo:
        return None


def _undo(visit: Visit, version: Version, changes: Sequence[Change]) -> None:
    """Offer to take back the last change, after a second look at what it was."""
    asked = st.session_state.get("undo") == version.number
    if not asked:
        st.button(
            "Undo the last change",
            key="undo_ask",
            on_click=st.session_state.__setitem__,
            args=("undo", version.number),
        )
        return
    with st.container(key="undo_sure"):
        members = _by_member(changes)
        names = [(_name(visit, member, own), len(own)) for member, own in members.items()]
        visit.put(
            "staff_undo.html", version=version, when=visit.time(version.when),
            names=names[:MOST_NAMED], more=max(0, len(names) - MOST_NAMED),
        )  # fmt: skip
        with st.container(horizontal=True):
            sure = st.button("Yes, undo it", type="primary", key="undo_yes")
            st.button("No, keep it", key="undo_no", on_click=st.session_state.pop, args=("undo",))
    if sure:
        _take_back(visit, version)


def _take_back(visit: Visit, version: Version) -> None:
    st.session_state.pop("undo", None)
    try:
        store.undo(visit.desk.folder, number=version.number)
    except ChangedMeanwhile:
        visit.put("staff_not_saved.html", words=_MEANWHILE)
    except ChangedSince as error:
        words = "Not undone: {files} was changed by another program since. Ask the operator."
        visit.put("staff_not_saved.html", words=visit.t(words, files=", ".join(error.paths)))
    except DirectoryError as error:
        visit.put("staff_not_saved.html", words=str(error))
    else:
        words = visit.t("Undone. The files are as before, byte for byte.")
        visit.say("staff_notice.html", words=words)
        st.rerun()


def _version(visit: Visit, version: Version, changes: Sequence[Change]) -> None:
    visit.put(
        "staff_version.html",
        version=version,
        when=visit.time(version.when),
        members=[
            (member, _name(visit, member, own), preview.lines(visit, own))
            for member, own in _by_member(changes[:MOST_CHANGES]).items()
        ],
        more=max(0, len(changes) - MOST_CHANGES),
        known=visit.data.state.members,
    )


def _by_member(changes: Sequence[Change]) -> Mapping[str, list[Change]]:
    """Return the changes of each member, but not that it has an id."""
    found: dict[str, list[Change]] = defaultdict(list)
    for change in preview.of_facts(changes):
        found[change.member].append(change)
    return found


def _name(visit: Visit, member: str, changes: Sequence[Change]) -> str:
    cells = visit.data.state.members.get(member)
    named = [c.old or c.new for c in changes if c.field == "name"]
    return cells["name"] if cells else next(iter(named), member)
