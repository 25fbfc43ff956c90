"""The pages for a person who comes alone."""

from __future__ import annotations

from collections.abc import Iterator

from directory.matching import Result
from directory.query import Query
from directory.web.cards import cards
from directory.web.own import for_oneself
from directory.web.pages.page import Desk, Page, Section, countries


def countries_alone(desk: Desk) -> list[str]:
    """Return the codes of the countries in which a person who comes alone has whom to ask."""
    return [code for code in countries(desk) if next(_alone(desk, code), None)]


def oneself(desk: Desk) -> Page:
    """Return the page for a person who comes alone: the countries to choose from."""
    return Page(
        "self.html",
        desk.titled(desk.t("Countries")),
        desk.t("Worried about your own behaviour? Lines and programmes that you can ask yourself."),
        {"countries": countries_alone(desk), "emergency": desk.finder.settings.emergency},
    )


def oneself_in(desk: Desk, key: str) -> Page | None:
    """Return the lines and programmes of a country for a person who comes alone."""
    code = key.upper()
    if key != code.lower() or code not in countries_alone(desk):
        return None
    sections = _alone(desk, code)
    query = Query(countries=(code,), referral_routes=("self",))
    t, name = desk.t, desk.phrases.country(code)
    return Page(
        "self_country.html",
        desk.titled(name),
        t("{country}: lines and programmes that you can ask yourself.", country=name),
        {
            "name": name,
            "sections": [
                Section("self", heading, "", cards(desk.finder, desk.phrases, query, results))
                for heading, results in sections
            ],
            "emergency": desk.finder.settings.emergency,
            "network": desk.finder.settings.network,
        },
    )


def _alone(desk: Desk, code: str) -> Iterator[tuple[str, tuple[Result, ...]]]:
    query = Query(countries=(code,), referral_routes=("self",))
    found = desk.finder.find(query, today=desk.today)
    return for_oneself(desk.finder, desk.phrases, found, desk.today)
