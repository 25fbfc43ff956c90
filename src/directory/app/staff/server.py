"""The application of the staff's editor: ``directory staff`` (or ``make staff``).

Streamlit finds it by the call of ``st.App`` in this file.
"""

import streamlit as st

from directory.app import lifespan
from directory.app.failing import say_so_to_staff
from directory.app.staff.serving import SCRIPT, site

served = site()
app = st.App(
    SCRIPT,
    routes=served.routes(),
    middleware=served.middleware(),
    lifespan=lifespan,
    on_script_error=say_so_to_staff,
)
