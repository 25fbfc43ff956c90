"""The API on the real server: objects, pages, filters, headers, and every refusal."""

from __future__ import annotations

import json
import re
import time

import pytest

from directory.exports import geojson, hsds, jsonld, package, spreadsheet
from directory.exports.ids import uuid
from directory.finder import Finder

BERLIN = uuid("service", "de-volkssolidaritaet-berlin")
INTERPRETER = uuid("taxonomy_term", "interpreter", "yes")
KINDS = ("services", "organizations", "taxonomies", "taxonomy_terms", "service_at_locations")


def problem(server, path: str, status: int, method: str = "GET", **headers: str) -> str:
    """Return why a request is refused, after looking at the form of the answer."""
    answer = server.ask(path, method, **headers)
    assert answer.status == status, answer.body
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["type"] == "about:blank"
    assert set(answer.json) <= {"type", "title", "status", "detail", "valid"}
    return f"{answer.json['detail']} {answer.json.get('valid', '')}"


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_the_root_says_version_profile_and_description(server, path: str) -> None:
    root = server.ask(path).json
    assert root["version"] == "3.1"
    assert root["profile"].startswith("https://")
    assert root["openapi_url"] == "/api/openapi.json"
    assert server.ask(path, Host="127.0.0.1").json == root


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_served_is_what_is_exported(server, finder: Finder, kind: str) -> None:
    exported = {path: json.loads(made) for path, made in hsds.files(finder).items()}
    page = server.ask(f"/api/{kind}").json
    assert page == exported[f"{kind}/page-1.json"]
    for each in page["contents"][:3]:
        assert server.ask(f"/api/{kind}/{each['id']}").json == exported[f"{kind}/{each['id']}.json"]


def test_pages_follow_each_other(server) -> None:
    ids = []
    for number in range(1, 7):
        page = server.ask(f"/api/services?per_page=10&page={number}").json
        ids += [each["id"] for each in page["contents"]]
        assert (page["page_number"], page["last_page"]) == (number, number == 6)
    whole = server.ask("/api/services?per_page=100").json
    assert ids == [each["id"] for each in whole["contents"]]
    assert whole["total_pages"] == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("language=ar", ["Volkssolidarität Berlin"]),
        ("language=so", []),
        ("country=EE", ["Vaiter", "Social Insurance Board"]),
        ("search=T%C3%A4terarbeit+berlin", []),
        ("search=%20", []),
        ("search=%25%1F", []),
        ("search=volkssolidaritat+BERLIN", ["Volkssolidarität Berlin"]),
        (f"organization_id={uuid('organization', 'ee-vaiter')}", ["Vaiter"]),
        (f"organization_id={uuid('organization', 'ee-vaiter').upper()}", ["Vaiter"]),
        (f"taxonomy_term_id={uuid('nothing')}", []),
        (f"taxonomy_term_id={INTERPRETER}&country=AT", ["Steiermark"]),
        ("modified_after=2999-01-01", []),
    ],
)  # fmt: skip
def test_filters(server, query: str, names: list[str]) -> None:
    page = server.ask(f"/api/services?{query}").json
    found = [each["name"] for each in page["contents"]]
    assert len(found) == len(names), found
    assert all(any(name in each for each in found) for name in names), found
    assert page["empty"] == (not names)


def test_taxonomies_filter(server) -> None:
    who = uuid("taxonomy", "who")
    terms = server.ask(f"/api/taxonomy_terms?taxonomy_id={who}").json["contents"]
    assert "fathers" in [term["code"] for term in terms]
    assert {term["taxonomy_id"] for term in terms} == {who}
    assert server.ask(f"/api/taxonomy_terms?parent_id={who}").json["empty"]
    assert not server.ask("/api/taxonomy_terms?top_only=true").json["empty"]
    some = server.ask(f"/api/organizations?taxonomy_id={uuid('taxonomy', 'formats')}").json
    assert 0 < some["total_items"] < 63


def test_a_country_of_a_further_place(server, finder: Finder) -> None:
    found = server.ask("/api/service_at_locations?country=DE").json
    here = [
        member.id for member in finder.directory.members
        if finder.directory.describes_programme(member)
        for country, _ in dict.fromkeys(finder.directory.cities(member)) if country == "DE"
    ]  # fmt: skip
    assert found["total_items"] == len(here)


