"""What Streamlit runs for a visitor of the editor: first who it is, then the page."""

import streamlit as st

from directory.app.staff import entrance

st.set_page_config(page_title="Programme directory · staff", layout="wide")
entrance.enter()
