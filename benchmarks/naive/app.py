"""The directory as one writes it in an afternoon: the build that ours is measured against.

``streamlit run app.py -- FOLDER`` in this folder, so that no settings but Streamlit's own hold.
It follows the manuals of Streamlit, folium and streamlit-folium: data are cached, the map has a
key and returns nothing, so that moving it does not run the script again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import streamlit as st
from babel import Locale
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

NAMES = Locale("en")
LISTS = ["languages", "specialisms", "formats", "referral_routes"]
COLUMNS = ["name", "city", "country", "kind", *LISTS, "phone", "email", "website", "notes"]


@st.cache_data
def read(folder: str) -> pd.DataFrame:
    """Return the members with their coordinates; lists as lists."""
    members = pd.read_csv(Path(folder, "members.csv"), dtype=str, keep_default_na=False)
    places = pd.read_csv(Path(folder, "places.csv"), keep_default_na=False)
    members = members.merge(places, on=["country", "city"], how="left")
    for column in LISTS:
        members[column] = members[column].str.split(";").map(lambda cells: [c for c in cells if c])
    return members


@st.cache_data
def values(folder: str, column: str) -> list[str]:
    """Return what a column of lists holds, each value once."""
    return sorted(read(folder)[column].explode().dropna().unique())


def chosen(members: pd.DataFrame, column: str, wanted: list[str]) -> pd.DataFrame:
    """Return the members that have any of the wanted values; all if none is wanted."""
    if not wanted:
        return members
    return members[members[column].map(lambda cells: not set(wanted).isdisjoint(cells))]


def map_of(members: pd.DataFrame) -> folium.Map:
    """Return a map with a marker and a popup for each member in a town."""
    chart = folium.Map(location=[52, 12], zoom_start=4)
    cluster = MarkerCluster().add_to(chart)  # type: ignore[no-untyped-call]
    rows: Iterable[Any] = members.dropna(subset=["latitude"]).itertuples()
    for member in rows:
        words = f"<b>{member.name}</b><br>{member.city}, {NAMES.territories[member.country]}"
        for text in (", ".join(member.languages), member.phone, member.email, member.website):
            words += f"<br>{text}" if text else ""
        folium.Marker(
            [member.latitude, member.longitude],
            popup=folium.Popup(words, max_width=300),
            tooltip=member.name,
        ).add_to(cluster)
    return chart


st.set_page_config(page_title="Programme directory", layout="wide")
st.title("Programme directory")
folder = sys.argv[1]
members = read(folder)
left, middle, right = st.columns(3)
languages = left.multiselect(
    "Language",
    values(folder, "languages"),
    format_func=lambda code: NAMES.languages.get(code, code),
)
countries = middle.multiselect(
    "Country", sorted(members["country"].unique()), format_func=NAMES.territories.__getitem__
)
specialisms = right.multiselect("Specialism", values(folder, "specialisms"))

found = chosen(members, "languages", languages)
found = chosen(found, "specialisms", specialisms)
if countries:
    found = found[found["country"].isin(countries)]

st.subheader(f"{len(found)} programmes")
list_side, map_side = st.columns([3, 2])
with list_side:
    st.dataframe(found[COLUMNS], hide_index=True, height=600)
with map_side:
    st_folium(map_of(found), key="map", height=600, use_container_width=True, returned_objects=[])
