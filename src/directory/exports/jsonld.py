"""The members as linked data: schema.org in JSON-LD, readable without asking any host."""

from __future__ import annotations

from urllib.parse import urlsplit

from directory.exports.as_json import Tree, known, written
from directory.exports.entries import Entry, Spot, english, entries, summary
from directory.exports.ids import uuid
from directory.finder import Finder
from directory.locale import Phrases
from directory.members import BY_ORGANISATION

FILE = "members.jsonld"
MEDIA_TYPE = "application/ld+json"

#: Stands in the document itself: who reads it need not ask schema.org for its context.
CONTEXT: Tree = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    "url": {"@type": "@id"},
    "license": {"@type": "@id"},
}


def graph(finder: Finder) -> bytes:
    """Return the bytes of members.jsonld: the data set, and a node for each member."""
    nodes = [organisation(finder, told) for told in entries(finder)]
    return written({"@context": CONTEXT, "@graph": [_data_set(finder), *nodes]})


def organisation(finder: Finder, told: Entry) -> Tree:
    """Return the node of a member, without a context.

    Only a documented membership is stated, and only stated languages are.
    """
    member, words = told.member, english(finder)
    names = dict.fromkeys((member.name_native, member.acronym))
    return known(
        {
            "id": f"urn:uuid:{uuid('organization', member.id)}",
            "type": "Organization",
            "identifier": member.id,
            "name": member.name,
            "alternateName": [name for name in names if name and name != member.name],
            "description": summary(finder, told),
            "url": told.contact.website,
            "email": told.contact.email,
            "telephone": told.contact.phone,
            "location": [_place(words, spot) for spot in told.spots],
            "areaServed": _country(words, member.country) if member.serves == "national" else "",
            "memberOf": _network(finder) if member.membership == "confirmed" else "",
            "makesOffer": _offer(words, told) if told.describes_programme else "",
            "subjectOf": _pages(told),
        }
    )


def _data_set(finder: Finder) -> Tree:
    declared = finder.directory.declaration
    return known(
        {
            "id": f"urn:uuid:{uuid('dataset')}",
            "type": "Dataset",
            "name": declared.title,
            "description": declared.description,
            "version": declared.about.get("version"),
            "license": list(declared.licences),
        }
    )


def _network(finder: Finder) -> Tree:
    network = finder.settings.network
    return {"type": "Organization", "name": network.name, "url": network.website}


def _country(words: Phrases, code: str) -> Tree:
    return {"type": "Country", "name": words.country(code), "identifier": code}


def _place(words: Phrases, spot: Spot) -> Tree:
    """Return a town; the point is its centre, so it bears no address of the organisation."""
    geo = spot.point and {
        "type": "GeoCoordinates",
        "latitude": spot.point[0],
        "longitude": spot.point[1],
    }
    return known(
        {
            "type": "City",
            "name": spot.city,
            "description": spot.note,
            "containedInPlace": _country(words, spot.country),
            "geo": geo,
        }
    )


def _offer(words: Phrases, told: Entry) -> Tree:
    member = told.member
    service = known(
        {
            "id": f"urn:uuid:{uuid('service', member.id)}",
            "type": "Service",
            "serviceType": [words.label("specialisms", code) for code in member.specialisms],
            "availableChannel": [
                {
                    "type": "ServiceChannel",
                    "availableLanguage": {
                        "type": "Language",
                        "name": words.language(code),
                        "identifier": code,
                    },
                }
                for code in member.languages
            ],
        }
    )
    return {"type": "Offer", "itemOffered": service}


def _pages(told: Entry) -> list[Tree]:
    """Return the pages that state something about a member, each once, but none withheld."""
    urls = dict.fromkeys(source.url for source in told.sources if source.url != BY_ORGANISATION)
    return [{"type": "WebPage", "url": url} for url in urls if not _is_withheld(told, url)]


def _is_withheld(told: Entry, url: str) -> bool:
    """Return whether a page is the member's own website, and that is withheld."""
    return told.contact.withheld and _host(url) == _host(told.member.website)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