def test_full_and_minimal(server) -> None:
    short = server.ask("/api/services?language=ar").json["contents"][0]
    whole = server.ask("/api/services?language=ar&full=true").json["contents"][0]
    assert "attributes" not in short
    assert whole == server.ask(f"/api/services/{BERLIN}").json
    page = server.ask("/api/services?minimal=true").json
    assert page["size"] == page["total_items"] == 57
    assert page["contents"][0].keys() == {"id", "modified_date"}
    newer = server.ask("/api/services?modified_after=2026-11-22T23:00:00%2B02:00").json
    assert newer["total_items"] == 57
    assert server.ask("/api/services?modified_after=2026-11-23T00:00:00Z").json["empty"]


@pytest.mark.parametrize(
    ("name", "media_type", "make"),
    [
        (spreadsheet.FILE, "text/csv; charset=utf-8", spreadsheet.table),
        (geojson.FILE, "application/geo+json", geojson.collection),
        (jsonld.FILE, "application/ld+json", jsonld.graph),
        (package.FILE, "application/zip", package.archive),
    ],
)
def test_files_to_keep(server, finder: Finder, name: str, media_type: str, make) -> None:
    answer = server.ask(f"/data/{name}")
    assert answer.body == make(finder)
    assert answer.headers["content-type"] == media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/api/", "/api/services", f"/api/services/{BERLIN}", "/data/members.csv"]
)
def test_an_unchanged_answer_is_not_sent_again(server, path: str) -> None:
    first = server.ask(path)
    again = server.ask(path, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert first.headers["cache-control"] == "no-cache"


def test_compressed_for_who_takes_it(server) -> None:
    packed = server.ask("/api/services?full=true", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(packed.body) / 5


def test_any_site_may_read(server) -> None:
    asked = server.ask("/api/services", "OPTIONS", Origin="https://example.org")
    assert (asked.status, asked.body) == (204, b"")
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    for path in ("/api/services", "/api/nothing", "/api/services?page=0"):
        answer = server.ask(path, Origin="https://example.org")
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "set-cookie" not in answer.headers
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_head_has_the_headers_and_no_body(server) -> None:
    answer = server.ask("/api/services", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) > 1000


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/api/services", "/api/nothing", "/data/members.csv"])
def test_other_methods_are_refused(server, path: str, method: str) -> None:
    assert "only be read" in problem(server, path, 405, method)
    assert server.ask(path, method).headers["allow"] == "GET, HEAD, OPTIONS"


def test_what_is_no_method_at_all_is_no_request(server) -> None:
    # The parser of requests refuses it before anything of ours sees it.
    assert server.ask("/api/services", "x").status in (400, 405)
    assert server.ask("/api/services").status == 200


@pytest.mark.parametrize(
    "path",
    ["/api/nothing", "/api/services/", "/api/services/x", f"/api/services/{BERLIN}/phones",
     f"/api/organizations/{BERLIN}", "/api/%ff%fe",
     "/api/services/%ff", "/api/services/%3Cscript%3E", "/api//", "/api/openapi.json/x"],
)  # fmt: skip
def test_unknown_addresses_and_ids(server, path: str) -> None:
    assert "see " in problem(server, path, 404)


@pytest.mark.parametrize(
    "path", ["/api/%00", "/api/../../etc/passwd", "/api/%2e%2e/data", "/api/.."]
)
def test_paths_that_no_address_has(server, path: str) -> None:
    assert "nothing at this address" in problem(server, path, 404)
    assert server.ask(path).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("colour=blue", "'page', 'per_page', 'format', 'search'"),
        ("page=1&page=2", "only once"),
        ("page=0", "page is not valid. Page number, from 1."),
        ("page=-1", "not valid"),
        ("page=1.5", "not valid"),
        ("page=%D9%A1", "not valid"),
        ("page=", "not valid"),
        ("page", "not valid"),
        ("page=" + "9" * 500, "not valid"),
        ("per_page=201", "not valid"),
        ("full=yes", "not valid"),
        ("full=TRUE", "not valid"),
        ("search=", "not valid"),
        ("search=" + "a" * 201, "not valid"),
        ("language=Arabic", "['ar']"),
        ("language=xx", "a code such as ar"),
        ("country=Germany", "['DE']"),
        ("country=%F0%9F%87%A9", "a code such as DE"),
        ("taxonomy_id=1", "not valid"),
        ("modified_after=yesterday", "not valid"),
        ("modified_after=2026-02-30", "not valid"),
        ("modified_after=2026-11-22T00:00:00", "not valid"),
        ("modified_after=0001-01-01T00:00:00%2B14:00", "not valid"),
        ("format=xml", "['json']"),
        ("search=%ff%fe", "UTF-8"),
        ("%ff=1", "UTF-8"),
        ("postcode=10115", "not known"),
        ("full_service=true", "not known"),
    ],
)
def test_parameters_that_are_not_valid(server, query: str, words: str) -> None:
    assert words in problem(server, f"/api/services?{query}", 400)


