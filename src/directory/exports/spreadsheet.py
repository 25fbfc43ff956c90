"""The members as one table: codes for programs, words for people (docs/api.md)."""

from __future__ import annotations

from directory.exports.cells import written
from directory.exports.entries import Entry, Spot, english, entries
from directory.finder import Finder
from directory.locale import Phrases

FILE = "members.csv"

COLUMNS = (
    "id", "name", "name_native", "acronym", "kind", "kind_label", "membership",
    "membership_label", "describes_programme", "country", "country_name", "city", "latitude",
    "longitude", "further_places", "serves", "serves_label", "website", "email", "phone",
    "warning", "languages", "language_names", "interpreter", "interpreter_label", "specialisms",
    "specialism_labels", "formats", "format_labels", "referral_routes", "referral_route_labels",
    "checked_on", "confirmed_on",
)  # fmt: skip

#: Those that say again, in words or otherwise, what the data hold elsewhere.
DERIVED = (
    "kind_label", "membership_label", "describes_programme", "country_name", "latitude",
    "longitude", "further_places", "serves_label", "warning", "language_names",
    "interpreter_label", "specialism_labels", "format_labels", "referral_route_labels",
)  # fmt: skip


def table(finder: Finder) -> bytes:
    """Return the bytes of members.csv: one row a member, blank where nothing is known."""
    words = english(finder)
    return written(COLUMNS, (_row(words, told) for told in entries(finder)))


def _row(words: Phrases, told: Entry) -> tuple[str | float, ...]:
    """Return the cells of a member; long because it fills one column after the other."""
    member = told.member
    at_home = bool(member.city)
    point = told.spots[0].point if at_home else None
    return (
        member.id,
        member.name,
        member.name_native,
        member.acronym,
        member.kind,
        words.label("kind", member.kind),
        member.membership,
        words.label("membership", member.membership),
        "yes" if told.describes_programme else "no",
        member.country,
        words.country(member.country),
        member.city,
        *(point or ("", "")),
        "; ".join(_town(words, spot) for spot in told.spots[at_home:]),
        member.serves,
        words.label("serves", member.serves),
        told.contact.website,
        told.contact.email,
        told.contact.phone,
        told.warning,
        ";".join(member.languages),
        "; ".join(map(words.language, member.languages)),
        member.interpreter,
        words.label("interpreter", member.interpreter),
        *_listed(words, "specialisms", member.specialisms),
        *_listed(words, "formats", member.formats),
        *_listed(words, "referral_routes", member.referral_routes),
        member.checked_on.isoformat(),
        member.confirmed_on.isoformat() if member.confirmed_on else "",
    )


def _town(words: Phrases, spot: Spot) -> str:
    note = f": {spot.note}" if spot.note else ""
    return f"{spot.city} ({words.country(spot.country)}{note})"


def _listed(words: Phrases, column: str, codes: tuple[str, ...]) -> tuple[str, str]:
    return ";".join(codes), "; ".join(words.label(column, code) for code in codes)
