"""Nobody else is told: no other host, headers, closed doors, quiet logs (quality P1, P2, P5)."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from visitor import App, Visit

pytestmark = pytest.mark.browser

PATHS = ("/", "/list", "/coverage", "/coverage.csv", "/safety", "/map", "/healthz",
         "/_stcore/health", "/_stcore/host-config", "/no-such-page")  # fmt: skip


def get(app: App, path: str) -> http.client.HTTPResponse:
    """Return the answer to a plain request, whatever its status; the body is read."""
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "identity"})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_no_page_and_no_click_asks_another_host(finding: Visit, app: App) -> None:
    # `finding` fails the test on the first request to any host that is not this machine.
    visitor = finding().open("/?languages=ar&place=Berlin")
    page = visitor.page
    expect(page.locator(".group").first).to_be_visible()
    page.get_by_text("More: specialisms").click()
    for summary in page.locator(".card summary").all():
        summary.click()
    page.get_by_role("button", name="on the map").first.click()
    for name in ("Map and list", "About the data", "Safety", "Find"):
        page.locator("#pages").get_by_role("link", name=name).click()
        expect(page.locator("#pages [aria-current]")).to_have_text(name)
    page.get_by_role("link", name="Counselling for Men").first.click()
    expect(page.locator(".facts")).to_be_visible()
    cookies = page.context.cookies()
    assert [cookie["name"] for cookie in cookies] in ([], ["_streamlit_xsrf"])
    stored = json.loads(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
    assert not any(word in json.dumps(stored).casefold() for word in ("arab", "berlin", "ajs_"))


def test_the_server_itself_calls_nobody(app: App, finding: Visit) -> None:
    finding().open("/?languages=ar&place=Berlin")
    assert app.asked_hosts.read_text(encoding="utf-8") == ""


def test_telemetry_is_off_and_not_announced(app: App) -> None:
    log = app.log.read_text(encoding="utf-8").casefold()
    assert "usage statistics" not in log
    assert "telemetry" not in log


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(app: App, path: str) -> None:
    headers = get(app, path).headers
    policy = headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "unsafe-eval" not in policy
    assert "object-src 'none'" in policy or "default-src 'none'" in policy
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    ancestors = "'self'" if path == "/map" else "'none'"
    assert f"frame-ancestors {ancestors}" in policy


def test_the_map_is_confined(app: App, finding: Visit) -> None:
    assert get(app, "/map").headers["Content-Security-Policy"].startswith("sandbox allow-scripts;")
    visitor = finding().open()
    expect(visitor.page.frame_locator("iframe").locator("#zoom-in")).to_be_visible()
    frame = visitor.page.frame(url=app.url + "/map")
    assert frame is not None
    assert frame.evaluate("self.origin") == "null"


def test_the_map_opened_alone_leads_to_the_list_with_its_exit(finding: Visit) -> None:
    visitor = finding().open("/map")
    expect(visitor.page.locator("#leave")).to_be_visible()
    assert urlsplit(visitor.page.url).path == "/list"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact",
             "/_stcore/agent/mcp", "/%2e%2e/data/members.csv", "/static/../../etc/passwd",
             "/data/site.toml", "/data/.history/000001/manifest.json", "/favicon.png", "/a\\b",
             "//example.org"],
)  # fmt: skip
def test_what_is_closed_answers_with_a_plain_page(app: App, path: str) -> None:
    answer = get(app, path)
    assert answer.status in (400, 404)
    text = answer.body.decode()  # type: ignore[attr-defined]
    assert "Traceback" not in text
    assert "streamlit" not in text.casefold()


@pytest.mark.parametrize(
    ("name", "value"),
    [("Origin", "https://evil.example"), ("Host", "evil.example"), ("Origin", "null")],
)
def test_a_foreign_websocket_is_refused(app: App, name: str, value: str) -> None:
    host = urlsplit(app.url).netloc
    headers = {
        "Host": host,
        "Origin": app.url,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": "streamlit",
    }
    assert upgrade(host, headers) == 101
    assert upgrade(host, headers | {name: value}) == 403


def upgrade(host: str, headers: dict[str, str]) -> int:
    """Return the status with which the server answers a request for a WebSocket."""
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.putrequest("GET", "/_stcore/stream", skip_host=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_health_check_counts_and_names_nothing_else(app: App) -> None:
    with urllib.request.urlopen(app.url + "/healthz") as answer:
        health = json.load(answer)
    assert health["members"] == 63
    assert health["refused"] == []
    assert set(health) == {
        "version", "members", "loaded_at", "newest_check", "oldest_check", "refused"
    }  # fmt: skip


def test_a_query_string_stands_in_no_log(app: App) -> None:
    with urllib.request.urlopen(app.url + "/?languages=Zzcanaryzz&place=Qqcanaryqq"):
        pass
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(app.url + "/nowhere?place=Qqcanaryqq")
    assert "canary" not in app.log.read_text(encoding="utf-8")
