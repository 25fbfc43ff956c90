"""The page of a language: who works in it, and how sure that is."""

from __future__ import annotations

from directory.query import Query
from directory.web.cards import cards
from directory.web.pages.lists import languages
from directory.web.pages.page import Desk, Page, Section


def language_page(desk: Desk, code: str) -> Page | None:
    """Return the page of a language, None if nobody asks for it here.

    How sure a language is stands in its heading: stated, assumed, with an interpreter, related.
    """
    if code not in languages(desk):
        return None
    t, name = desk.t, desk.phrases.language(code)
    query = Query(languages=(code,))
    groups = desk.finder.find(query, today=desk.today)
    match = groups.group("match").results
    ask = groups.group("ask")
    official = [r for r in ask.results if any(x.code == "official_in_country" for x in r.reasons)]
    notes = _language_notes(desk, name)
    parts = (
        ("stated", [r for r in match if r.language.grade == "stated"]),
        ("official", [r for r in match if r.language.grade == "official"]),
        ("interpreter", groups.group("interpreter").results),
        ("related", groups.group("related").results),
        ("ask", official),
    )
    own = desk.finder.languages.own_name(code)
    return Page(
        "language.html",
        desk.titled(name),
        t(
            "{language}: which programmes in Europe for people who have used violence at home "
            "state that they work in it, with interpreters, or in a related language.",
            language=name if own == name else f"{name} ({own})",
        ),
        {
            "code": code,
            "name": name,
            "own_name": own if own != name else "",
            "sections": [
                Section(part, *notes[part], cards(desk.finder, desk.phrases, query, results))
                for part, results in parts
                if results
            ],
            "nobody": not parts[0][1],
            "silent": ask.total - len(official),
        },
    )


def _language_notes(desk: Desk, name: str) -> dict[str, tuple[str, str]]:
    """Return the heading of each grade, and what it means."""
    t = desk.t
    return {
        "stated": (
            t("Works in {languages}", languages=name),
            t("A source says so. Ask whether it still holds."),
        ),
        "official": (
            t("{language}, assumed", language=name),
            t("It is the official language there. No source says that the work is done in it."),
        ),
        "interpreter": (
            t("With an interpreter"),
            t("A source says that interpreters are arranged, not for which language."),
        ),
        "related": (
            t("In a related language"),
            t("Many speakers understand it. Ask the person first, then the programme."),
        ),
        "ask": (
            t("Ask about {languages}", languages=name),
            t("It is one of several official languages there, and not assumed."),
        ),
    }
