"""Visits to websites: real servers on this machine, of every kind; no request leaves it."""

from __future__ import annotations

import csv
import json
import re
import shutil
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from select import select
from threading import Event
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.cli import main
from directory.staff import hosts, links
from directory.staff import visitor as visiting
from directory.staff.hosts import NoAnswer, lies_inside, split
from directory.staff.links import Found, visit
from directory.staff.visitor import Visitor

Capture = pytest.CaptureFixture[str]

#: By path: the answer to HEAD, the answer to GET, and where it leads.
ANSWERS: dict[str, tuple[int, int, str]] = {
    "/fine": (200, 200, ""),
    "/no-head": (405, 200, ""),
    "/head-unknown": (404, 200, ""),
    "/gone": (404, 404, ""),
    "/gone-for-good": (410, 410, ""),
    "/fault": (500, 500, ""),
    "/closed": (403, 403, ""),
    "/too-many": (429, 429, ""),
    "/moved": (301, 301, "/fine"),
    "/moved-308": (308, 308, "/other/../fine?a=ü#part"),
    "/sent-on": (302, 302, "/fine"),
    "/moved-and-sent-on": (301, 301, "/sent-on"),
    "/sent-on-and-moved": (303, 303, "/moved"),
    "/moved-to-gone": (301, 301, "/gone"),
    "/moved-to-closed": (301, 301, "/closed"),
    "/circle": (301, 301, "/circle"),
    "/nowhere": (302, 302, ""),
    "/file": (301, 301, "ftp://files.example.org/"),
    "/broken": (301, 301, "http://[broken/"),
    "/home": (301, 301, "/"),
    "/": (200, 200, ""),
}

Requests = list[tuple[float, str, str, dict[str, str]]]


class _Website(BaseHTTPRequestHandler):
    """A website whose paths behave as ``ANSWERS`` says; /long has a body without end."""

    requests: Requests
    closed: Event

    def do_HEAD(self) -> None:
        self._answer(ANSWERS.get(self.path.partition("?")[0], (405, 200, ""))[0])

    def do_GET(self) -> None:
        self._answer(ANSWERS.get(self.path.partition("?")[0], (405, 200, ""))[1])
        if self.path == "/long":
            with suppress(ConnectionError):
                while True:
                    self.wfile.write(b"x" * 65_536)
            self.closed.set()

    def _answer(self, status: int) -> None:
        self.requests.append((monotonic(), self.command, self.path, dict(self.headers)))
        self.send_response(status)
        where = ANSWERS.get(self.path, (0, 0, ""))[2]
        if where:
            self.send_header("Location", where.encode().decode("latin-1"))
        self.send_header("Set-Cookie", "seen=1")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield int(server.socket.getsockname()[1])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Odd(socketserver.StreamRequestHandler):
    """A server that is no website: it says what ``talk`` says."""

    talk: Callable[[socketserver.StreamRequestHandler], None]

    def handle(self) -> None:
        self.request.recv(4096)
        with suppress(OSError):
            type(self).talk(self)


def odd(talk: Callable[[socketserver.StreamRequestHandler], None]) -> socketserver.TCPServer:
    handler = type("Talking", (_Odd,), {"talk": staticmethod(talk)})
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    return server


@pytest.fixture
def requests() -> Requests:
    return []


@pytest.fixture
def closed() -> Event:
    """Set when the visitor of an endless page has gone."""
    return Event()


