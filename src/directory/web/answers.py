"""The words of an answer: its count, and the headings of its groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from directory.locale import Phrases
from directory.matching import Answer
from directory.query import Query


def count(phrases: Phrases, answer: Answer) -> str:
    """Return how many results there are, group by group."""
    t = phrases.t
    totals = {group.code: group.total for group in answer.groups}
    parts = [_fitting(phrases, answer.query, totals.get("match", 0))]
    words = {
        "interpreter": t("{number} with an interpreter"),
        "related": t("{number} in a related language"),
        "ask": t("{number} to ask"),
        "elsewhere": t("{number} elsewhere"),
    }
    parts += [words[code].format(number=totals[code]) for code in words if totals.get(code)]
    return " · ".join(parts)


def heading(phrases: Phrases, query: Query, code: str) -> str:
    """Return the heading of a group."""
    t = phrases.t
    languages = _languages(phrases, query)
    if code == "match" and languages:
        return (
            t("Works in {languages}, within reach", languages=languages)
            if query.home
            else t("Works in {languages}", languages=languages)
        )
    if code == "ask" and languages:
        return t("Ask about {languages}", languages=languages)
    if code == "match" and not query.home:
        return t("In all countries")
    return phrases.group(code)


def parts(phrases: Phrases, query: Query) -> Iterator[tuple[str, Query]]:
    """Yield the words for each part of a query, and the query without it."""
    t = phrases.t
    for code in query.languages:
        others = tuple(language for language in query.languages if language != code)
        yield phrases.language(code), replace(query, languages=others)
    if query.near is not None:
        yield query.near.label, replace(query, near=None, within_km=None)
    for code in query.countries:
        rest = tuple(country for country in query.countries if country != code)
        yield phrases.country(code), replace(query, countries=rest)
    if query.within_km:
        yield t("{km} km", km=f"{query.within_km:g}"), replace(query, within_km=None)
    if query.who:
        who = {"man": t("a man"), "woman": t("a woman")}[query.who]
        yield who, replace(query, who="")
    for column, code in query.needs:
        kept = tuple(value for value in getattr(query, column) if value != code)
        changed: dict[str, Any] = {column: kept}
        yield phrases.label(column, code), replace(query, **changed)


def _fitting(phrases: Phrases, query: Query, number: int) -> str:
    t = phrases.t
    languages = _languages(phrases, query)
    if languages and not number:
        return t("None states that it works in {languages}", languages=languages)
    if languages:
        works = t.count(
            "{number} works in {languages}",
            "{number} work in {languages}",
            number,
            languages=languages,
        )
        return t("{works}, within reach", works=works) if query.home else works
    if query.home:
        return t("{number} within reach", number=number)
    return t.count("{number} programme", "{number} programmes", number)


def _languages(phrases: Phrases, query: Query) -> str:
    return phrases.t(" or ").join(map(phrases.language, query.languages))
