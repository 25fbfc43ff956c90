"""The fields of a member's form, made of the declaration, and what they hold as cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

import streamlit as st

from directory.app.staff.draft import Draft
from directory.app.staff.visit import Visit
from directory.declaration import Column
from directory.members import FACTS, split_list
from directory.staff.words import Words

#: What is checked and shown anew when nobody has typed for so long.
PAUSE = "700ms"

#: The columns under their headings, in the order in which a new member is asked for. What the
#: declaration has beside these stands at the end.
GROUPS: Mapping[str, Sequence[str]] = {
    "Organisation": ("name", "name_native", "acronym", "kind", "membership"),
    "Where": ("country", "city", "serves"),
    "Contact": ("phone", "email", "website", "notes"),
    "Programme": ("languages", "interpreter", "specialisms", "formats", "referral_routes"),
    "Made sure on": ("checked_on", "confirmed_on"),
}

#: What changes most often comes first in the form of a member that is there already.
OFTEN = ("Contact", "Programme")

#: What a description says of codes and how they are joined in a file.
_CODES = re.compile(r":.*? joined by a semicolon[^.]*|^Two-letter country code[^.]*[.]")

#: What is typed beside the cells, by its name in the draft.
Remark = Literal["why", "removal"]
REMARKS: tuple[Remark, ...] = get_args(Remark)

#: Columns whose text goes over several lines on screen.
LONG = ("notes",)


def groups(visit: Visit, *, new: bool = True) -> Iterator[tuple[str, list[Column]]]:
    """Yield the headings of the form and the columns below each."""
    columns = {column.name: column for column in visit.data.state.table("members").columns}
    del columns["id"]
    first = () if new else OFTEN
    for heading in (*first, *(heading for heading in GROUPS if heading not in first)):
        yield heading, [columns.pop(name) for name in GROUPS[heading] if name in columns]
    if columns:
        yield "More", list(columns.values())


def key(draft: Draft, name: str) -> str:
    """Return the key of a field in the state of the session."""
    return f"{draft.token}-{name}"


def held(name: str, value: Any) -> Any:
    """Return what a field holds; it begins with a value, also after it was off the page."""
    return st.session_state.setdefault(name, value)


def take(visit: Visit, draft: Draft) -> None:
    """Put what the fields hold into the draft, before anything is drawn."""
    for _, columns in groups(visit):
        for column in columns:
            _keep(draft, column)
    for name in REMARKS:
        _keep_remark(draft, name)


def _keep(draft: Draft, column: Column) -> None:
    """Put what a field holds into the draft; also when the page is left in the same moment."""
    cell = draft.cells.get(column.name, "")
    value = held(key(draft, column.name), list(split_list(cell)) if column.is_list else cell)
    draft.cells[column.name] = _cell(column, value, draft.seen.get(column.name, ""))


def _keep_remark(draft: Draft, name: Remark) -> None:
    setattr(draft, name, held(key(draft, name), getattr(draft, name)).strip())


def remark(draft: Draft, name: Remark, label: str) -> None:
    """Put the field of a remark on the page, such as why something is changed."""
    st.text_input(
        label, key=key(draft, name), live=PAUSE, autocomplete="off",
        on_change=_keep_remark, args=(draft, name),
    )  # fmt: skip


def typed(draft: Draft) -> Mapping[str, str]:
    """Return the texts that the draft has, by the keys of their fields.

    The browser compares them with what it shows, and so knows what has not come in yet.
    """
    found = {key(draft, name): cell for name, cell in draft.cells.items()}
    found |= {key(draft, name): getattr(draft, name) for name in REMARKS}
    origins = {"source": draft.source}
    origins |= {f"source-{name}": origin for name, origin in draft.sources.items()}
    for name, origin in origins.items():
        found |= {key(draft, f"{name}-url"): origin.url, key(draft, f"{name}-date"): origin.date}
    return found


def put(draft: Draft, name: str, cell: str) -> None:
    """Put a text into a field and the draft; before the fields are drawn."""
    st.session_state[key(draft, name)] = draft.cells[name] = cell


def forget(draft: Draft, name: str) -> None:
    """Let a field begin anew with what the draft holds; before the fields are drawn."""
    st.session_state.pop(key(draft, name), None)


def _cell(column: Column, value: Any, seen: str) -> str:
    if column.is_list:
        same = set(value) == set(split_list(seen))
        return seen if same else ";".join(value)
    return " ".join(str(value or "").split())


def field(visit: Visit, draft: Draft, column: Column) -> None:
    """Put the field of a column on the page."""
    choices = visit.data.words.choices(column.name)
    name = key(draft, column.name)
    label = column.title
    kept: dict[str, Any] = {"on_change": _keep, "args": (draft, column)}
    if column.is_list:
        options = [*choices, *(v for v in split_list(draft.cells[column.name]) if v not in choices)]
        st.multiselect(
            label, options, format_func=lambda code: words(visit.data.words, column.name, code),
            key=name, placeholder="Not known", select_all=False, filter_mode="contains",
            wrap=True, **kept,
        )  # fmt: skip
    elif choices:
        cell = draft.cells[column.name]
        options = [*([] if column.required and cell else [""]), *choices]
        options += [cell] if cell not in options else []
        unknown = "Choose" if column.required else "Not known"
        st.selectbox(
            label, options, key=name, filter_mode="contains",
            format_func=lambda code: words(visit.data.words, column.name, code) or unknown, **kept,
        )  # fmt: skip
    elif column.name in LONG:
        st.text_area(label, key=name, height=96, **kept)
    else:
        st.text_input(label, key=name, live=PAUSE, autocomplete="off", **kept)


def help_of(column: Column) -> str:
    """Return what the declaration says of a column, but not how codes are typed: one chooses."""
    return _CODES.sub("", column.description).strip()


def words(known: Words, column: str, value: str) -> str:
    """Return the words of one value; a language also has its own name."""
    said = known.choices(column).get(value, value)
    if column != "languages":
        return said
    own = known.languages.own_name(value)
    return f"{said} · {own}" if own and own.casefold() != said.casefold() else said


def is_fact(column: str) -> bool:
    """Return whether a column needs a source when it is filled in."""
    return column in FACTS
