"""The frame of every page: exit link, navigation and status come before Streamlit's root."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from directory.locale import Translator
from directory.settings import Settings
from directory.web.templating import render, static

#: The pages of the app, as paths.
FIND, LISTING, ABOUT, SAFETY, OWN, ORGANISATION = (
    "/", "/list", "/about", "/safety", "/own-behaviour", "/organisation",
)  # fmt: skip
PATHS = (FIND, LISTING, ABOUT, SAFETY, OWN, ORGANISATION)

#: Of Streamlit's head we keep its scripts and style sheets; not its font, icon, title, links.
_KEPT = re.compile(
    r"<script\b[^>]*>.*?</script>|<link\s[^>]*rel=\"(?:modulepreload|stylesheet)\"[^>]*>", re.DOTALL
)
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


def app_page(t: Translator, settings: Settings, streamlit_index: Path) -> str:
    """Return the HTML of an app page: our frame round the installed Streamlit's scripts."""
    index = streamlit_index.read_text(encoding="utf-8")
    head = "\n".join(_KEPT.findall(index)).replace('"./', '"/')
    return _rendered("app.html", t, settings, streamlit_head=head, network=settings.network)


def message_page(t: Translator, settings: Settings, title: str, words: str) -> str:
    """Return the HTML of a page that only says something, for example that nothing is here."""
    return _rendered("message.html", t, settings, title=title, words=words)


def script_hashes(html: str) -> list[str]:
    """Return the CSP source of every inline script of a page, for example ``'sha256-…'``."""
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in _INLINE_SCRIPT.findall(html)
    ]


def _rendered(template: str, t: Translator, settings: Settings, **values: object) -> str:
    return render(
        template,
        t=t,
        leave_url=settings.leave_url,
        leave_js=static("leave.js"),
        first_css=static("first.css"),
        pages=(
            (FIND, t("Find")),
            (LISTING, t("Map and list")),
            (ABOUT, t("About the data")),
            (SAFETY, t("Safety")),
        ),
        **values,
    )