@pytest.mark.parametrize("path", ["/api/", "/api/openapi.json", f"/api/services/{BERLIN}"])
def test_an_object_takes_no_parameters(server, path: str) -> None:
    assert "not known" in problem(server, f"{path}?full=true", 400)


def test_a_page_that_there_is_not(server) -> None:
    assert "the last one is page 2" in problem(server, "/api/services?page=3", 404)
    assert "the last one is page 1" in problem(server, "/api/services?language=so&page=2", 404)
    assert server.ask("/api/services?language=so&page=1").status == 200


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200), ("application/json", 200), ("application/*;q=0.1", 200), ("", 200),
        ("text/html, */*;q=0.1", 200), ("APPLICATION/JSON; charset=utf-8", 200),
        ("text/html", 406), ("application/xml, text/*", 406), ("*/*;q=0", 406),
        ("application/json;q=0, */*", 406), ("application/json;q=0.0", 406), (";;,,", 406),
    ],
)  # fmt: skip
def test_media_types(server, accept: str, status: int) -> None:
    assert server.ask("/api/services", Accept=accept).status == status
    if status == 406:
        assert "application/json" in problem(server, "/api/services", 406, Accept=accept)


@pytest.mark.parametrize("path", ["/api/services?search=", "/api/", "/data/members.csv?x="])
def test_addresses_of_8_kb(server, path: str) -> None:
    assert "4000 bytes" in problem(server, path + "a" * 8192, 414)


def test_nothing_that_was_sent_comes_back_or_is_logged(server) -> None:
    canary = "kanarienvogel%3Cscript%3E"
    paths = (
        f"/api/services?search={canary}", f"/api/services?{canary}=1", f"/api/{canary}",
        f"/api/services?language={canary}", f"/api/services/{canary}?page={canary}",
        f"/api/services?country={canary}", f"/data/{canary}", f"/data/members.csv?{canary}",
    )  # fmt: skip
    for path in paths:
        for method in ("GET", "POST"):
            answer = server.ask(path, method, Accept="application/json, text/csv, text/html")
            assert b"kanarienvogel" not in answer.body, path
            assert b"Traceback" not in answer.body
    assert "kanarienvogel" not in server.log.read_text(encoding="utf-8")


def taken(server, path: str, old: bytes) -> bytes:
    """Return what stands at an address as soon as it is new: a busy server looks now and then."""
    end = time.monotonic() + 5
    while (body := server.ask(path).body) == old and time.monotonic() < end:
        pass
    return bytes(body)


def test_a_new_version_of_the_data_is_served_within_seconds(server) -> None:
    path = "/api/taxonomy_terms?search=peer+support"
    before = server.ask(path)
    file = server.data / "vocabulary.csv"
    text = file.read_text(encoding="utf-8")
    try:
        file.write_text(text.replace(",Peer support,", ",Help by peers,"), encoding="utf-8")
        changed = taken(server, path, before.body)
        assert changed != before.body
        after = server.ask("/api/taxonomy_terms?search=help+by+peers")
        assert after.json["contents"][0]["code"] == "peer_support"
        assert b"Help by peers" in server.ask("/data/members.geojson").body
    finally:
        file.write_text(text, encoding="utf-8")
    assert taken(server, path, changed) == before.body


def test_the_log_has_no_traceback(server) -> None:
    assert not re.search("Traceback|An answer failed", server.log.read_text(encoding="utf-8"))


def test_any_copy_holds_while_there_is_an_object(server) -> None:
    assert server.ask("/api/services", If_None_Match="*").status == 304
    assert server.ask("/api/nothing", If_None_Match="*").status == 404


def test_nobody_is_promised_that_corrections_are_found_by_day(server) -> None:
    described = server.ask("/api/openapi.json").json["paths"]["/services"]["get"]["parameters"]
    (words,) = (each["description"] for each in described if each["name"] == "modified_after")
    assert "without a new check is not found" in words
