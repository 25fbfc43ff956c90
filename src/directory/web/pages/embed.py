"""The map page for other sites: what their address asks, and how it differs from our own."""

from __future__ import annotations

from collections.abc import Mapping

from directory.errors import NotUnderstood
from directory.query import Query
from directory.web.pages.finding import ASKED
from directory.web.pages.frame import EMBEDDED_MAP
from directory.web.pages.lists import specialisms
from directory.web.pages.page import Desk

#: Where the page and its map stand.
PAGE, MAP = "/embed", EMBEDDED_MAP


def asked(desk: Desk, parameters: Mapping[str, str]) -> Query:
    """Return what the address asks: a language, a country, a specialism, or nothing.

    Raises NotUnderstood for a value that is not known; other parameters are not ours.
    """
    given = {name: parameters[name][:100] for name in ASKED if parameters.get(name)}
    finder = desk.finder
    languages = (finder.lexicon.language(given["language"]),) if "language" in given else ()
    countries = (finder.lexicon.countries.resolve(given["country"]),) if "country" in given else ()
    specialism = given.get("specialism", "")
    if specialism and specialism not in specialisms(desk):
        raise NotUnderstood("Specialism", specialism, specialisms(desk)[:3])
    return Query(
        languages=languages,
        countries=countries,
        specialisms=(specialism,) if specialism else (),
    )
