"""The plain pages: every address answers as it should, betrays nothing and breaks nothing."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest
from asking import FORM, Asking

from directory.finder import Finder

SEARCH = "/pages/search"

#: Words that nobody beside the reader should see in a title.
BETRAYING = re.compile(r"violen|perpetrat|abus|victim|behaviour|counsel|stalk", re.IGNORECASE)

KINDS = ("", "search", "map", "self", "self/de", "about", "safety", "country/de", "language/ar",
         "specialism/sexual_violence", "organisation/de-volkssolidaritaet-berlin",
         "organisation/de-volkssolidaritaet-berlin/sheet")  # fmt: skip


@pytest.fixture(scope="module")
def ask(data: Path) -> Asking:
    """The site on the project's own data."""
    return Asking(data)


@pytest.fixture
def known_site(data: Path, tmp_path: Path) -> Asking:
    """The site of an operator who said where it is."""
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    with (copy / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[site]\nbase_url = "https://directory.example.org/"\n')
    return Asking(copy)


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_there_with_its_exit_first_and_all_headers(ask: Asking, name: str) -> None:
    said = ask(f"/pages/{name}")
    assert said.status == 200
    assert said.headers["content-type"] == "text/html; charset=utf-8"
    assert said.headers["cache-control"] == "no-cache"
    assert "frame-ancestors 'none'" in said.headers["content-security-policy"]
    assert said.text.index('id="leave"') < said.text.index("<main")
    assert said.text.index('id="leave"') < 8_000


@pytest.mark.parametrize("name", KINDS)
def test_a_title_betrays_nothing_and_a_description_helps(ask: Asking, name: str) -> None:
    page = ask(f"/pages/{name}").page
    (title,) = page.texts["title"]
    assert title.endswith("Programme directory")
    assert not BETRAYING.search(title)
    assert len(page.texts["h1"]) == 1
    described = [v["content"] for t, v in page.elements if v.get("name") == "description"]
    assert bool(described) != name.endswith("/sheet")


def test_no_title_of_any_page_names_what_happened(ask: Asking, finder: Finder) -> None:
    for member in finder.directory.members:
        (title,) = ask(f"/pages/organisation/{member.id}").page.texts["title"]
        assert not BETRAYING.search(title)
        assert member.name not in title


def test_every_link_of_every_page_leads_somewhere(ask: Asking) -> None:
    seen: set[str] = set()
    todo = ["/pages/"]
    while todo:
        path = todo.pop()
        said = ask(path)
        assert said.status == 200, path
        links = {link.partition("#")[0] for link in said.page.values("a", "href")}
        new = {link for link in links if link.startswith("/pages/")} - seen
        seen |= new
        todo += new
    kinds = {path.split("/")[2] for path in seen}
    assert kinds == {"", *(name.partition("/")[0] for name in KINDS)}
    # A service for victims is not what this is a list of.
    assert "/pages/specialism/victim_service" not in seen


def test_a_page_is_not_sent_again_unchanged(ask: Asking) -> None:
    first = ask("/pages/", accept_encoding="gzip")
    assert gzip.decompress(first.body) == ask("/pages/").body
    again = ask("/pages/", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_whole_list_is_light(ask: Asking) -> None:
    said = ask("/pages/", accept_encoding="gzip")
    assert len(said.body) <= 80_000
    # It loads nothing besides.
    text = gzip.decompress(said.body).decode()
    assert not re.search(r"<(link[^>]+stylesheet|script[^>]+src|img|iframe)", text)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("HEAD", "/pages/", 200),
        ("GET", "/pages", 308),
        ("GET", "/pages/nowhere", 404),
        ("GET", "/pages/country/zz", 404),
        ("GET", "/pages/country/DE", 404),
        ("GET", "/pages/self/zz", 404),
        ("GET", "/pages/language/tlh", 404),
        ("GET", "/pages/specialism/victim_service", 404),
        ("GET", "/pages/organisation/nobody", 404),
        ("GET", "/pages/organisation/nobody/sheet", 404),
        ("GET", "/pages/organisation//sheet", 404),
        ("GET", "/pages/../data/members.csv", 404),
        ("GET", "/pages/country/%2e%2e", 404),
        ("GET", "/pages/" + "a" * 8000, 404),
        ("GET", "/pages/%ff%fe%00", 404),
        ("GET", "/pages/country/<script>", 404),
        ("POST", "/pages/organisation/nobody/sheet", 404),
        ("POST", "/pages/", 405),
        ("PUT", SEARCH, 405),
        ("DELETE", "/pages/country/de", 405),
        ("OPTIONS", "/pages/safety", 405),
        ("GET", "/robots.txt", 404),
        ("GET", "/sitemap.xml", 404),
    ],
)
def test_what_is_wrong_has_its_status_and_a_page_with_an_exit(
    ask: Asking, method: str, path: str, status: int
) -> None:
    said = ask(path, method, content_type=FORM)
    assert said.status == status
    if status >= 400:
        assert 'id="leave"' in said.text
        assert "Traceback" not in said.text
        assert "<script>" not in said.text.replace("<script data-away", "")
    if status == 405:
        assert "GET, HEAD" in said.headers["allow"]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"", FORM, 200),
        (b"language=Arabic&place=Berlin", FORM + "; charset=utf-8", 200),
        (b"language=%FF%FE&place=\xff\xfe&text=%C3%28", FORM, 200),
        (b"language=%00&place=%00&who=nobody&within_km=-1&specialisms=x&change=x", FORM, 200),
        (b"&&=&language", FORM, 200),
        (b"within_km=99999&place=Berlin", FORM, 200),
        (b"text=" + b"a" * 60_000, FORM, 200),
        (b"place=" + b"a%3B" * 10_000, FORM, 200),
        (b"&".join([b"language=Qwertish"] * 250), FORM, 200),
        (b"&".join([b"a=b"] * 301), FORM, 400),
        (b"text=" + b"a" * 70_000, FORM, 413),
        (b'{"language": "Arabic"}', "application/json", 415),
        (b"--x", "multipart/form-data; boundary=x", 415),
        (b"x", "\xff", 415),
    ],
)
def test_whatever_is_sent_gets_a_page(
    ask: Asking, body: bytes, content_type: str, status: int
) -> None:
    said = ask(SEARCH, "POST", body, content_type=content_type)
    assert said.status == status
    assert said.headers["cache-control"] == "no-store"
    assert "etag" not in said.headers
    assert 'id="leave"' in said.text


