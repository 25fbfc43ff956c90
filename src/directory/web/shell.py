"""The frame of every page: exit link, navigation and status come before Streamlit's root."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

from directory.locale import Translator
from directory.settings import Settings
from directory.web import scripts
from directory.web.files import without_fonts
from directory.web.templating import render, static

#: The pages of the app, as paths.
FIND, LISTING, COVERAGE, ABOUT, SAFETY, OWN, ORGANISATION = (
    "/", "/list", "/coverage", "/about", "/safety", "/self", "/organisation",
)  # fmt: skip
PATHS = (FIND, LISTING, COVERAGE, ABOUT, SAFETY, OWN, ORGANISATION)
WITH_FIELDS = (FIND, OWN)

#: Of Streamlit's head we keep its scripts; not its font, icon, title, links. Its style sheet
#: stands in the page itself, one request less.
_KEPT = re.compile(
    r"<script\b[^>]*>.*?</script>|<link\s[^>]*rel=\"modulepreload\"[^>]*>", re.DOTALL
)
_STYLE = re.compile(r"<link\s[^>]*rel=\"stylesheet\"[^>]*href=\"\./([^\"]*)\"[^>]*>")


def app_page(t: Translator, settings: Settings, streamlit_index: Path, *, has_fields: bool) -> str:
    """Return the HTML of an app page: our frame round the installed Streamlit's scripts.

    What draws a page, with or without fields to search by, is asked for at once.
    """
    parts = streamlit_parts(streamlit_index)
    folder = streamlit_index.parent / "static" / "js"
    needed = scripts.drawing(folder, (*scripts.WORDS, *(scripts.FIELDS if has_fields else ())))
    return framed(
        "app.html",
        t,
        settings,
        **parts,
        needed=[name for name in needed if name not in parts["streamlit_head"]],
        network=settings.network,
        parts_css=static("parts.css"),
        look_css=static("look.css"),
        page_js=static("page.js"),
    )


def streamlit_parts(streamlit_index: Path) -> dict[str, str]:
    """Return what a frame takes over of the installed Streamlit: its scripts and its styles."""
    index = streamlit_index.read_text(encoding="utf-8")
    styles = [streamlit_index.parent / path for path in _STYLE.findall(index)]
    return {
        "streamlit_head": "\n".join(_KEPT.findall(index)).replace('"./', '"/'),
        "streamlit_css": "".join(map(without_fonts, styles)),
    }


def message_page(t: Translator, settings: Settings, title: str, words: str) -> str:
    """Return the HTML of a page that only says something, for example that nothing is here."""
    return framed("message.html", t, settings, title=title, words=words)


def framed(template: str, t: Translator, site: Settings, /, **values: object) -> str:
    """Return a page in our frame; ``pages`` are the (address, words) of its navigation."""
    return render(
        template,
        t=t,
        leave_url=site.leave_url,
        leave_js=static("leave.js"),
        icon=quote(static("icon.svg").strip()),
        first_css=static("first.css"),
        **{"pages": _app_pages(t)} | values,
    )


def _app_pages(t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        (FIND, t("Find")),
        (LISTING, t("Map and list")),
        (COVERAGE, t("Coverage")),
        (ABOUT, t("About the data")),
        (SAFETY, t("Safety")),
    )
