"""What every page of the app needs: the shared data, the words, and how to put HTML out."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from directory.finder import Finder
from directory.locale import Phrases, Translator, translator
from directory.web import shelf
from directory.web.templating import render

#: What the map is told so that it shows every member.
EVERYBODY = "all"


@dataclass(frozen=True)
class Visit:
    """One run of a page: the newest good data and the visitor's words."""

    finder: Finder
    t: Translator
    phrases: Phrases

    @classmethod
    def now(cls) -> Visit:
        """Return the visit of this run."""
        finder = shelf().finder
        t = translator()
        return cls(finder, t, Phrases(t, finder.directory, finder.languages))

    def put(self, template: str, **values: object) -> None:
        """Put a template on the page; Streamlit removes what could run a script."""
        st.html(render(template, t=self.t, phrases=self.phrases, **values))


def map_beside(visit: Visit, key: str = "map") -> None:
    """Put the place of the map on the page; page.js puts the frame there and fills it.

    Streamlit's own frame would weigh two requests more and allow the map more than it needs.
    """
    with st.container(key=key):
        visit.put("map.html")