def test_what_is_asked_stands_in_no_address_and_no_title(ask: Asking) -> None:
    said = ask.post(SEARCH, {"language": "Arabic", "place": "Berlin"})
    (title,) = said.page.texts["title"]
    addresses = [*said.page.values("a", "href"), *said.page.values("form", "action"),
                 *said.page.values("button", "formaction")]  # fmt: skip
    assert title == ask(SEARCH).page.texts["title"][0]
    assert not any(
        re.search("arabic|language=|place=", address, re.IGNORECASE) for address in addresses
    )
    assert any(v.get("content") == "noindex" for _, v in said.page.elements)


def test_a_sheet_carries_what_was_asked(ask: Asking) -> None:
    path = "/pages/organisation/de-volkssolidaritaet-berlin/sheet"
    asked = ask.post(path, {"language": "Dari", "place": "Berlin", "who": "man"})
    assert "a man who has used violence, near Berlin, who speaks Dari" in asked.page.words
    assert asked.headers["cache-control"] == "no-store"
    assert "speaks" not in ask(path).page.words


def test_a_sheet_is_made_for_who_is_too_far_away(ask: Asking) -> None:
    path = "/pages/organisation/de-volkssolidaritaet-berlin/sheet"
    said = ask.post(path, {"language": "Finnish", "place": "Helsinki"})
    assert said.status == 200
    assert "speaks Finnish" in said.page.words


