"""``directory find``: search from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from directory.contact import contact
from directory.declaration import Declaration
from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.locale import Phrases, translator
from directory.matching import Answer, Remark, Result
from directory.query import Query, Wording

HELP = "Find programmes: by language, place, person and need."


def add_options(parser: argparse.ArgumentParser, declared: Declaration | None) -> None:
    """Add the options of the command."""

    def many(option: str, metavar: str, words: str) -> None:
        parser.add_argument(option, metavar=metavar, action="append", default=[], help=words)

    parser.add_argument(
        "text",
        nargs="*",
        metavar="TEXT",
        help="languages and a place in one text, for example: dari malmö",
    )
    many("--language", "L", "a language by name or code")
    parser.add_argument("--near", metavar="PLACE", help="a town, or coordinates")
    many("--country", "CC", "a country by code or name")
    parser.add_argument("--within", metavar="KM", type=float, help="a radius round the place, km")
    parser.add_argument("--who", choices=("man", "woman"), default="", help="the person referred")
    many("--specialism", "CODE", "a code of vocabulary.csv")
    many("--format", "F", _values(declared, "formats"))
    many("--route", "R", _values(declared, "referral_routes"))
    parser.add_argument("--limit", metavar="N", type=_limit, help="so many results a group")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _values(declared: Declaration | None, column: str) -> str:
    if declared is None:
        return f"a value of {column}"
    try:
        return "one of: " + ", ".join(declared.tables["members"].column(column).labels)
    except KeyError:
        return f"a value of {column}"


def _limit(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Return 0 after printing the answer; NotUnderstood is raised for unknown names."""
    finder = Finder.read(options.data)
    if options.near is not None and not options.near.strip():
        raise NotUnderstood("Place", options.near, [])
    text = " ".join(options.text)
    _say_what_is_open(finder, text)
    query = finder.understand(
        Wording(
            languages=options.language,
            who=options.who,
            near=options.near or "",
            countries=options.country,
            within_km=options.within,
            specialisms=options.specialism,
            formats=options.format,
            referral_routes=options.route,
            text=text,
        )
    )
    answer = finder.find(query, options.limit)
    if options.json:
        json.dump(as_dict(answer), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        phrases = Phrases(translator(), finder.directory, finder.languages)
        print("\n".join(_lines(answer, phrases, finder)))
    return 0


def _say_what_is_open(finder: Finder, text: str) -> None:
    """Say on standard error what a text leaves open, so that JSON stays JSON."""
    if not text.strip():
        return
    reading = finder.lexicon.read(text)
    if reading.survivor:
        links = ", ".join(link.url for link in finder.settings.survivor_links)
        print(
            "Is someone being hurt? These are programmes for people who use violence. "
            f"Help for survivors: {links}. In an emergency: {finder.settings.emergency}.",
            file=sys.stderr,
        )
    if reading.denied:
        print(f"Not searched: {', '.join(reading.denied)}", file=sys.stderr)
    for missed in reading.missed:
        if missed.what == "Origin" and missed.suggestions:
            choices = "; ".join(missed.suggestions)
            print(f"From {missed.text}: which language? {choices}", file=sys.stderr)


def as_dict(answer: Answer) -> dict[str, Any]:
    """Return the answer as the object of ``find --json`` (design: Command line)."""
    return {
        "query": _query(answer.query),
        "groups": [
            {"code": group.code, "results": [_result(result) for result in group.results]}
            for group in answer.groups
        ],
        "relaxations": [{"change": r.change, "count": r.count} for r in answer.relaxations],
    }


def _query(query: Query) -> dict[str, Any]:
    near = query.near
    return {
        "languages": list(query.languages),
        "who": query.who or None,
        "near": None if near is None else {
            "name": near.name,
            "country": near.country or None,
            "latitude": near.latitude,
            "longitude": near.longitude,
            "others": [
                {"name": o.name, "country": o.country,
                 "latitude": o.latitude, "longitude": o.longitude}
                for o in near.others
            ],
        },
        "countries": list(query.countries),
        "within_km": query.within_km,
        "specialisms": list(query.specialisms),
        "formats": list(query.formats),
        "routes": list(query.referral_routes),
        "not_understood": list(query.not_understood),
    }  # fmt: skip


def _result(result: Result) -> dict[str, Any]:
    return {
        "id": result.id,
        "name": result.name,
        "country": result.country or None,
        "city": result.city or None,
        "distance_km": result.distance_km,
        "language": {key: value or None for key, value in asdict(result.language).items()},
        "reasons": [_remark(remark) for remark in result.reasons],
        "notes": result.notes,
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"code": remark.code, **remark.values}


def _lines(answer: Answer, phrases: Phrases, finder: Finder) -> Iterator[str]:
    if answer.query.not_understood:
        yield f"Not understood: {' '.join(answer.query.not_understood)}"
    for group in answer.groups:
        yield f"\n{phrases.group(group.code)} ({group.total})"
        for result in group.results:
            yield from _result_lines(result, phrases, finder)
    if answer.relaxations:
        yield "\nWhat to loosen"
        for relaxation in answer.relaxations:
            yield f"  {phrases.change(relaxation.change)}: {relaxation.count}"


def _result_lines(result: Result, phrases: Phrases, finder: Finder) -> Iterator[str]:
    km = "" if result.distance_km is None else f", {result.distance_km} km"
    yield f"  {result.name} [{result.id}] {result.city or result.country}{km}"
    if result.reasons:
        yield f"      {'; '.join(map(phrases.reason, result.reasons))}"
    if result.notes:
        yield f"      Note: {result.notes}"
    member = result.member
    if member is not None:
        reach = contact(finder.directory, finder.settings, member)
        ways = " · ".join(filter(None, (reach.phone, reach.email, reach.website)))
        yield f"      {ways or 'No contact is shown.'}"
