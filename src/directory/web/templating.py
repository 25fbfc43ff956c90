"""The Jinja2 environment of all our HTML: everything is escaped unless a template is trusted."""

from __future__ import annotations

from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from directory.web.addresses import app_address


@cache
def environment() -> Environment:
    """Return the environment with the templates of ``web/templates``."""
    jinja = Environment(
        loader=PackageLoader("directory.web"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.filters["language"] = lambda code, phrases: phrases.language(code)
    jinja.filters["day"] = lambda date, language: format_date(date, "d MMM y", locale=language)
    jinja.filters["host"] = lambda url: (urlsplit(url).hostname or url).removeprefix("www.")
    # What the templates are told by the app; the plain pages say otherwise, value by value.
    jinja.globals.update(
        to=app_address, scripted=True, sheets=False, here="", asked=(), is_embedded=False
    )
    return jinja


def render(template: str, **values: object) -> str:
    """Return a template of ``web/templates`` filled in."""
    return environment().get_template(template).render(**values)


@cache
def static(name: str) -> str:
    """Return the text of a file in ``web/static``."""
    return (resources.files("directory.web") / "static" / name).read_text(encoding="utf-8")
