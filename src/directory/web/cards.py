"""What a card shows of a result, in words; the template only sets it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from directory.finder import Finder
from directory.locale import Phrases
from directory.matching import Result, questions
from directory.members import Member
from directory.query import Query
from directory.web.reach import Reach, reach

#: A small mark beside the words of each grade, never alone (look: Grade).
MARKS = {"stated": "■", "official": "▣", "interpreter": "◐", "related": "◒", "unknown": "□"}

#: Remarks that the first line of a card already says, and the one that has its own line.
_SAID_BY_LANGUAGE = ("language_", "official_in_country")
_CAUTION = "language_caution"


@dataclass(frozen=True, slots=True)
class Card:
    """One result, ready to be set out."""

    id: str
    name: str
    own_name: str
    place: str
    grade: str
    mark: str
    language: str
    caution: str
    also: tuple[str, ...]
    describes_programme: bool
    reasons: tuple[str, ...]
    people: tuple[str, ...]
    work: tuple[str, ...]
    routes: tuple[str, ...]
    formats: tuple[str, ...]
    reach: Reach
    opening: str
    questions: tuple[str, ...]
    membership: str
    checked: str


def cards(finder: Finder, phrases: Phrases, query: Query, results: Iterable[Result]) -> list[Card]:
    """Return the cards of results; the network itself, which is no member, is left out."""
    return [
        _card(finder, phrases, query, result, result.member)
        for result in results
        if result.member is not None
    ]


def _card(finder: Finder, phrases: Phrases, query: Query, result: Result, member: Member) -> Card:
    """Return one card; long because it fills one field a line and decides nothing."""
    how = reach(finder, phrases, member)
    describes = finder.directory.describes_programme(member)
    asked = questions(
        member,
        query,
        result.language.grade,
        result.language.asked,
        describes_programme=describes,
    )
    return Card(
        id=member.id,
        name=member.name,
        own_name=own_name(member),
        place=_place(phrases, result),
        grade=result.language.grade,
        mark=MARKS.get(result.language.grade, ""),
        language=_language(phrases, result, member),
        caution=" ".join(phrases.reason(r) for r in result.reasons if r.code == _CAUTION),
        also=_also(phrases, result, member),
        describes_programme=describes,
        reasons=tuple(
            phrases.reason(remark)
            for remark in result.reasons
            if not remark.code.startswith(_SAID_BY_LANGUAGE)
        ),
        people=terms(phrases, member, "who"),
        work=terms(phrases, member, "how", "alongside", "culture"),
        routes=labels(phrases, "referral_routes", member.referral_routes),
        formats=labels(phrases, "formats", member.formats),
        reach=how,
        opening=opening(phrases, query),
        questions=() if how.contact.withheld else tuple(phrases.question(q) for q in asked),
        membership=phrases.label("membership", member.membership),
        checked=day(phrases, member),
    )


def opening(phrases: Phrases, query: Query) -> str:
    """Return the sentence with which a call begins: about whom, where, in which language."""
    t = phrases.t
    person = {"man": t("a man"), "woman": t("a woman")}.get(query.who, t("a person"))
    parts = [t("I am calling about {person} who has used violence", person=person)]
    if query.near:
        parts.append(t("near {place}", place=query.near.name))
    if query.languages:
        names = t(" or ").join(map(phrases.language, query.languages))
        parts.append(t("who speaks {languages}", languages=names))
    return ", ".join(parts) + "."


def own_name(member: Member) -> str:
    """Return the member's name in its own language, blank if it is the same."""
    return member.name_native if member.name_native != member.name else ""


def labels(phrases: Phrases, column: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the words for the codes in a list cell."""
    return tuple(phrases.label(column, value) for value in values)


def terms(phrases: Phrases, member: Member, *groups: str) -> tuple[str, ...]:
    """Return the words for a member's specialisms of some groups of the vocabulary."""
    vocabulary = phrases.directory.vocabulary
    codes = [
        code
        for group in groups
        for code in member.specialisms
        if vocabulary[code].group == group and code != "victim_service"
    ]
    return labels(phrases, "specialisms", codes)


def day(phrases: Phrases, member: Member) -> str:
    """Return the words for when the entry was checked, or confirmed by the organisation."""
    if member.confirmed_on:
        return phrases.t(
            "Entry confirmed by the organisation on {day}",
            day=phrases.day(member.confirmed_on),
        )
    return phrases.t(
        "Sources read {day}",
        day=phrases.day(member.checked_on),
    )


def _place(phrases: Phrases, result: Result) -> str:
    country = phrases.country(result.country)
    where = f"{result.city}, {country}" if result.city else country
    if result.distance_km is None:
        return where
    return phrases.t("{place} · {number} km", place=where, number=result.distance_km)


def _also(phrases: Phrases, result: Result, member: Member) -> tuple[str, ...]:
    others = [code for code in member.languages if code != result.language.asked]
    words = []
    if result.language.grade == "stated" and others:
        names = ", ".join(map(phrases.language, others))
        words.append(phrases.t("also {languages}", languages=names))
    if result.language.grade in ("", "stated") and member.interpreter:
        words.append(phrases.label("interpreter", member.interpreter))
    return tuple(words)


def _language(phrases: Phrases, result: Result, member: Member) -> str:
    said = [
        r for r in result.reasons if r.code.startswith(_SAID_BY_LANGUAGE) and r.code != _CAUTION
    ]
    if said:
        return " · ".join(map(phrases.reason, said))
    if member.languages:
        names = ", ".join(map(phrases.language, member.languages))
        return phrases.t("Works in {languages}", languages=names)
    return phrases.t("Language not stated: ask")
