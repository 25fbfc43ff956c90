"""How the editor is served: on this machine alone unless a login is set up."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from directory.app.staff.desk import Desk, set_up
from directory.errors import DataError
from directory.locale import translator
from directory.web.guard import LOCAL_HOSTS, NotOpened, opened
from directory.web.shelf import FOLDER_VARIABLE
from directory.web.staff import StaffSite

SCRIPT = Path(__file__).parent / "script.py"


def site() -> StaffSite:
    """Return what is served round the editor.

    Ends the process if it would be open to others, or if the data cannot be read at all.
    """
    folder = Path(os.environ.get(FOLDER_VARIABLE, "data"))
    try:
        login = opened(st.get_option("server.address"), _secrets())
        if st.get_option("browser.gatherUsageStats"):
            raise NotOpened("Not started. Start it with: directory staff")
        desk = Desk(folder, login)
        desk.data  # noqa: B018 (read now, so that what is wrong is said at the start)
        hosts = st.get_option("server.allowedHosts") if login else LOCAL_HOSTS
        made = StaffSite(
            translator(),
            Path(st.__file__).parent / "static",
            tuple(hosts),
            with_login=login is not None,
        )
    except (NotOpened, DataError) as error:
        sys.exit(str(error))
    set_up(desk)
    return made


def _secrets() -> Mapping[str, Any]:
    try:
        return st.secrets.to_dict()
    except StreamlitSecretNotFoundError:
        return {}