def test_a_sheet_puts_the_safety_of_survivors_first(ask: Asking, finder: Finder) -> None:
    for member in finder.directory.members:
        page = ask(f"/pages/organisation/{member.id}/sheet").page
        if member.kind != "victim_support" or finder.directory.describes_programme(member):
            assert page.texts["h2"][0] == "Safety first"
            assert "112" in page.words
        said = "The programme is no protection" in page.words
        assert said == finder.directory.describes_programme(member), member.id


@pytest.mark.parametrize("path", ["organisation/al-vatra", "organisation/al-vatra/sheet"])
def test_a_body_for_victims_shows_no_contact(ask: Asking, path: str) -> None:
    page = ask(f"/pages/{path}").page
    assert "It is no contact for a person who uses violence." in page.words
    own = [link for link in page.values("a", "href") if link == "http://qendravatra.org.al"]
    assert own == []


@pytest.mark.parametrize("member", ["al-vatra", "ba-vive-zene", "pl-droga"])
def test_nobody_is_referred_to_a_body_for_victims(ask: Asking, member: str) -> None:
    path = f"/pages/organisation/{member}"
    sheet = ask(f"{path}/sheet").page
    assert "Referral sheet" not in sheet.words
    assert "Ask instead:" in sheet.words
    country = member.partition("-")[0]
    for page in (ask(path).page, ask(f"/pages/country/{country}").page):
        assert f"{path}/sheet" not in page.values("a", "href")


def test_the_entry_and_the_sheet_lead_back_to_the_search(ask: Asking) -> None:
    asked = {"language": "Dari", "place": "Berlin", "who": "man"}
    first = ask.post(SEARCH, asked).page
    entry = "/pages/organisation/de-volkssolidaritaet-berlin"
    assert entry in first.values("button", "formaction")
    assert entry not in first.values("a", "href")
    for path in (entry, f"{entry}/sheet"):
        said = ask.post(path, asked)
        assert said.headers["cache-control"] == "no-store"
        fields = [(v["name"], v["value"]) for t, v in said.page.elements if t == "input"]
        assert "Back to your search" in said.page.texts["button"]
        assert ask.post(SEARCH, fields).page.texts["p"] == first.texts["p"]
        assert "Back to your search" not in ask(path).text


def test_what_only_holds_with_javascript_is_only_said_with_it(ask: Asking) -> None:
    text = ask("/pages/safety").text
    promises = re.findall(r'<(?:kbd|span) class="leaving"[^>]*>(.*?)</', text)
    assert promises == [
        "Shift ×3", "With a keyboard, press Shift three times.", "Back does not return here.",
    ]  # fmt: skip
    assert "html:not(.leaves) .leaving" in text


def test_how_sure_a_language_is_stands_in_its_heading(ask: Asking, finder: Finder) -> None:
    page = ask("/pages/language/de").page
    stating = {m.id for m in finder.directory.members if "de" in m.languages}
    assert set(page.groups.get("stated", [])) == stating
    assert "de-pro-familia-kiel" in page.groups["official"]
    assert not set(page.groups["official"]) & stating
    assert "German, assumed" in page.texts["h2"]
    dutch = ask("/pages/language/nl").page
    assert dutch.groups["ask"] == ["be-praxis"]


def test_a_member_is_told_to_machines_too(ask: Asking) -> None:
    text = ask("/pages/organisation/de-volkssolidaritaet-berlin").text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    told = json.loads(block)
    assert told["@context"]["@vocab"] == "https://schema.org/"
    assert told["identifier"] == "de-volkssolidaritaet-berlin"


