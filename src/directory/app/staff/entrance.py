"""The entrance: nobody sees a page with data who has not come in by it."""

from __future__ import annotations

import streamlit as st

from directory.app.staff import history, importing, listing, member, worklist
from directory.app.staff.desk import desk
from directory.locale import translator
from directory.web.templating import render


def enter() -> None:
    """Put the page on the screen that the address names, or what is needed before."""
    here = desk()
    if here is None:
        _put("staff_closed.html")
        return
    if here.login and not here.login.role(st.user.to_dict()):
        known = bool(st.user.to_dict().get("is_logged_in"))
        _put("staff_login.html", known=known)
        if known:
            st.button("Log out", on_click=st.logout)
        else:
            st.button("Log in", on_click=st.login, type="primary")
        return
    pages = [
        st.Page(worklist.page, title="Work list", default=True),
        st.Page(listing.page, title="Members", url_path="members"),
        st.Page(member.page, title="Member", url_path="member"),
        st.Page(importing.page, title="Import", url_path="import"),
        st.Page(history.page, title="History", url_path="history"),
    ]
    st.navigation(pages, position="hidden").run()


def _put(template: str, **values: object) -> None:
    st.html(render(template, t=translator(), **values))
