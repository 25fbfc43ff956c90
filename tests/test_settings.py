"""Who runs the directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory import settings
from directory.errors import DataError
from directory.settings import GeocoderSettings, Link, Network

SITE = """
[network]
id = "example"
short_name = "EN"
name = "Example Network"
website = "https://network.example.org"
email = "info@network.example.org"

[corrections]
email = "corrections@network.example.org"

[leave]
url = "https://www.example.org/"

[survivors]
emergency = "112"
links = [{ name = "Example", url = "https://help.example.org" }]

[victims_lines]
numbers = ["116 006"]
"""


def _read(folder: Path, text: str) -> settings.Settings:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    return settings.read(folder)


def test_all_settings_are_read(tmp_path: Path) -> None:
    assert _read(tmp_path, SITE) == settings.Settings(
        network=Network(
            "example",
            "EN",
            "Example Network",
            "https://network.example.org",
            "info@network.example.org",
        ),
        corrections_email="corrections@network.example.org",
        leave_url="https://www.example.org/",
        emergency="112",
        survivor_links=(Link("Example", "https://help.example.org"),),
        victims_lines=("116 006",),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[leave]", "[leave"),
        ("[leave]", "[left]"),
        ('id = "example"\n', ""),
        ('id = "example"', 'id = "example"\nother = "more"'),
        ('emergency = "112"', "emergency = 112"),
        ('["116 006"]', '"116 006"'),
        ('["116 006"]', "[116006]"),
        ('[{ name = "Example", url = "https://help.example.org" }]', "[5]"),
        ('[{ name = "Example", url = "https://help.example.org" }]', "{}"),
        ('[leave]\nurl = "https://www.example.org/"', "leave = 5"),
        ('"116 006"', "[" * 10_000),
    ],
)
def test_incomplete_settings_are_a_problem(tmp_path: Path, old: str, new: str) -> None:
    assert old in SITE
    with pytest.raises(DataError) as raised:
        _read(tmp_path, SITE.replace(old, new))
    [problem] = raised.value.problems
    assert (problem.file, problem.code) == ("site.toml", "settings-unreadable")


GEOCODER = """
[geocoder]
service = "photon"
domain = "geocoder.example.org"
user_agent = "example-directory (webmaster@example.org)"
"""


def test_no_address_service_is_asked_unless_the_settings_name_one(tmp_path: Path) -> None:
    assert _read(tmp_path, SITE).geocoder is None
    assert _read(tmp_path, SITE + GEOCODER).geocoder == GeocoderSettings(
        "photon", "geocoder.example.org", "example-directory (webmaster@example.org)"
    )


def test_the_lines_that_the_file_proposes_can_be_used(tmp_path: Path, data: Path) -> None:
    own = (data / "site.toml").read_text(encoding="utf-8")
    before, table, proposed = own.partition("# [geocoder]")
    lines = [line.removeprefix("# ") for line in (table + proposed).splitlines()]
    found = _read(tmp_path, before + "\n".join(lines)).geocoder
    assert found is not None
    assert found.scheme == "https"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[geocoder]", "[[geocoder]]", "are not complete"),
        ('"photon"', '"google"', "one of: nominatim, photon, pelias"),
        ('service = "photon"\n', "", "geocoder takes service, domain"),
        ('domain = "geocoder.example.org"\n', "", "geocoder takes service, domain"),
        (
            'user_agent = "example-directory (webmaster@example.org)"\n',
            "",
            "geocoder takes service, domain",
        ),
        ("webmaster@example.org", "webmaster", "e-mail address or a website"),
        ("example-directory", "dïrectory", "ASCII"),
        ("example-directory", "a\\r\\nX: b", "ASCII"),
        ('"geocoder.example.org"', '"https://geocoder.example.org"', "must be a host"),
        ('"geocoder.example.org"', '"http://localhost"', "must be a host"),
        ('"geocoder.example.org"', '"key@geocoder.example.org"', "must be a host"),
        ('"geocoder.example.org"', '"geocoder.example.org/?key=1#"', "must be a host"),
        ('"geocoder.example.org"', '""', "must be a host"),
        ('"geocoder.example.org"', "5", "must be a text"),
        ('"photon"', '"photon"\napi_key = "k3y"', "pelias alone"),
        ('"photon"', '"photon"\ntimeout = "5"', "geocoder takes"),
    ],
)
def test_a_wrong_address_service_is_a_problem(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert old in GEOCODER
    with pytest.raises(DataError) as raised:
        _read(tmp_path, SITE + GEOCODER.replace(old, new))
    [problem] = raised.value.problems
    assert (problem.file, problem.code) == ("site.toml", "settings-unreadable")
    assert words in problem.message


@pytest.mark.parametrize(
    ("domain", "host", "scheme"),
    [
        ("geocoder.example.org", "geocoder.example.org", "https"),
        ("Geocoder.example.org:8443/api/v1", "geocoder.example.org", "https"),
        ("localhost:8080", "localhost", "http"),
        ("127.0.0.1/nominatim", "127.0.0.1", "http"),
        ("localhost.example.org", "localhost.example.org", "https"),
    ],
)
def test_only_this_machine_is_asked_without_encryption(domain: str, host: str, scheme: str) -> None:
    found = GeocoderSettings("pelias", domain, "me@example.org", "k3y")
    assert (found.host, found.scheme) == (host, scheme)
    assert "k3y" not in repr(found)


def test_missing_settings_are_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        settings.read(tmp_path)


def test_our_own_settings_can_be_read() -> None:
    own = settings.read(Path(__file__).parents[1] / "data")
    assert own.network.id == "wwp-en"
    assert "116 006" in own.victims_lines


def test_where_the_site_is_and_who_may_frame_it(tmp_path: Path) -> None:
    text = SITE + '[site]\nbase_url = "https://directory.example.org/find/"\n'
    found = _read(tmp_path, text + '[embed]\nsites = ["https://www.example.org/"]\n')
    assert found.base_url == "https://directory.example.org/find"
    assert found.embed_sites == ("https://www.example.org",)


@pytest.mark.parametrize(
    "text",
    [
        '[site]\nbase_url = "directory.example.org"',
        '[site]\nbase_url = "https://directory.example.org/?a=b"',
        '[site]\nbase_url = "https://user:word@directory.example.org"',
        "[site]\nbase_url = 5",
        'site = "https://directory.example.org"',
        '[embed]\nsites = "https://www.example.org"',
        '[embed]\nsites = ["*"]',
        '[embed]\nsites = ["https://www.example.org; script-src *"]',
        '[embed]\nsites = ["https://www.example.org/a/page"]',
    ],
)
def test_what_is_no_site_is_a_problem(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError):
        _read(tmp_path, f"{text}\n{SITE}" if text.startswith("site") else f"{SITE}\n{text}\n")


def test_roles_are_those_of_the_site_or_three_common_ones(tmp_path: Path) -> None:
    assert _read(tmp_path, SITE).roles == settings.ROLES
    own = SITE + '[staff]\nroles = ["Desk", " Board "]\n'
    assert _read(tmp_path, own).roles == ("Desk", "Board")


@pytest.mark.parametrize("roles", ["[]", '["Desk", " "]', '"Desk"', "[1]"])
def test_roles_that_nobody_can_choose_are_refused(tmp_path: Path, roles: str) -> None:
    with pytest.raises(DataError, match=r"\[settings-unreadable\]"):
        _read(tmp_path, f"{SITE}[staff]\nroles = {roles}\n")
