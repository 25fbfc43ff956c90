"""What every page of the editor needs: the newest data, the words, who is at work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st
from babel.dates import format_date, format_datetime

from directory import countries
from directory.app.staff.desk import Data, Desk, desk
from directory.locale import Translator, translator
from directory.web.guard import ROLE
from directory.web.templating import render

#: Where a message waits for the next run of the page.
_SAID = "said"

_ROLE = "role"


@dataclass(frozen=True)
class Visit:
    """One run of a page: the newest data and the words."""

    desk: Desk
    data: Data
    t: Translator

    @classmethod
    def now(cls) -> Visit:
        """Return the visit of this run; LookupError if the editor was not started as it must."""
        here = desk()
        if here is None:
            raise LookupError("no desk")
        return cls(here, here.data, translator())

    @property
    def role(self) -> str:
        """The role in which the person works: that of the login, or the one that was chosen."""
        login = self.desk.login
        if login:
            return login.role(st.user.to_dict())
        return str(st.session_state.get(_ROLE, ROLE))

    def work_as(self, role: str) -> None:
        """Remember the role for the rest of the session."""
        st.session_state[_ROLE] = role

    def put(self, template: str, **values: object) -> None:
        """Put a template on the page; Streamlit removes what could run a script.

        What is blank with these values keeps its place: otherwise all that follows would be
        drawn anew when it comes.
        """
        body = render(template, t=self.t, **values).strip()
        if body:
            st.html(body)
        else:
            st.empty()

    def say(self, template: str, **values: object) -> None:
        """Keep a message for the next run, which puts it first on the page."""
        st.session_state[_SAID] = (template, values)

    def put_said(self) -> None:
        """Put the message of the last run on the page, once."""
        template, values = st.session_state.pop(_SAID, ("", {}))
        if template:
            self.put(template, **values)
        else:
            st.empty()

    def title(self, column: str) -> str:
        """Return the declared title of a column of members.csv; a plural for the whole entry."""
        return self.data.state.table("members").column(column).title

    def said(self, column: str, cell: str) -> str:
        """Return a cell in words."""
        day = _date(cell)
        if day:
            return format_date(day, "d MMM y", locale=self.t.language)
        return self.data.words.said(column, cell)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return countries.name(code)

    def time(self, moment: datetime) -> str:
        """Return a moment as the clock on this machine shows it."""
        return format_datetime(moment.astimezone(), "d MMM, HH:mm", locale=self.t.language)


def _date(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if len(cell) == 10 else None
    except ValueError:
        return None


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)
