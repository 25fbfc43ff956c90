"""HSDS by our own rules, which the standard's schemas do not have (needs no schema of others)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from changed_data import with_hostile_texts

from directory.exports.hsds import catalogue, files
from directory.exports.hsds.objects import uri
from directory.exports.ids import uuid
from directory.finder import Finder

Tree = dict[str, Any]

#: Which list holds the object that a property names.
LISTS = {
    "service_id": "services", "organization_id": "organizations", "taxonomy_id": "taxonomies",
    "taxonomy_term_id": "taxonomy_terms",
}  # fmt: skip


@pytest.fixture(scope="module")
def written(finder: Finder) -> dict[str, Tree]:
    return {path: json.loads(content) for path, content in files(finder).items()}


def objects(written: dict[str, Tree]) -> dict[str, Tree]:
    return {p: tree for p, tree in written.items() if "/" in p and "page-" not in p}


def every(tree: Any) -> Iterator[Tree]:
    """Yield every object in a tree."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from every(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from every(value)


def test_every_file_is_named_after_the_id_in_it(written: dict[str, Tree]) -> None:
    for path, tree in objects(written).items():
        assert path.partition("/")[2] == f"{tree['id']}.json"


def test_an_id_means_one_thing(written: dict[str, Tree]) -> None:
    found: dict[str, tuple[object, ...]] = {}
    for tree in objects(written).values():
        for each in every(tree):
            assert UUID(each["id"]).version == 5
            thing = (each.get("name"), each.get("number"), each.get("link_id"),
                     each.get("location_type"))  # fmt: skip
            assert found.setdefault(each["id"], thing) == thing


def test_every_id_that_is_named_leads_to_an_object(written: dict[str, Tree]) -> None:
    named = 0
    for tree in objects(written).values():
        for each in every(tree):
            for name, kind in LISTS.items():
                if name in each:
                    named += 1
                    assert f"{kind}/{each[name]}.json" in written
            if "link_id" in each:
                assert f"{each['link_entity']}s/{each['link_id']}.json" in written
    assert named > 1000


def test_nested_objects_lead_to_whole_ones(written: dict[str, Tree]) -> None:
    for path, tree in objects(written).items():
        if path.startswith("services/"):
            assert f"organizations/{tree['organization']['id']}.json" in written
            for place in tree.get("service_at_locations", ()):
                assert written[f"service_at_locations/{place['id']}.json"] == place
                assert place["service_id"] == tree["id"]


def test_nothing_is_blank(written: dict[str, Tree]) -> None:
    for tree in objects(written).values():
        for each in every(tree):
            for name, value in each.items():
                assert value not in (None, "", [], {}), name
                assert not isinstance(value, str) or value.strip(), name


def test_days_are_real_and_points_lie_on_the_earth(written: dict[str, Tree]) -> None:
    for tree in objects(written).values():
        for each in every(tree):
            if "assured_date" in each:
                day = date.fromisoformat(each["assured_date"])
                assert each["last_modified"] == f"{day}T00:00:00.000Z"
            if "latitude" in each:
                assert -90 <= each["latitude"] <= 90
                assert -180 <= each["longitude"] <= 180


def test_no_address_is_invented(written: dict[str, Tree]) -> None:
    for tree in objects(written).values():
        assert not [each for each in every(tree) if "addresses" in each or "address_1" in each]


def test_the_pages_hold_every_object_once(written: dict[str, Tree]) -> None:
    kinds = {path.partition("/")[0] for path in objects(written)}
    assert len(kinds) == 5
    for kind in kinds:
        numbered = [tree for path, tree in written.items() if path.startswith(f"{kind}/page-")]
        alone = {t["id"] for p, t in objects(written).items() if p.startswith(f"{kind}/")}
        listed = [each["id"] for page in numbered for each in page["contents"]]
        assert len(listed) == len(set(listed))
        assert set(listed) == alone
        for number, page in enumerate(numbered, 1):
            assert page["page_number"] == number
            assert page["size"] == len(page["contents"]) > 0
            assert page["total_items"] == len(alone)
            assert page["total_pages"] == len(numbered)
            assert page["first_page"] == (number == 1)
            assert page["last_page"] == (number == len(numbered))
            assert page["empty"] is False


