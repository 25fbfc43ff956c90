"""Who may not reach the editor: other machines, other names, proxies, closed paths."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from serving import ROOT, Server
from streamlit.testing.v1 import AppTest

APP = ROOT / "src" / "directory" / "app" / "staff"


def refused(arguments: list[str], **variables: str) -> str:
    """Return what a server says that is started and must not start."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments, "--server.port", "8599"]
        if arguments[0] == "streamlit"
        else [sys.executable, "-m", *arguments, "--port", "8599"],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7", "staff.example.org"])
def test_another_address_is_refused_without_a_login(address: str) -> None:
    said = refused(["directory.cli", "staff", "--address", address])
    assert f"open to other machines at {address}, without a login" in said
    assert "[auth] client_secret" in said
    assert "[staff] allowed" in said


def test_it_is_refused_by_whatever_way_the_address_is_given() -> None:
    command = ["streamlit", "run", str(APP / "server.py")]
    for said in (
        refused(command, STREAMLIT_SERVER_ADDRESS="0.0.0.0"),
        refused([*command, "--server.address", "0.0.0.0"]),
    ):
        assert "open to other machines at 0.0.0.0" in said


def test_the_script_alone_shows_nothing() -> None:
    shown = AppTest.from_file(str(APP / "script.py")).run(timeout=60)
    assert not shown.exception
    words = " ".join(str(part.proto) for part in shown.get("html"))
    assert "Start it with: directory staff" in words


def status(editor: Server, path: str, method: str = "GET", **headers: str) -> int:
    """Return the status of the answer to a plain request."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection(urlsplit(editor.url).netloc, timeout=30)
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec_WebSocket_Protocol": "streamlit",
}


@pytest.mark.browser  # not driven by one, but its server takes as long to start
def test_other_names_and_proxies_are_not_answered(editor: Server) -> None:
    here = urlsplit(editor.url).netloc
    assert status(editor, "/") == 200
    assert status(editor, "/", Host="staff.example.org") == 400
    for name in (
        "X_Forwarded_For", "X_Forwarded_Proto", "Forwarded", "X_Real_IP", "Via", "CF_Connecting_IP"
    ):  # fmt: skip
        assert status(editor, "/", **{name: "192.0.2.7"}) == 403
    assert status(editor, "/_stcore/stream", **UPGRADE, Host=here, Origin=editor.url) == 101
    for wrong in ({"Host": "evil.example"}, {"Origin": "https://evil.example", "Host": here}):
        assert status(editor, "/_stcore/stream", **UPGRADE | wrong) in (400, 403)
    forwarded = {"X_Forwarded_For": "192.0.2.7", "Origin": editor.url}
    assert status(editor, "/_stcore/stream", **UPGRADE | forwarded, Host=here) == 403


@pytest.mark.browser
def test_only_its_own_page_may_open_the_socket_or_send_a_file(editor: Server) -> None:
    here = urlsplit(editor.url).netloc
    origins: tuple[dict[str, str], ...] = (
        {},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},
        {"Origin": f"https://{here}"},
        {"Origin": "https://localhost"},
        {"Origin": f"{editor.url}.example.org"},
        # A proxy that says nothing of itself: the browser's page has the public address.
        {"Origin": "https://staff.example.org"},
    )
    for origin in origins:
        assert status(editor, "/_stcore/stream", **UPGRADE | origin, Host=here) == 403, origin
        for method in ("POST", "PUT", "DELETE"):
            assert status(editor, "/healthz", method, **origin, Host=here) == 403, origin
    # Its own page comes through, here to a page that takes nothing.
    assert status(editor, "/healthz", "POST", Host=here, Origin=editor.url) == 405
    assert status(editor, "/_stcore/stream", **UPGRADE, Host=here, Origin=editor.url) == 101


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/mcp", "/auth/login", "/oauth2callback",
             "/data/members.csv", "/media/nothing", "/organisation"],
)  # fmt: skip
def test_what_is_closed_stays_closed(editor: Server, path: str) -> None:
    assert status(editor, path) == 404


@pytest.mark.browser
def test_telemetry_is_off_and_pages_carry_the_policy(editor: Server) -> None:
    assert "usage statistics" not in editor.log.read_text(encoding="utf-8").casefold()
    connection = http.client.HTTPConnection(urlsplit(editor.url).netloc, timeout=30)
    connection.request("GET", "/")
    answer = connection.getresponse()
    page = answer.read().decode()
    connection.close()
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert '<html lang="en" dir="ltr">' in page
