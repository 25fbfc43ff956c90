"""Organisations and services as HSDS 3.1 writes them; they validate as 3.0 too (docs/api.md)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from urllib.parse import quote, urlsplit, urlunsplit

from directory.exports.as_json import Tree, known
from directory.exports.entries import Entry, english, entry, stated, summary
from directory.exports.hsds.places import Placed
from directory.exports.hsds.terms import OF_ORGANISATIONS, attributes, terms
from directory.exports.ids import uuid
from directory.finder import Finder
from directory.freshness import sure_on
from directory.members import Member

#: Groups of the vocabulary that say what is done; ``who`` is the eligibility.
_WORK = ("how", "alongside", "culture", "network")


class Objects:
    """Makes the objects of members; what is not known of them is absent."""

    def __init__(self, finder: Finder) -> None:
        self.finder = finder
        self.words = english(finder)
        self.terms = terms(finder.directory)
        self._taxonomies = list(dict.fromkeys(term.taxonomy.code for term in self.terms))

    def organization(self, member: Member, *, full: bool = True) -> Tree:
        """Return a member; ``full`` with its telephone, towns and attributes."""
        told = entry(self.finder, member)
        return self._organization(told) | (self._rest_of_organization(told) if full else {})

    def service(self, member: Member, *, full: bool = True) -> Tree:
        """Return the work of a member with people who use violence.

        ``status`` is always ``active``: HSDS asks for one, and here it only means listed.
        """
        told = entry(self.finder, member)
        return self._service(told) | (self._rest_of_service(told) if full else {})

    def _organization(self, told: Entry) -> Tree:
        member = told.member
        return known({
            "id": uuid("organization", member.id),
            "name": member.name,
            "alternate_name": member.name_native or member.acronym,
            "description": summary(self.finder, told),
            "email": told.contact.email,
            "website": uri(told.contact.website),
        })  # fmt: skip

    def _rest_of_organization(self, told: Entry) -> Tree:
        # What the work is stands at the service, if there is one.
        codes = OF_ORGANISATIONS if told.describes_programme else self._taxonomies
        return known({
            "phones": _phones(told, "organization"),
            "locations": [Placed(told.member, spot).location() for spot in told.spots],
            "attributes": attributes(self.terms, told.member, "organization", codes),
        })  # fmt: skip

    def _service(self, told: Entry) -> Tree:
        member = told.member
        routes = (self.words.label("referral_routes", route) for route in member.referral_routes)
        return known({
            "id": uuid("service", member.id),
            "name": f"{member.name}: work with people who use violence",
            "description": self._specialisms(member, *_WORK),
            "url": uri(told.contact.website),
            "email": told.contact.email,
            "status": "active",
            "interpretation_services": self._interpreters(told),
            "application_process": _listed("Referral: ", routes),
            "eligibility_description": self._specialisms(member, "who"),
            "assured_date": sure_on(member.checked_on, member.confirmed_on).isoformat(),
            "last_modified": last_modified(member),
            "alert": told.warning,
            "organization": self._organization(told),
        })  # fmt: skip

    def _rest_of_service(self, told: Entry) -> Tree:
        member = told.member
        organization = self._organization(told) | {
            "attributes": attributes(self.terms, member, "organization", OF_ORGANISATIONS)
        }
        return known({
            "phones": _phones(told, "service"),
            "service_areas": self._areas(member),
            "service_at_locations": [Placed(member, spot).tree() for spot in told.spots],
            "languages": self._languages(told),
            "attributes": attributes(self.terms, member, "service", self._taxonomies),
            "organization": organization,
        })  # fmt: skip

    def _specialisms(self, member: Member, *groups: str) -> str:
        vocabulary = self.finder.directory.vocabulary
        stated_terms = (vocabulary[code] for code in member.specialisms)
        return _listed("", (term.label for term in stated_terms if term.group in groups))

    def _interpreters(self, told: Entry) -> str:
        """Return what is stated of interpreters; nothing if they are refused.

        A program reads any text here as a yes: a no is an attribute.
        """
        if told.member.interpreter != "yes":
            return ""
        pages = (source for source in told.sources if source.field == "interpreter")
        return f"{self.words.label('interpreter', 'yes')}. {stated(pages)}".strip()

    def _languages(self, told: Entry) -> list[Tree]:
        """Return the stated languages, each with its pages; assumed ones stand nowhere."""
        return [
            known({
                "id": uuid("language", told.member.id, code),
                "service_id": uuid("service", told.member.id),
                "name": self.words.language(code),
                "code": code,
                "note": stated(
                    source for source in told.sources
                    if source.field == "languages" and code in source.value.split(";")
                ),
            })
            for code in told.member.languages
        ]  # fmt: skip

    def _areas(self, member: Member) -> list[Tree]:
        """Return the country if the whole of it is served; no other area has a known name."""
        if member.serves != "national":
            return []
        return [{
            "id": uuid("service_area", member.id),
            "service_id": uuid("service", member.id),
            "name": self.words.country(member.country),
            "description": self.words.label("serves", member.serves),
        }]  # fmt: skip


def last_modified(member: Member) -> str:
    """Return the moment after which an entry has not changed: its last check, midnight UTC.

    The data know days, not hours.
    """
    day = sure_on(member.checked_on, member.confirmed_on)
    return f"{datetime.combine(day, time()).isoformat(timespec='milliseconds')}Z"


def uri(address: str) -> str:
    """Return a web address in the letters of RFC 3986; blank if it cannot be written so."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    rest = [quote(part, safe="/%:@!$&'()*+,;=-._~?") for part in parts[2:]]
    return urlunsplit((parts.scheme, host + port, *rest)) if host else ""


def _phones(told: Entry, entity: str) -> list[Tree]:
    """Return the telephone number with the warning that belongs to it."""
    if not told.contact.phone:
        return []
    return [known({
        "id": uuid("phone", entity, told.member.id),
        f"{entity}_id": uuid(entity, told.member.id),
        "number": told.contact.phone,
        "type": "voice",
        "description": told.warning,
    })]  # fmt: skip


def _listed(opening: str, words: Iterable[str]) -> str:
    """Return words as a list after an opening, blank if there are none."""
    together = "; ".join(words)
    return together and f"{opening}{together}."
