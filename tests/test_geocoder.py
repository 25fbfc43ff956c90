"""The address service: asked politely, quietly, and of no consequence when it fails.

The services are real servers on this machine that speak what Nominatim, Photon and Pelias speak.
"""

from __future__ import annotations

import json
import logging
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from http.client import HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import pytest

from directory.cli import main
from directory.errors import NotUnderstood
from directory.finder import Finder
from directory.places import Found, Gazetteer, Geocoder, NoAnswer, geocoder
from directory.places.fetching import _body
from directory.places.services import Area
from directory.query import Lexicon, Wording
from directory.query.lexicon import NO_ANSWER
from directory.settings import GeocoderSettings

AGENT = "directory-tests (webmaster@example.org)"
AREA = Area(frozenset({"SE", "DE", "XK"}), ((27.8, -28.7), (78.2, 177.5)))

#: Stands in every text that is asked, and must stand in no log.
CANARY = "Zzcanarygatan"

Place = tuple[str, str, float, float]
MALMOE: Place = ("SE", "SWE", 55.605, 13.0038)


def nominatim(*places: Place) -> Any:
    return [
        {
            "lat": str(latitude), "lon": str(longitude), "display_name": "12, Storgatan, Malmö",
            "address": {"road": "Storgatan", "house_number": "12", "postcode": "211 42",
                        "town": "Malmö", "country_code": code.lower()},
        }
        for code, _, latitude, longitude in places
    ]  # fmt: skip


def photon(*places: Place) -> Any:
    return _features(
        ({"street": "Storgatan", "housenumber": "12", "postcode": "211 42", "city": "Malmö",
          "countrycode": code}, latitude, longitude)
        for code, _, latitude, longitude in places
    )  # fmt: skip


def pelias(*places: Place) -> Any:
    return _features(
        ({"name": "Storgatan 12", "postalcode": "211 42", "locality": "Malmö",
          "country_a": code}, latitude, longitude)
        for _, code, latitude, longitude in places
    )  # fmt: skip


def _features(places: Any) -> Any:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": properties,
            }
            for properties, latitude, longitude in places
        ],
    }


SERVICES = {"nominatim": nominatim, "photon": photon, "pelias": pelias}