def test_programmes_are_services_and_all_are_organizations(finder: Finder) -> None:
    kinds = catalogue(finder)
    describes = finder.directory.describes_programme
    members = finder.directory.members
    assert list(kinds["organizations"].items.values()) == list(members)
    services = set(kinds["services"].items.values())
    assert {m.id for m in members if m not in services} == {
        "al-vatra", "ba-vive-zene", "pl-droga", "de-bag-taeterarbeit", "it-relive",
        "hr-lux-vitae",
    }  # fmt: skip
    assert services == {m for m in members if describes(m)}


def test_stated_languages_with_their_pages_and_no_other(finder: Finder) -> None:
    service = catalogue(finder)["services"]
    for member in service.items.values():
        tree = service.full(member)
        told = [language["code"] for language in tree.get("languages", ())]
        assert told == list(finder.directory.by_id[_id(finder, tree)].languages)
        assert all(
            language["note"].startswith("Stated by ") for language in tree.get("languages", ())
        )
    vaiter = service.full(finder.directory.by_id["ee-vaiter"])
    assert vaiter["languages"][1]["name"] == "Russian"
    assert "(2020): two groups in Estonian, one in Russian." in vaiter["languages"][1]["note"]


def test_interpreters_are_no_language(finder: Finder) -> None:
    service = catalogue(finder)["services"]
    told = {
        member.id: service.full(member).get("interpretation_services", "")
        for member in finder.directory.members if finder.directory.describes_programme(member)
    }  # fmt: skip
    assert {id_ for id_, words in told.items() if words} == {
        member.id for member in finder.directory.members if member.interpreter == "yes"
    }
    assert told["at-vmg-steiermark"].startswith("Works with interpreters. Stated by https://")
    refusing = service.full(finder.directory.by_id["ch-mannebuero-zueri"])
    assert "no" in [a["taxonomy_term"]["code"] for a in refusing["attributes"]
                    if a["link_type"] == "interpreter"]  # fmt: skip


@pytest.mark.parametrize("kind", ["services", "organizations"])
def test_membership_and_assurance_stand_at_every_object(finder: Finder, kind: str) -> None:
    known = catalogue(finder)[kind]
    for id_, item in known.items.items():
        tree = known.full(item)
        member = finder.directory.by_id[_id(finder, tree)]
        terms = {(a["link_type"], a["taxonomy_term"]["code"], a.get("value", ""))
                 for a in tree["attributes"]}  # fmt: skip
        assert ("membership", member.membership, "") in terms
        assert ("kind", member.kind, "") in terms
        assert ("assurance", "checked_on", str(member.checked_on)) in terms
        assert ("assurance", "confirmed_on", "") not in terms
        assert all(a["link_id"] == id_ for a in tree["attributes"])


def test_every_code_of_a_programme_is_an_attribute(finder: Finder) -> None:
    service = catalogue(finder)["services"]
    member = finder.directory.by_id["de-volkssolidaritaet-berlin"]
    told = {a["taxonomy_term"]["code"] for a in service.full(member)["attributes"]}
    assert {*member.specialisms, *member.formats, *member.referral_routes} <= told


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (
            "https://männer.example.org/Über uns",
            "https://xn--mnner-gra.example.org/%C3%9Cber%20uns",
        ),
        ("https://example.org/%C3%9C", "https://example.org/%C3%9C"),
        ('https://example.org/"<x>', "https://example.org/%22%3Cx%3E"),
        ("https://[::x", ""),
        ("", ""),
    ],
)
def test_addresses_in_the_letters_of_the_standard(address: str, written: str) -> None:
    assert uri(address) == written


def test_hostile_texts_are_read_again_as_they_were(finder: Finder) -> None:
    found = {p: json.loads(content) for p, content in files(with_hostile_texts(finder)).items()}
    for member in with_hostile_texts(finder).directory.members:
        tree = found[f"organizations/{uuid('organization', member.id)}.json"]
        assert tree["name"] == member.name
        assert tree["description"].endswith(member.notes)


def _id(finder: Finder, tree: Tree) -> str:
    """Return the id of the member that an object is about."""
    known = tree.get("organization", tree)["id"]
    return next(m.id for m in finder.directory.members if uuid("organization", m.id) == known)