def test_where_the_site_is_known_search_engines_are_told(known_site: Asking) -> None:
    base = "https://directory.example.org/pages/"
    page = known_site("/pages/country/de").page
    links = {v["rel"]: v["href"] for t, v in page.elements if t == "link"}
    assert links["canonical"] == links["alternate"] == base + "country/de"
    sitemap = known_site("/sitemap.xml").text
    listed = re.findall("<loc>(.*?)</loc>", sitemap)
    assert {base, base + "language/ar"} <= set(listed)
    assert not any(link.endswith("/sheet") for link in listed)
    assert all(known_site(link.removeprefix("https://directory.example.org")).status == 200
               for link in listed)  # fmt: skip
    assert "Sitemap: https://directory.example.org/sitemap.xml" in known_site("/robots.txt").text


def test_no_canonical_address_is_made_up(ask: Asking) -> None:
    assert "canonical" not in ask("/pages/country/de").page.values("link", "rel")


def test_new_data_make_new_pages(data: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    ask = Asking(copy)
    assert "Praxis asbl" in ask("/pages/").text
    members = copy / "members.csv"
    text = members.read_text(encoding="utf-8")
    members.write_text(text.replace("Praxis asbl", "Praxis two"), encoding="utf-8")
    assert "Praxis two" in ask("/pages/").text


@pytest.fixture
def framed_site(data: Path, tmp_path: Path) -> Asking:
    """The site of an operator who lets another site frame the map."""
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    with (copy / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[embed]\nsites = ["https://www.example.org"]\n')
    return Asking(copy)


@pytest.mark.parametrize("path", ["/embed", "/embed/map"])
def test_only_the_embeddable_map_may_be_framed_and_only_where_it_is_said(
    ask: Asking, framed_site: Asking, path: str
) -> None:
    nobody = "'self'" if path.endswith("map") else "'none'"
    assert f"frame-ancestors {nobody}" in ask(path).headers["content-security-policy"]
    said = framed_site(path)
    assert (
        "https://www.example.org" in said.headers["content-security-policy"].split("ancestors")[1]
    )
    assert "x-frame-options" not in said.headers
    for own in ("/pages/", "/pages/map", "/", "/map"):
        assert "example.org" not in framed_site(own).headers["content-security-policy"]


def test_the_address_to_embed_says_what_stands_in_the_list(ask: Asking, finder: Finder) -> None:
    page = ask("/embed?language=ar&country=de&utm_source=x").page
    assert page.groups["match"] == ["de-volkssolidaritaet-berlin"]
    assert page.values("option", "selected") == ["", ""]
    assert page.texts["title"] == ["Map · Programme directory"]
    everywhere = ask("/embed").page.groups["country"]
    assert set(everywhere) == set(finder.directory.by_id)


@pytest.mark.parametrize(
    "query", ["language=Qwertish", "country=zz", "specialism=victim_service", "language=%FF",
              "country=" + "z" * 8000, "language=<script>"]
)  # fmt: skip
def test_an_address_to_embed_that_asks_for_nonsense_gets_a_plain_page(
    ask: Asking, query: str
) -> None:
    said = ask(f"/embed?{query}")
    assert said.status == 400
    assert 'id="leave"' in said.text
    assert "Qwertish" not in said.text


def test_a_wrong_address_of_the_embedded_page_is_said_in_the_frame(
    data: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    with (copy / "site.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[embed]\nsites = ["https://www.example.org"]\n')
    said = Asking(copy)("/embed?language=xx")
    assert said.status == 400
    policy = said.headers["content-security-policy"]
    assert "frame-ancestors https://www.example.org" in policy
    assert "x-frame-options" not in said.headers
    assert "unknown" in said.page.words


def test_the_embedded_map_alone_leads_to_a_page_with_an_exit(ask: Asking) -> None:
    said = ask("/embed/map", sec_fetch_dest="document")
    assert (said.status, said.headers["location"]) == (307, "/pages/map")
    assert ask("/embed/map", sec_fetch_dest="iframe").status == 200