@dataclass
class Server:
    """A server on this machine: what it answers, and who asked what and when."""

    port: int = 0
    body: bytes = b"[]"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    asked: list[tuple[float, str, str]] = field(default_factory=list)
    #: Holds an answer back for as long as it is not set; at its beginning or in the middle.
    go_on: threading.Event = field(default_factory=threading.Event)
    holds: str = ""
    busy: int = 0
    most_busy: int = 0

    def says(self, answer: Any) -> Server:
        self.body = json.dumps(answer).encode()
        return self

    @property
    def queries(self) -> list[dict[str, list[str]]]:
        return [parse_qs(urlsplit(path).query) for _, path, _ in self.asked]


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.busy += 1
            state.most_busy = max(state.busy, state.most_busy)
            state.asked.append((time.monotonic(), self.path, self.headers["User-Agent"]))
            try:
                self._answer()
            except OSError:
                pass  # nobody waits any more
            finally:
                state.busy -= 1

        def _answer(self) -> None:
            if state.holds == "all":
                state.go_on.wait(10)
            self.send_response(state.status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(state.body)))
            self.end_headers()
            self.wfile.write(state.body[:1])
            if state.holds == "drip":
                state.go_on.wait(10)
            self.wfile.write(state.body[1:])

        def log_message(self, *_: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    state.port = http.server_address[1]
    thread = threading.Thread(target=http.serve_forever, args=(0.01,))
    thread.start()
    yield state
    state.go_on.set()
    http.shutdown()
    thread.join()
    http.server_close()


def asking(server: Server, service: Any = "nominatim", **more: Any) -> Geocoder:
    settings = GeocoderSettings(service, f"localhost:{server.port}", AGENT)
    return Geocoder(replace(settings, **more), AREA, timeout=0.1 if server.holds else 3)


@pytest.mark.parametrize("service", SERVICES)
def test_an_address_is_found(server: Server, service: str) -> None:
    server.says(SERVICES[service](MALMOE))
    found = asking(server, service).locate("  Storgatan\u00a012\t Malmö ")
    assert found == Found("Storgatan 12, 211 42 Malmö", "SE", 55.605, 13.0038)
    [(_, path, agent)] = server.asked
    assert agent == AGENT
    [query] = server.queries
    assert query.get("q", query.get("text")) == ["Storgatan 12 Malmö"]
    assert urlsplit(path).path == {"nominatim": "/search", "photon": "/api"}.get(
        service, "/v1/search"
    )


@pytest.mark.parametrize(
    ("service", "key", "value"),
    [
        ("nominatim", "countrycodes", "de,se,xk"),
        ("photon", "bbox", "-28.7,27.8,177.5,78.2"),
        ("pelias", "boundary.rect.min_lon", "-28.7"),
        ("pelias", "api_key", "k3y"),
    ],
)
def test_the_search_is_kept_to_our_countries(
    server: Server, service: str, key: str, value: str
) -> None:
    server.says(SERVICES[service]())
    more = {"api_key": "k3y"} if service == "pelias" else {}
    assert asking(server, service, **more).locate("Storgatan 12") is None
    assert server.queries[0][key] == [value]


@pytest.mark.parametrize("service", SERVICES)
def test_a_result_elsewhere_is_left_out(server: Server, service: str) -> None:
    texas, nowhere = ("US", "USA", 31.2, -95.2), ("", "", 1.0, 1.0)
    pristina = ("XK", "XKX", 42.66, 21.16)
    server.says(SERVICES[service](texas, nowhere, pristina))
    found = asking(server, service).locate("Palestine")
    assert found is not None
    assert found.country == "XK"


def test_a_name_from_the_service_is_cut_and_cleaned(server: Server) -> None:
    answer = nominatim(MALMOE)
    answer[0]["address"] |= {"road": "A\u202e\x00\nB" * 100, "house_number": None}
    found = asking(server.says(answer)).locate("Storgatan")
    assert found is not None
    assert found.name.startswith("A B")
    assert len(found.name) == 100
    assert found.name.isprintable()


def broken(server: Server, how: str) -> None:
    """Let a server fail."""
    server.says(nominatim(MALMOE))
    if how.isdecimal():
        server.status = int(how)
        server.headers = {"Location": "/elsewhere", "Retry-After": "soon"}
    elif how in ("all", "drip"):
        server.holds = how
    elif how == "closed":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            server.port = free.getsockname()[1]
    else:
        server.body = BODIES[how]


BODIES: dict[str, bytes] = {
    "HTML": b"<!doctype html><title>Please log in</title>",
    "empty": b"",
    "null": b"null!",
    "an object": b'{"message": "wrong key"}',
    "other JSON": b'[{"lat": "x", "lon": null}]',
    "not a number": b'[{"lat": "nan", "lon": "1", "address": {}, "display_name": ""}]',
    "no address": b'[{"lat": "1", "lon": "1", "display_name": ""}]',
    "deep": b"[" * 100_000,
    "endless": b" " * 1_100_000 + b"[]",
    "no UTF-8": b'["\xff"]',
}

FAILURES = ("500", "502", "503", "401", "403", "429", "301", "302", "404", "all", "drip", "closed",
            *BODIES)  # fmt: skip


@pytest.mark.parametrize("how", FAILURES)
def test_a_failure_costs_the_point_and_is_not_repeated(server: Server, how: str) -> None:
    broken(server, how)
    geocoder = asking(server)
    for _ in range(2):
        with pytest.raises(NoAnswer) as raised:
            geocoder.locate(f"{CANARY} 12")
        assert CANARY not in str(raised.value)
    # Then it is left alone for a while; redirections are not followed.
    assert len(server.asked) == (0 if how == "closed" else 1)


@pytest.mark.parametrize(("status", "answer"), [(400, []), (414, []), (200, {"error": "no"})])
def test_a_text_that_the_service_refuses_leads_nowhere(
    server: Server, status: int, answer: Any
) -> None:
    server.says(answer).status = status
    geocoder = asking(server)
    assert geocoder.locate("Storgatan") is None
    assert geocoder.locate("Storgatan") is None
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("after", "silent"), [("", 30), ("5", 30), ("120", 120), ("9999999", 3600)]
)
def test_a_service_is_left_alone_as_long_as_it_says(
    server: Server, monkeypatch: pytest.MonkeyPatch, after: str, silent: int
) -> None:
    now = [1000.0]
    monkeypatch.setattr(geocoder, "monotonic", lambda: now[0])
    server.status, server.headers = 429, {"Retry-After": after}
    asked = asking(server)
    for second in (0, silent - 1, silent + 1):
        now[0] = 1000.0 + second
        with pytest.raises(NoAnswer):
            asked.locate("Storgatan")
    assert len(server.asked) == 2


