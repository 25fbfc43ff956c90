"""The HTML document of the map page: folium makes the map, our template the page round it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import folium
from jinja2 import Environment, PackageLoader, StrictUndefined

from directory.map import assets
from directory.map.lands import lands
from directory.map.points import named_members, places
from directory.map.shapes import VIEW_BOX, shapes
from directory.members import Directory

#: Returns the words for an English text in the reader's language, its values filled in.
Translate = Callable[..., str]

#: Options of the map in Leaflet's own words; our script has its own keys, wheel and buttons.
_LEAFLET: dict[str, Any] = {
    "minZoom": 2,
    "maxZoom": 10,
    "zoomSnap": 0.25,
    "attributionControl": False,
    "boxZoom": False,
    "fadeAnimation": False,
    "keyboard": False,
    "scrollWheelZoom": False,
}


def page(
    directory: Directory, basemap: str, t: Translate, *, lang: str = "en", direction: str = "ltr"
) -> str:
    """Return the whole HTML document of the map, the same for the same data.

    ``basemap`` is a GeoJSON FeatureCollection of countries. No text of the data goes through
    folium, whose templates and template literals would run it: it stands in a block of JSON,
    escaped, from which our script makes the points.
    """
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("directory.map", ""),
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    countries = json.loads(basemap)
    figure = folium.Figure()
    # Tiles and controls would come from elsewhere.
    chart = _Map(location=[52, 12], zoom_start=4, tiles=None, zoom_control=False, **_LEAFLET)
    chart.add_to(figure)
    figure.render()
    return environment.get_template("page.html").render(
        lang=lang,
        direction=direction,
        styles=assets.text(assets.STYLES),
        leaflet=assets.text(assets.LEAFLET),
        scripts=assets.text(assets.SCRIPTS),
        words=_words(t),
        data={
            "edition": directory.edition,
            "members": named_members(directory),
            "places": places(directory),
            "lands": lands(countries, {member.country for member in directory.members}),
            "words": _words_for_points(t),
        },
        view_box=VIEW_BOX,
        shapes=shapes(countries),
        map=figure.html.render(),
        script=figure.script.render(),
    )


class _Map(folium.Map):
    """A folium map with one name, so that the page is the same on every machine."""

    def get_name(self) -> str:
        return "programmes_map"


def _words(t: Translate) -> dict[str, str]:
    return {
        "title": t("Map"),
        "heading": t("Map of programmes"),
        "zoom": t("Zoom"),
        "zoom_in": t("Zoom in"),
        "zoom_out": t("Zoom out"),
        "whole": t("Show all points"),
        "answer": t("In the answer"),
        "elsewhere": t("Elsewhere"),
        "close": t("Close"),
        "closer": t("Zoom in here"),
        "two_fingers": t("Use two fingers to move the map"),
        "source": t("Map: Natural Earth"),
        "no_script": t("The map needs JavaScript. The list names the same organisations."),
    }


def _words_for_points(t: Translate) -> dict[str, str]:
    """Return texts in which the script fills in the names in braces."""
    return {
        "points": t("Organisations: the arrow keys go from one to the next"),
        "point": t("{name}, {city}", name="{name}", city="{city}"),
        "elsewhere": t("{name}, {city}, elsewhere", name="{name}", city="{city}"),
        "together": t("Organisations in {city}: {count}", city="{city}", count="{count}"),
        "around": t("Organisations around {city}: {count}", city="{city}", count="{count}"),
        "more": t("and {count} more", count="{count}"),
        "here": t("The place that was asked for"),
        "here_named": t("The place that was asked for: {city}", city="{city}"),
    }
