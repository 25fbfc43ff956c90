"""members.jsonld as linked data: read by an RDF library, without any network."""

from __future__ import annotations

import socket

import pytest
from changed_data import with_hostile_texts
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from directory.exports.entries import entry
from directory.exports.ids import uuid
from directory.exports.jsonld import graph, organisation
from directory.finder import Finder

SCHEMA = Namespace("https://schema.org/")

#: rdflib's reader of JSON-LD uses a class that rdflib itself is about to give up.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail the test if anything asks a host."""

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)


def triples(finder: Finder) -> Graph:
    return Graph().parse(data=graph(finder), format="json-ld")


def node(member_id: str, kind: str = "organization") -> URIRef:
    return URIRef(f"urn:uuid:{uuid(kind, member_id)}")


@pytest.fixture(scope="module")
def read(finder: Finder) -> Graph:
    return triples(finder)


def test_every_member_is_an_organization(read: Graph, finder: Finder) -> None:
    named = {str(name) for name in read.objects(None, SCHEMA.identifier)}
    assert set(finder.directory.by_id) <= named
    for member in finder.directory.members:
        assert (node(member.id), RDF.type, SCHEMA.Organization) in read
        assert (node(member.id), SCHEMA.name, Literal(member.name)) in read


def test_only_documented_memberships_are_stated(read: Graph, finder: Finder) -> None:
    members = set(read.subjects(SCHEMA.memberOf))
    confirmed = {m.id for m in finder.directory.members if m.membership == "confirmed"}
    assert members == {node(member_id) for member_id in confirmed}


def test_only_stated_languages_are_told(read: Graph, finder: Finder) -> None:
    path = (
        SCHEMA.makesOffer / SCHEMA.itemOffered / SCHEMA.availableChannel
        / SCHEMA.availableLanguage / SCHEMA.identifier
    )  # fmt: skip
    told = {(str(s), str(o)) for s, o in read.subject_objects(path)}
    stated = {(str(node(m.id)), code) for m in finder.directory.members for code in m.languages}
    assert told == stated


def test_addresses_are_links(read: Graph) -> None:
    website = URIRef("https://volkssolidaritaet-berlin.de")
    assert (node("de-volkssolidaritaet-berlin"), SCHEMA.url, website) in read


def test_only_programmes_offer_a_service(read: Graph, finder: Finder) -> None:
    describes = finder.directory.describes_programme
    services = set(read.subjects(RDF.type, SCHEMA.Service))
    programmes = [m.id for m in finder.directory.members if describes(m)]
    assert services == {node(member_id, "service") for member_id in programmes}


def test_points_of_towns(read: Graph) -> None:
    towns = SCHEMA.location / SCHEMA.geo / SCHEMA.latitude
    assert [float(str(latitude)) for latitude in read.objects(node("al-clmb"), towns)] == [41.33]


def test_hostile_texts_are_read_again_as_they_were(finder: Finder) -> None:
    read = triples(with_hostile_texts(finder))
    for member in with_hostile_texts(finder).directory.members:
        assert (node(member.id), SCHEMA.name, Literal(member.name)) in read
        description = read.value(node(member.id), SCHEMA.description)
        assert str(description).endswith(member.notes)


def test_a_website_that_is_withheld_is_no_page_about_the_member_either(finder: Finder) -> None:
    hosts = {"al-vatra": "qendravatra.org.al", "ba-vive-zene": "vivezene.ba"}
    for member_id, host in hosts.items():
        member = finder.directory.by_id[member_id]
        assert host in member.website
        told = organisation(finder, entry(finder, member))
        assert host not in str(told), member_id