@pytest.mark.parametrize("how", ["", *FAILURES])
@pytest.mark.parametrize("service", SERVICES)
def test_what_was_typed_stands_in_no_log(
    server: Server,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    service: str,
    how: str,
) -> None:
    server.says(SERVICES[service](MALMOE))
    if how:
        broken(server, how)
    for name in (None, "geopy", "urllib3", "requests", "http.client", "directory"):
        caplog.set_level(logging.DEBUG, name)
    try:
        asking(server, service).locate(f"{CANARY} 12")
    except NoAnswer:
        assert how
    written = "".join(capfd.readouterr())
    assert CANARY not in caplog.text + written


@pytest.mark.parametrize(
    "text", ["", "  ", "ab", "\0\0\0\0", "!!!!", "\u202e\u2066x", "x" * 201, "x " * 5_000, "\ud800"]
)
def test_what_is_no_address_is_not_asked(server: Server, text: str) -> None:
    assert asking(server).locate(text) is None
    assert server.asked == []


@pytest.mark.parametrize(
    "text", ["Storgatan\0\r\nHost: x", "\ud800 Storgatan", "١٢ شارع", "a&q=b#c"]
)
def test_any_text_can_be_asked(server: Server, text: str) -> None:
    assert asking(server.says([])).locate(text) is None
    assert list(server.queries[0]) == [
        "q", "format", "limit", "countrycodes", "addressdetails",
    ]  # fmt: skip


def test_only_this_machine_is_asked_without_encryption(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    # 127.1 is this machine, but not by one of the names that say so: TLS, which it cannot speak.
    with pytest.raises(NoAnswer):
        asking(server, domain=f"127.1:{server.port}").locate("Storgatan")
    assert server.asked == []


def test_the_answer_is_remembered_and_so_is_that_there_is_none(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geocoder, "GAP_S", 0.0)
    monkeypatch.setattr(geocoder, "MOST_REMEMBERED", 2)
    asked = asking(server.says(nominatim(MALMOE)))
    assert asked.locate("Storgatan 12") == asked.locate("storgatan  12")
    server.says([])
    assert asked.locate("Nowhere") is asked.locate("Nowhere") is None
    assert len(server.asked) == 2
    # A third pushes out the one that was asked longest ago.
    assert asked.locate("Storgatan 12") is not None
    asked.locate("Third")
    assert asked.locate("Storgatan 12") is not None
    assert len(server.asked) == 3
    asked.locate("Nowhere")
    assert len(server.asked) == 4


def test_what_was_typed_is_not_kept(server: Server) -> None:
    asked = asking(server.says(nominatim(MALMOE)))
    assert asked.locate("Canarygatan 12") is not None
    assert "canarygatan" not in repr(vars(asked)).casefold()


def test_many_ask_the_same_and_the_service_is_asked_once(server: Server) -> None:
    asked = asking(server.says(nominatim(MALMOE)))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(asked.locate, ["Storgatan 12"] * 8))
    assert len(set(found)) == 1
    assert len(server.asked) == 1


def test_one_request_a_second_and_nobody_waits_long(server: Server) -> None:
    asked = asking(server.says(nominatim(MALMOE)))

    def ask(text: str) -> tuple[bool, float]:
        begin = time.monotonic()
        try:
            return asked.locate(text) is not None, time.monotonic() - begin
        except NoAnswer:
            return False, time.monotonic() - begin

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(ask, [f"Storgatan {number}" for number in range(6)]))
    times = [when for when, _, _ in server.asked]
    assert len(times) >= 2
    assert all(later - earlier >= 1 for earlier, later in pairwise(times))
    assert server.most_busy == 1
    assert [answered for answered, _ in outcomes].count(True) == len(times)
    assert max(seconds for _, seconds in outcomes) < 3


