"""The application: ``streamlit run streamlit_app.py`` (or ``make run``).

Streamlit finds it by the call of ``st.App`` in this file.
"""

import streamlit as st

from directory.app import SCRIPT, lifespan, site

served = site()
app = st.App(SCRIPT, routes=served.routes(), middleware=served.middleware(), lifespan=lifespan)
