"""The pages that list members: all of them, those of a country, those with a specialism."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from directory.matching import Result, age
from directory.members import Member
from directory.query import Query
from directory.web.cards import cards
from directory.web.options import language_options
from directory.web.pages.oneself import countries_alone
from directory.web.pages.page import Desk, Page, Section, countries
from directory.web.rows import by_country


def languages(desk: Desk) -> list[str]:
    """Return the codes of the languages that have a page, by name."""
    return sorted(language_options(desk.finder), key=desk.phrases.language)


def specialisms(desk: Desk) -> list[str]:
    """Return the codes of the specialisms that have a page, in the order of the vocabulary.

    Services for victims have none: this is no list of help for survivors.
    """
    stated = {code for column, code in desk.finder.index.needs if column == "specialisms"}
    return [c for c in desk.finder.directory.vocabulary if c in stated and c != "victim_service"]


def everything(desk: Desk) -> Page:
    """Return the list of all members."""
    t, members = desk.t, desk.finder.directory.members
    return Page(
        "list.html",
        desk.titled(t("List")),
        t(
            "{members} organisations in {countries} countries that work with people who have used "
            "violence at home: by country, language and specialism.",
            members=len(members),
            countries=len(countries(desk)),
        ),
        _listed(desk, members)
        | {
            "heading": t("All organisations, by country"),
            "countries": countries(desk),
            "languages": languages(desk),
            "specialisms": specialisms(desk),
            "members": len(members),
        },
    )


def country(desk: Desk, key: str) -> Page | None:
    """Return the page of a country, None if no member works from there."""
    code = key.upper()
    if key != code.lower() or code not in countries(desk):
        return None
    t, name = desk.t, desk.phrases.country(code)
    query = Query(countries=(code,))
    headings = {"match": t("Programmes"), "ask": t("Ask first"), "network": t("Whom to ask")}
    there = [m for m in desk.finder.directory.members if m.country == code]
    usual = {code for member in there for code in desk.finder.languages.usual(member)}
    return Page(
        "country.html",
        desk.titled(name),
        t(
            "{country}: organisations that work with people who have used violence at home, how "
            "to refer, in which languages, and what to ask.",
            country=name,
        ),
        {
            "code": code,
            "name": name,
            "members": len(there),
            "sections": [
                section
                for group in desk.finder.find(query, today=desk.today).groups
                for section in _section(desk, query, group.code, headings, group.results)
            ],
            "stated": _by_name(desk, (code for member in there for code in member.languages)),
            "official": _by_name(desk, usual),
            "comes_alone": code in countries_alone(desk),
        },
    )


def specialism(desk: Desk, code: str) -> Page | None:
    """Return the page of a specialism, None if no member states it."""
    if code not in specialisms(desk):
        return None
    t, term = desk.t, desk.finder.directory.vocabulary[code]
    stating = [m for m in desk.finder.directory.members if code in m.specialisms]
    # Its name may say what nobody beside the reader should know, so the title does not.
    return Page(
        "specialism.html",
        desk.titled(t("List")),
        t(
            "{specialism}: {number} organisations in Europe that work with people who have used "
            "violence at home state it.",
            specialism=t(term.label),
            number=len(stating),
        ),
        _listed(desk, stating)
        | {"heading": t(term.label), "definition": t(term.definition), "members": len(stating)},
    )


def _listed(desk: Desk, members: Iterable[Member]) -> dict[str, Any]:
    return {
        "groups": by_country(desk.phrases, members),
        "long_ago": partial(age, today=desk.today),
    }


def _section(
    desk: Desk, query: Query, code: str, headings: dict[str, str], results: Iterable[Result]
) -> Iterator[Section]:
    found = cards(desk.finder, desk.phrases, query, results)
    if code in headings and found:
        yield Section(code, headings[code], "", found)


def _by_name(desk: Desk, codes: Iterable[str]) -> list[str]:
    return sorted(set(codes), key=desk.phrases.language)
