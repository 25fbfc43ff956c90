"""What every page of the app needs: the shared data, the words, and how to put HTML out."""

from __future__ import annotations

from dataclasses import dataclass, field

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
        st.html(self.html(template, **values))

    def html(self, template: str, **values: object) -> str:
        """Return what a template makes of the values."""
        return render(template, t=self.t, phrases=self.phrases, **values)


@dataclass
class Passage:
    """HTML that goes to the page in one message: each costs server and browser a millisecond.

    A button that stands below is put after ``send``.
    """

    visit: Visit
    _parts: list[str] = field(default_factory=list)

    def put(self, template: str, **values: object) -> None:
        """Add a template below what was put before."""
        self._parts.append(self.visit.html(template, **values))

    def send(self) -> None:
        """Put everything on the page that was added since."""
        if self._parts:
            st.html(self)
            self._parts.clear()

    def _repr_html_(self) -> str:
        # What Streamlit asks for; a text it would first look for among the files.
        return f'<div class="passage">{"".join(self._parts)}</div>'


def map_beside(visit: Visit, key: str = "map") -> None:
    """Put the place of the map on the page; page.js puts the frame there and fills it.

    Streamlit's own frame would weigh two requests more and allow the map more than it needs.
    """
    with st.container(key=key):
        visit.put("map.html")
