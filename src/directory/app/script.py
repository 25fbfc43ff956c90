"""What Streamlit runs for a visitor: the page that the address names."""

import streamlit as st

from directory.app import about, coverage, find, listing, organisation, own, safety
from directory.locale import translator

t = translator()
st.set_page_config(page_title=t("Programme directory"), layout="wide")
st.navigation(
    [
        st.Page(find.page, title=t("Find"), default=True),
        st.Page(own.page, title=t("For yourself"), url_path="self"),
        st.Page(listing.page, title=t("Map and list"), url_path="list"),
        st.Page(organisation.page, title=t("Organisation"), url_path="organisation"),
        st.Page(coverage.page, title=t("Coverage"), url_path="coverage"),
        st.Page(about.page, title=t("About the data"), url_path="about"),
        st.Page(safety.page, title=t("Safety"), url_path="safety"),
    ],
    position="hidden",
).run()
