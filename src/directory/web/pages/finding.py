"""The page with the map, the list under it, and the data by which a script finds in the list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from directory.freshness import LAST, is_older, sure_on
from directory.locale.phrases import GROUPS
from directory.matching import age
from directory.members import Member
from directory.query import Query
from directory.web import answers
from directory.web.cards import MARKS
from directory.web.options import language_options
from directory.web.pages.page import Desk, Page, in_page
from directory.web.rows import by_country

#: The names of what can be asked for in the address of the page to embed.
ASKED = ("language", "country", "specialism")


def map_page(desk: Desk, query: Query | None = None) -> Page:
    """Return the page; a query decides what stands in the list before any script runs."""
    t, members = desk.t, desk.finder.directory.members
    query = query or Query()
    return Page(
        "map.html",
        desk.titled(t("Map")),
        t("Map and list of organisations in Europe that work with people who have used violence."),
        {
            "groups": _groups(desk, query),
            "is_asked": query != Query(),
            "long_ago": partial(age, today=desk.today),
            "count": _everything(desk) if query == Query() else _count(desk, query),
            "chosen": {
                "language": "".join(query.languages),
                "country": "".join(query.countries),
                "specialism": "".join(query.specialisms),
            },
            "options": _options(desk),
            "data": in_page(data(desk)),
            "members": len(members),
        },
    )


def data(desk: Desk) -> Mapping[str, Any]:
    """Return what the script needs to give the groups and the order of the core.

    Members stand in the order of the index, which decides between equals.
    """
    finder, phrases, t = desk.finder, desk.phrases, desk.t
    place = {member.id: number for number, member in enumerate(_in_list(desk))}
    asked = [code for code, _ in _options(desk)["language"]]
    some_language = Query(languages=("{languages}",))
    return {
        "members": [
            _told(desk, number, member) | {"place": place[member.id]}
            for number, member in enumerate(finder.index.members)
        ],
        "related": {
            code: [relative.offered for relative in finder.languages.relatives.of(code)]
            for code in asked
        },
        "languages": {code: phrases.language(code) for code in asked},
        "countries": [(code, name) for code, name, _ in by_country(phrases, _in_list(desk))],
        "headings": {code: t(words) for code, words in GROUPS.items()} | {"match": t("Programmes")},
        "asked": {c: answers.heading(phrases, some_language, c) for c in ("match", "ask")},
        "grades": [f"{MARKS[grade]} {words}" for grade, words in _grades(desk).items()],
        "everything": _everything(desk),
    }


def _told(desk: Desk, number: int, member: Member) -> dict[str, Any]:
    index = desk.finder.index
    day = sure_on(member.checked_on, member.confirmed_on)
    return {
        "id": member.id,
        "country": member.country,
        "stated": member.languages,
        "official": desk.finder.languages.usual(member),
        "interpreter": member.interpreter == "yes",
        "describes": bool(index.describes[number]),
        "points_on": not index.placeable[number],
        "kind": int(index.kinds[number]),
        "long_ago": is_older(day, LAST, desk.today),
        "specialisms": member.specialisms,
    }


def _in_list(desk: Desk) -> list[Member]:
    groups = by_country(desk.phrases, desk.finder.directory.members)
    return [member for _, _, members in groups for member in members]


def _groups(desk: Desk, query: Query) -> list[tuple[str, str, list[Member]]]:
    """Return the code, heading and members of each part of the list."""
    if query == Query():
        return by_country(desk.phrases, desk.finder.directory.members)
    found = desk.finder.find(query, today=desk.today).groups
    parts = [
        (group.code, answers.heading(desk.phrases, query, group.code),
         [result.member for result in group.results if result.member is not None])
        for group in found
    ]  # fmt: skip
    return [part for part in parts if part[2]]


def _everything(desk: Desk) -> str:
    return desk.t("{number} organisations", number=len(desk.finder.directory.members))


def _count(desk: Desk, query: Query) -> str:
    return answers.count(desk.phrases, desk.finder.find(query, today=desk.today))


def _grades(desk: Desk) -> Mapping[str, str]:
    t, language = desk.t, "{language}"
    return {
        "stated": t("Works in {language}", language=language),
        "official": t("{language} (official language, not stated)", language=language),
        "interpreter": t("Works with interpreters: ask about {language}", language=language),
        "related": t("A related language: ask whether {language} speakers can join",
                     language=language),
        "unknown": t("Language not stated: ask about {language}", language=language),
    }  # fmt: skip


def _options(desk: Desk) -> Mapping[str, list[tuple[str, str]]]:
    """Return (code, words) of what can be chosen."""
    phrases, finder = desk.phrases, desk.finder
    stated = {code for column, code in finder.index.needs if column == "specialisms"}
    languages = sorted(language_options(finder), key=phrases.language)
    countries = sorted({m.country for m in finder.directory.members}, key=phrases.country)
    specialisms = [c for c in finder.directory.vocabulary if c in stated and c != "victim_service"]
    return {
        "language": [(code, phrases.language(code)) for code in languages],
        "country": [(code, phrases.country(code)) for code in countries],
        "specialism": [(code, phrases.label("specialisms", code)) for code in specialisms],
    }