@pytest.fixture
def website(requests: Requests, closed: Event) -> Iterator[str]:
    handler = type("Website", (_Website,), {"requests": requests, "closed": closed})
    with serving(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(autouse=True)
def no_names_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only this machine be found, so that a mistake here asks nobody."""
    real = socket.getaddrinfo

    def found(host: str, *args: object, **options: object) -> object:
        if not host.startswith("127.") and host != "localhost":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.fixture
def visitor() -> Visitor:
    return Visitor("programme-directory (someone@example.org)", pause_s=0)


@pytest.mark.parametrize(
    ("path", "verdict", "words"),
    [
        ("/fine", "fine", "It answers."),
        ("/no-head", "fine", "It answers."),
        ("/head-unknown", "fine", "It answers."),
        ("/sent-on", "fine", "It answers."),
        ("/gone", "dead", "The page is gone (404)."),
        ("/gone-for-good", "dead", "The page is gone (410)."),
        ("/fault", "dead", "The site has a fault of its own (500)."),
        ("/moved-to-gone", "dead", "/gone. The page is gone (404)."),
        ("/closed", "unsure", "It does not let programs look (403)."),
        ("/too-many", "unsure", "It does not let programs look (429)."),
        ("/moved-to-closed", "unsure", "/closed. It does not let programs look (403)."),
        ("/circle", "unsure", "It sends visitors on more than 5 times."),
        ("/nowhere", "unsure", "(302)"),
        ("/file", "unsure", "ftp://files.example.org/ can be no web address."),
        ("/broken", "unsure", "can be no web address."),
    ],
)
def test_what_a_website_answers(
    visitor: Visitor, website: str, path: str, verdict: str, words: str
) -> None:
    found = visit(visitor, website + path)
    assert (found.verdict, found.address, found.reached) == (verdict, "", True)
    assert words in found.words


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/moved", "/fine"),
        ("/moved-308", "/fine?a=%C3%BC"),
        ("/moved-and-sent-on", "/sent-on"),
        ("/home", ""),
    ],
)
def test_a_site_that_moved_for_good_says_what_to_type(
    visitor: Visitor, website: str, path: str, address: str
) -> None:
    found = visit(visitor, website + path)
    words = f"It has moved for good. Type in website: {website}{address}"
    assert found == Found("moved", words, website + address)


def test_what_follows_a_passing_redirection_is_not_typed(visitor: Visitor, website: str) -> None:
    assert visit(visitor, f"{website}/sent-on-and-moved").verdict == "fine"


def test_a_circle_is_left_after_five_steps(
    visitor: Visitor, website: str, requests: Requests
) -> None:
    visit(visitor, f"{website}/circle")
    assert len(requests) == 6


def test_it_says_what_it_is_and_brings_no_cookie(
    visitor: Visitor, website: str, requests: Requests
) -> None:
    visit(visitor, f"{website}/moved")
    assert [(method, path) for _, method, path, _ in requests] == [
        ("HEAD", "/moved"),
        ("HEAD", "/fine"),
    ]
    for _, _, _, headers in requests:
        assert headers["User-Agent"] == "programme-directory (someone@example.org)"
        assert "Cookie" not in headers


def test_only_the_headers_are_read(visitor: Visitor, website: str, closed: Event) -> None:
    assert visit(visitor, f"{website}/long").verdict == "fine"
    assert closed.wait(20)


def test_a_host_is_asked_once_a_second_at_most(website: str, requests: Requests) -> None:
    visit(Visitor("programme-directory"), f"{website}/head-unknown")
    assert len(requests) == 2
    assert all(later[0] - earlier[0] > 0.95 for earlier, later in pairwise(requests))


def drip(handler: socketserver.StreamRequestHandler) -> None:
    gone: list[object] = []
    while not gone:
        handler.wfile.write(b"H")
        gone, _, _ = select([handler.connection], [], [], 0.05)


@pytest.mark.parametrize(
    ("talk", "words"),
    [
        (lambda handler: handler.wfile.write(b"220 mail.example.org\r\n\r\n"), "not as a website"),
        (lambda handler: handler.wfile.write(b"\0" * 100_000), "not as a website"),
        (lambda handler: None, "not as a website"),
        (lambda handler: handler.rfile.read(1), "does not answer within"),
        (drip, "does not answer within"),
    ],
    ids=["mail", "noise", "nothing", "silent", "drip"],
)
def test_servers_that_are_no_websites(
    visitor: Visitor,
    monkeypatch: pytest.MonkeyPatch,
    talk: Callable[[socketserver.StreamRequestHandler], None],
    words: str,
) -> None:
    monkeypatch.setattr(hosts, "PATIENCE_S", 0.5)
    with serving(odd(talk)) as port:
        found = visit(visitor, f"http://127.0.0.1:{port}")
    assert (found.verdict, found.reached) == ("dead", True)
    assert words in found.words


def test_a_port_that_refuses(visitor: Visitor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    found = visit(visitor, f"http://127.0.0.1:{port}")
    assert (found.verdict, found.reached) == ("dead", True)
    assert "the connection was refused" in found.words


def test_a_name_that_nobody_has(visitor: Visitor) -> None:
    found = visit(visitor, "https://nobody.example.org/page")
    assert (found.verdict, found.reached) == ("dead", False)
    assert "There is no host of the name nobody.example.org." in found.words


def test_a_certificate_that_nobody_vouches_for(visitor: Visitor, requests: Requests) -> None:
    handler = type("Website", (_Website,), {"requests": requests})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "self_signed.pem")
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    with serving(server) as port:
        found = visit(visitor, f"https://localhost:{port}/fine")
    assert found.verdict == "dead"
    assert found.words.startswith("Its certificate is vouched for by nobody")
    assert requests == []


def test_plain_http_where_https_is_asked(visitor: Visitor, website: str) -> None:
    found = visit(visitor, website.replace("http:", "https:") + "/fine")
    assert found.verdict == "dead"
    assert found.words.startswith("No secure connection to it can be made.")


def test_nobody_leads_the_visitor_into_a_network(
    visitor: Visitor, website: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of this machine's own addresses one is taken for the outside, another for the inside.
    for module in (hosts, links):
        monkeypatch.setattr(module, "lies_inside", lambda address: address != "127.0.0.1")
    inside = website.replace("127.0.0.1", "127.0.0.2")
    monkeypatch.setitem(ANSWERS, "/inside", (302, 302, f"{inside}/fine"))
    found = visit(visitor, f"{website}/inside")
    assert found.verdict == "unsure"
    assert "127.0.0.2, an address inside a network, which was not visited" in found.words
    monkeypatch.setattr(links, "lies_inside", lambda _: True)
    assert "an address inside a network" not in visit(visitor, f"{website}/inside").words


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("169.254.169.254", True),
        ("100.64.0.1", True), ("0.0.0.0", True), ("224.0.0.1", True), ("::1", True),
        ("fe80::1%eth0", True), ("fd00::1", True), ("::ffff:127.0.0.1", True),
        ("8.8.8.8", False), ("::ffff:8.8.8.8", False), ("2001:4860:4860::8888", False),
    ],
)  # fmt: skip
def test_which_addresses_lie_inside_a_network(address: str, inside: bool) -> None:
    assert lies_inside(address) == inside


@given(st.text(max_size=80) | st.text(max_size=60).map("http://{}".format))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    with suppress(NoAnswer):
        parts = split(text)
        assert parts.scheme in ("http", "https")
        request = Visitor("me")._request("HEAD", parts)
        assert request.count(b"\r\n") == 6
        assert request.split(b"\r\n")[0].count(b" ") == 2


@given(
    st.binary(max_size=200) | st.binary(max_size=80).map(b"HTTP/1.1 301 M\r\nLocation: ".__add__)
)
def test_any_answer_is_understood_or_refused(heard: bytes) -> None:
    with suppress(NoAnswer):
        answer = visiting._answered(heard, "http://example.org/")
        assert 100 <= answer.status <= 999
        assert answer.location.isprintable()
        assert answer.location.isascii()


@pytest.fixture
def folder(data: Path, website: str, tmp_path: Path) -> Path:
    """A data folder of three made-up members, whose control sites are on this machine."""
    folder = Path(shutil.copytree(data, tmp_path / "data"))
    shutil.copytree(data.parent / "tests" / "golden" / "base", folder, dirs_exist_ok=True)
    control(folder, f"{website}/")
    return folder


def control(folder: Path, url: str) -> None:
    settings = folder / "site.toml"
    text = settings.read_text(encoding="utf-8")
    changed, number = re.subn(r'^(website|url) = ".*"', rf'\1 = "{url}"', text, flags=re.MULTILINE)
    assert number == 2
    settings.write_text(changed, encoding="utf-8")


def websites(folder: Path, *urls: str) -> None:
    file = folder / "members.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row, url in zip(rows, urls, strict=True):
        row["website"] = url
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def run(folder: Path, *arguments: str) -> int:
    return main(["links", "--data", str(folder), *arguments])


def test_all_fine_ends_with_0(
    folder: Path, website: str, requests: Requests, capsys: Capture
) -> None:
    websites(folder, f"{website}/fine", f"{website}/fine", "")
    assert run(folder) == 0
    words = "2 visited: 2 fine, 0 moved, 0 dead, 0 not sure. Without a website: 1.\n"
    assert capsys.readouterr().out == words
    # A website of two members is visited once.
    assert len(requests) == 1
    assert "(checks links; info@work-with-perpetrators.eu)" in requests[0][3]["User-Agent"]


def test_what_to_look_at_ends_with_1(folder: Path, website: str, capsys: Capture) -> None:
    websites(folder, f"{website}/moved", "http://nobody.example.org", f"{website}/fine")
    assert run(folder) == 1
    moved, dead, counts = capsys.readouterr().out.splitlines()
    assert moved == (
        f"se-example-programme, {website}/moved: moved. "
        f"It has moved for good. Type in website: {website}/fine"
    )
    assert dead.startswith("de-example-counselling, http://nobody.example.org: dead. There is no")
    assert counts.startswith("3 visited: 1 fine, 1 moved, 1 dead, 0 not sure.")


def test_as_json(folder: Path, website: str, capsys: Capture) -> None:
    websites(folder, f"{website}/moved", f"{website}/fine", "")
    assert run(folder, "--json", "--member", "se-example-programme") == 1
    assert json.loads(capsys.readouterr().out) == {
        "stopped": "",
        "visits": [
            {
                "member": "se-example-programme",
                "website": f"{website}/moved",
                "verdict": "moved",
                "words": f"It has moved for good. Type in website: {website}/fine",
                "address": f"{website}/fine",
            }
        ],
    }


def test_offline_it_says_so_once_and_judges_nobody(folder: Path, capsys: Capture) -> None:
    control(folder, "https://nobody.example.org/")
    websites(folder, "http://one.example.org", "http://two.example.org", "")
    assert run(folder) == 2
    words = "Offline: this computer reaches no website. No site was judged.\n"
    assert capsys.readouterr().out == words
    assert run(folder, "--json") == 2
    assert json.loads(capsys.readouterr().out)["visits"] == []


def test_a_connection_that_is_lost_midway_judges_no_more(
    folder: Path, website: str, capsys: Capture
) -> None:
    control(folder, "https://nobody.example.org/")
    websites(folder, f"{website}/fine", "http://two.example.org", "")
    assert run(folder) == 2
    lost, counts = capsys.readouterr().out.splitlines()
    assert lost == "Offline: this computer reaches no website. The rest is not judged."
    assert counts.startswith("1 visited: 1 fine, 0 moved, 0 dead")


def test_an_unknown_member_and_an_unreadable_folder_end_with_2(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert run(folder, "--member", "se-exampel-programme") == 2
    assert "Did you mean: se-example-programme" in capsys.readouterr().err
    assert run(tmp_path / "nowhere") == 2
