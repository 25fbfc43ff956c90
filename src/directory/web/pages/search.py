"""The search by plain form: what was sent, and the answer that the app would give to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from directory.errors import NotUnderstood
from directory.matching import Answer, Relaxation
from directory.query import Query, Understood, near_town
from directory.web import answers
from directory.web.cards import Card, cards
from directory.web.fields import Fields, Left
from directory.web.options import (
    RADII,
    codes,
    language_options,
    place_options,
    stated_languages,
)
from directory.web.pages.page import Desk, Page
from directory.web.pages.posted import Posted, hidden

#: So many cards of a group stand open; the rest unfolds.
FIRST = 5


@dataclass(frozen=True)
class Search:
    """What was asked: the fields as they stand now, what a line left open, the answer."""

    fields: Fields
    left: Left
    asked: Understood
    answer: Answer | None

    @property
    def query(self) -> Query:
        """The query."""
        return self.asked.query


def searched(desk: Desk, posted: Posted) -> Search:
    """Return the search that a form asks for; no answer if nothing is asked."""
    fields, left = posted.fields, Left(not_spoken=posted.denied)
    if posted.text:
        reading = desk.finder.lexicon.read(posted.text)
        fields, left = fields.poured(reading), Left.of(reading)
    asked = desk.finder.lexicon.understood(fields.wording(desk.finder.lexicon))
    asked = replace(asked, query=replace(asked.query, denied=left.not_spoken))
    if replace(asked.query, denied=()) == Query():
        return Search(fields, left, asked, None)
    answer = desk.finder.find(asked.query, today=desk.today)
    pressed = next((r for r in answer.relaxations if r.change == posted.change), None)
    if pressed is not None:
        asked = Understood(pressed.query, ())
        fields, answer = Fields.of(asked.query), desk.finder.find(asked.query, today=desk.today)
    return Search(fields, left, asked, answer)


def search_page(desk: Desk, posted: Posted | None = None) -> Page:
    """Return the page of the search, with an answer if a form was sent."""
    search = searched(desk, posted or Posted())
    return Page(
        "search.html",
        desk.titled(desk.t("Find")),
        desk.t(
            "Find a programme for a person who has used violence at home: by language, place and "
            "person. It says why it answers so, how to refer, and what to ask."
        ),
        _form(desk, search) | _hints(desk, search) | _answered(desk, search),
        listed=posted is None,
    )


def _form(desk: Desk, search: Search) -> dict[str, Any]:
    finder, fields = desk.finder, search.fields
    geocoder = finder.settings.geocoder
    names = [desk.phrases.language(code) for code in language_options(finder)]
    return {
        "fields": fields,
        "languages": ", ".join(_written(desk, code) for code in fields.languages),
        "language_names": names,
        "towns": place_options(finder),
        "more": [
            (name, words, [(c, desk.phrases.label(name, c)) for c in codes(finder, name, chosen)])
            for name, words, chosen in (
                ("specialisms", desk.t("Specialisms"), fields.specialisms),
                ("formats", desk.t("How"), fields.formats),
                ("referral_routes", desk.t("Who refers"), fields.referral_routes),
            )
        ],
        "radii": sorted({*RADII, fields.within_km}),
        "geocoder": geocoder.host if geocoder else "",
    }


def _written(desk: Desk, language: str) -> str:
    """Return what stands in the field for a language: a name that reads back to it."""
    if not desk.finder.languages.is_known(language):
        return language
    name = desk.phrases.language(language)
    if desk.finder.languages.candidates(name) == (language,):
        return name
    return desk.finder.languages.choices([language])[0]


def _hints(desk: Desk, search: Search) -> dict[str, Any]:
    left, near = search.left, search.query.near
    return {
        "left": left,
        "held": hidden(left.held) if left.held and _asks(left.held) else [],
        "emergency": desk.finder.settings.emergency,
        "hints": [
            (hint, list(_corrections(desk, hint)))
            for hint in (*left.asked_back, *search.asked.hints)
        ],
        "plain_missed": [hint.text for hint in left.missed if not hint.suggestions],
        "missed": [
            (hint, list(_corrections(desk, hint))) for hint in left.missed if hint.suggestions
        ],
        "near": near,
        "namesakes": [(near_town(o).label, o.label) for o in near.others] if near else [],
    }


def _corrections(desk: Desk, hint: NotUnderstood) -> Iterator[tuple[str, str, str]]:
    """Yield (words, field, value) of the buttons that say what was meant."""
    languages = desk.finder.lexicon.languages
    choices = list(hint.suggestions)
    for choice in choices:
        is_language = hint.what != "Place" and languages.candidates(choice)
        yield choice, "language" if is_language else "place", choice
    if hint.several and len(choices) == 2 and all(map(languages.candidates, choices)):
        yield desk.t("Either"), "language", "; ".join(choices)


def _answered(desk: Desk, search: Search) -> dict[str, Any]:
    """Return what the template needs of the answer, or of the start if nothing is asked."""
    members = desk.finder.directory.members
    found = search.answer
    stated = (desk.phrases.language(code) for code in stated_languages(desk.finder))
    return {
        "answer": found,
        "asked": hidden(search.query),
        "parts": [words for words, _ in answers.parts(desk.phrases, search.query)],
        "count": answers.count(desk.phrases, found) if found else "",
        "groups": list(_groups(desk, found)) if found else [],
        "network_cards": _cards(desk, found, found.group("network").results) if found else [],
        "network": desk.finder.settings.network,
        "relaxations": list(_offered(desk, found)) if found else [],
        "members": len(members),
        "countries": len({member.country for member in members}),
        "stated": list(stated),
        "opened": search.fields != Fields() or search.left != Left(),
    }


def _groups(desk: Desk, found: Answer) -> Iterator[dict[str, Any]]:
    for group in found.groups:
        if group.code != "network":
            shown = _cards(desk, found, group.results)
            heading = answers.heading(desk.phrases, found.query, group.code)
            yield {
                "code": group.code,
                "heading": heading,
                "first": shown[:FIRST],
                "rest": shown[FIRST:],
            }


def _cards(desk: Desk, found: Answer, results: Iterable[Any]) -> list[Card]:
    return cards(desk.finder, desk.phrases, found.query, results)


def _offered(desk: Desk, found: Answer) -> Iterator[tuple[Relaxation, str]]:
    for relaxation in found.relaxations:
        # Without language, place and person nothing is asked any more.
        if _asks(relaxation.query):
            yield relaxation, desk.phrases.change(relaxation.change)


def _asks(query: Query) -> bool:
    return replace(query, not_understood=(), denied=()) != Query()
