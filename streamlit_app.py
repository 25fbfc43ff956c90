"""The application: ``streamlit run streamlit_app.py`` (or ``make run``).

Streamlit finds it by the call of ``st.App`` in this file.
"""

import streamlit as st

from directory.app import SCRIPT, lifespan, site
from directory.app.failing import say_so

served = site()
app = st.App(
    SCRIPT,
    routes=served.routes(),
    middleware=served.middleware(),
    lifespan=lifespan,
    on_script_error=say_so,
)