def test_a_name_server_that_is_away_does_not_hold_anybody(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> list[Any]:
        away.wait(10)
        raise OSError

    server.holds = "all"
    asked = asking(server)
    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    begin = time.monotonic()
    with pytest.raises(NoAnswer):
        asked.locate("Storgatan")
    assert time.monotonic() - begin < 5
    away.set()


# In the search


@pytest.fixture
def lexicon(finder: Finder) -> Lexicon:
    return finder.lexicon


def with_service(lexicon: Lexicon, server: Server) -> Lexicon:
    return replace(lexicon, geocoder=asking(server))


def test_an_address_is_a_place(lexicon: Lexicon, server: Server) -> None:
    asked = with_service(lexicon, server.says(nominatim(MALMOE)))
    near = asked.near(" Storgatan 12, 211 42 ")
    assert (near.name, near.country) == ("Storgatan 12, 211 42 Malmö", "SE")
    # To 1 km: the map and the printed sheet show no house.
    assert (near.latitude, near.longitude) == (55.6, 13.0)
    assert near.label == "Storgatan 12, 211 42"
    assert asked.near(near.label) == near
    assert len(server.asked) == 1


@pytest.mark.parametrize("text", ["Malmö", "Bergen, Norway", "55.60, 13.00", "near 55.60 13.00"])
def test_towns_and_coordinates_are_never_sent(lexicon: Lexicon, server: Server, text: str) -> None:
    with_service(lexicon, server).near(text)
    assert server.asked == []


def test_running_text_is_never_sent(lexicon: Lexicon, server: Server) -> None:
    with_service(lexicon, server).understood(Wording(text="arabic Qqxxgatan 12"))
    assert server.asked == []


@pytest.mark.parametrize(("status", "remark"), [(200, ""), (500, NO_ANSWER)])
def test_without_an_answer_the_search_goes_on(
    lexicon: Lexicon, server: Server, status: int, remark: str
) -> None:
    server.says([]).status = status
    asked = with_service(lexicon, server)
    understood = asked.understood(Wording(languages=["ar"], near="Berlinn", within_km=50))
    assert understood.query.languages == ("ar",)
    assert understood.query.near is None
    hint = understood.hints[0]
    assert (hint.what, hint.text, hint.remark) == ("Place", "Berlinn", remark)
    assert "Berlin, Germany" in hint.suggestions
    assert str(hint).endswith(remark)
    assert len(server.asked) == 1


def test_without_a_service_nothing_is_said_of_one(lexicon: Lexicon) -> None:
    assert lexicon.geocoder is None
    with pytest.raises(NotUnderstood) as raised:
        lexicon.near("Storgatan 12")
    assert raised.value.remark == ""


SITE = """
[geocoder]
service = "nominatim"
domain = "localhost:{port}"
user_agent = "directory-tests (webmaster@example.org)"
"""


@pytest.fixture
def folder(data: Path, tmp_path: Path, server: Server) -> Path:
    shutil.copytree(data, tmp_path / "data")
    with (tmp_path / "data" / "site.toml").open("a", encoding="utf-8") as file:
        file.write(SITE.format(port=server.port))
    return tmp_path / "data"


def test_the_site_turns_it_on(folder: Path, server: Server, capsys: Any) -> None:
    server.says(nominatim(MALMOE))
    assert main(["--data", str(folder), "find", "--near", "Storgatan 12", "--json"]) == 0
    near = json.loads(capsys.readouterr().out)["query"]["near"]
    assert (near["name"], near["country"]) == ("Storgatan 12, 211 42 Malmö", "SE")
    [query] = server.queries
    assert {"de", "se", "xk"} <= set(query["countrycodes"][0].split(","))


def test_data_that_are_read_again_keep_the_one_service(lexicon: Lexicon) -> None:
    def chosen() -> Geocoder | None:
        return geocoder.chosen(
            GeocoderSettings("photon", "geocoder.example.org/api", AGENT), lexicon.gazetteer
        )

    once = chosen()
    assert once is chosen()
    assert once is not None
    assert once.host == "geocoder.example.org"
    assert geocoder.chosen(None, lexicon.gazetteer) is None


def test_the_corners_hold_the_towns(finder: Finder) -> None:
    gazetteer: Gazetteer = finder.lexicon.gazetteer
    (south, west), (north, east) = gazetteer.corners
    assert south < 30
    assert north > 70
    assert west < -20
    assert east > 60
    assert {"DE", "XK", "TR"} <= gazetteer.countries
    assert "US" not in gazetteer.countries


def test_an_answer_that_trickles_in_ends() -> None:
    class Trickle:
        def read1(self, _: int) -> bytes:
            return b" "

    with pytest.raises(TimeoutError):
        _body(cast("HTTPResponse", Trickle()), time.monotonic() + 0.05)
