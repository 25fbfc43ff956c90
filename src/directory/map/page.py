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
    # Drawn three views wide, so that no edge shows while the map is dragged.
    "renderer": folium.JsCode("L.svg({padding: 1})"),
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
    shapes = json.loads(basemap)
    figure = folium.Figure()
    _map(shapes).add_to(figure)
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
            "lands": lands(shapes, {member.country for member in directory.members}),
            "words": _words_for_points(t),
        },
        map=figure.html.render(),
        script=figure.script.render(),
    )


class _Map(folium.Map):
    """A folium map with one name, so that the page is the same on every machine."""

    def get_name(self) -> str:
        return "programmes_map"


class _Countries(folium.GeoJson):
    """The base map, with one name for the same reason."""

    def get_name(self) -> str:
        return "countries"


def _map(basemap: dict[str, Any]) -> folium.Map:
    """Return the map of the countries; tiles and controls would come from elsewhere."""
    chart = _Map(location=[52, 12], zoom_start=4, tiles=None, zoom_control=False, **_LEAFLET)
    _Countries(_shapes(basemap), style_function=_style).add_to(chart)
    return chart


def _shapes(basemap: dict[str, Any]) -> dict[str, Any]:
    """Return the base map without its texts: folium reads what it writes as a template again."""
    shapes = [
        {
            "type": "Feature",
            "properties": {"kind": "country" if feature["properties"].get("name") else "beyond"},
            "geometry": feature["geometry"],
        }
        for feature in basemap["features"]
    ]
    return {"type": "FeatureCollection", "features": shapes}


def _style(feature: dict[str, Any]) -> dict[str, Any]:
    """Return what Leaflet needs to know; the colours are in map.css, for light and dark."""
    return {"className": feature["properties"]["kind"], "interactive": False}


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
