"""The parameters of the lists: what each means, which values it takes, and reading them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl

from directory import countries
from directory.exports.as_json import Tree
from directory.exports.hsds import PER_PAGE
from directory.finder import Finder
from directory.web.api.problems import Refused

#: The most objects on one page.
MOST = 200

_NUMBER = re.compile(r"[0-9]{1,6}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its words, its JSON Schema, and how its text is read.

    ``read`` raises ValueError for a text that is no such value; ``near`` returns values that
    may have been meant by it.
    """

    name: str
    words: str
    schema: Tree
    read: Callable[[str], Any]
    near: Callable[[str], Iterable[str]] = lambda _: ()


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not _NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return read


def _yes(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _uuid(text: str) -> str:
    if not _UUID.fullmatch(text):
        raise ValueError(text)
    return text.lower()


def _day(text: str) -> date:
    """Return the day in UTC of a date, or of a date and time with its offset (RFC 3339)."""
    if len(text) == len("2026-11-22"):
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment.astimezone(UTC).date()


def _some(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _one_of(codes: Iterable[str]) -> tuple[Tree, Callable[[str], str]]:
    allowed = sorted(codes)

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return {"type": "string", "enum": allowed}, read


_ID: Tree = {"type": "string", "format": "uuid"}
_FLAG: Tree = {"type": "boolean"}


def parameters(finder: Finder) -> Mapping[str, Mapping[str, Parameter]]:
    """Return the parameters of each list by its HSDS name."""
    page = Parameter(
        "page", "Page number, from 1.", {"type": "integer", "minimum": 1, "maximum": 999_999},
        _whole(999_999),
    )  # fmt: skip
    per_page = Parameter(
        "per_page", f"Objects on a page, {PER_PAGE} if not said.",
        {"type": "integer", "minimum": 1, "maximum": MOST}, _whole(MOST),
    )  # fmt: skip
    form = Parameter("format", "Only json.", *_one_of(["json"]), near=lambda _: ["json"])
    search = Parameter(
        "search", "Words that all occur in names, towns, countries or specialisms.",
        {"type": "string", "minLength": 1, "maxLength": 200}, _some,
    )  # fmt: skip
    term = Parameter("taxonomy_term_id", "Of members for which this term holds.", _ID, _uuid)
    taxonomy = Parameter("taxonomy_id", "With any term of this taxonomy.", _ID, _uuid)
    organization = Parameter("organization_id", "Of this organization.", _ID, _uuid)
    after = Parameter(
        "modified_after",
        "Checked or confirmed on this day or later: a date, or date and time. A correction "
        "without a new check is not found: compare the whole list.",
        {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}, _day,
    )  # fmt: skip
    full = Parameter("full", "Whole objects instead of short ones.", _FLAG, _yes)
    minimal = Parameter(
        "minimal", "Only id and modified_date, of all on one page if per_page is not said.",
        _FLAG, _yes,
    )  # fmt: skip
    language = Parameter(
        "language",
        "Of members that state this language: a code such as ar.",
        *_one_of(finder.languages.codes()),
        near=finder.languages.candidates,
    )
    country = Parameter(
        "country", "Of members with a place in this country: a code such as DE.",
        *_one_of(countries.english_names()),
        near=lambda text: filter(None, [finder.lexicon.countries.find(text)]),
    )  # fmt: skip
    top = Parameter("top_only", "Only terms without child terms: all of ours.", _FLAG, _yes)
    parent = Parameter("parent_id", "Child terms of this one: ours have none.", _ID, _uuid)
    paging = (page, per_page, form)
    of_members = (search, term, taxonomy, language, country)
    return {
        "services": _named(*paging, *of_members, organization, after, full, minimal),
        "organizations": _named(*paging, *of_members, full),
        "taxonomies": _named(*paging, search),
        "taxonomy_terms": _named(*paging, search, taxonomy, top, parent),
        "service_at_locations": _named(*paging, *of_members, organization, after, full),
    }


def read(query: bytes, known: Mapping[str, Parameter]) -> dict[str, Any]:
    """Return the values of a query string by name; Refused for anything that is not valid."""
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise Refused(400, "Write the parameters in UTF-8, percent-encoded.") from error
    values: dict[str, Any] = {}
    for name, text in pairs:
        if name not in known:
            raise Refused(400, "A parameter is not known here.", known)
        if name in values:
            raise Refused(400, f"Name the parameter {name} only once.")
        values[name] = _value(known[name], text)
    return values


def _value(parameter: Parameter, text: str) -> Any:
    try:
        if len(text) > parameter.schema.get("maxLength", len(text)):
            raise ValueError(text)
        return parameter.read(text)
    except (ValueError, KeyError, OverflowError) as error:
        words = f"The value of {parameter.name} is not valid. {parameter.words}"
        raise Refused(400, words, parameter.near(text)) from error


def _named(*chosen: Parameter) -> dict[str, Parameter]:
    return {parameter.name: parameter for parameter in chosen}
