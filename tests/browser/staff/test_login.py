"""The login: a real provider, the real server, and a list of those who may come in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editor import Desk
from playwright.sync_api import Page, expect
from provider import CLIENT, SECRET, Provider, providing
from serving import ROOT, Server, free_port, running

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    """A provider of logins on this machine."""
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def closed(
    data: Path, provider: Provider, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The editor at every address of this machine, behind the login."""
    folder = tmp_path_factory.mktemp("login")
    copy = Path(shutil.copytree(data, folder / "data"))
    port = free_port()
    secrets = folder / "secrets.toml"
    secrets.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.url}/.well-known/openid-configuration"

[staff]
allowed = ["desk@example.org"]
roles = {{ "desk@example.org" = "Office" }}
""",
        encoding="utf-8",
    )
    app = ROOT / "src" / "directory" / "app" / "staff" / "server.py"
    arguments = ["streamlit", "run", str(app), "--server.address", "0.0.0.0", "--server.port",
                 str(port), "--secrets.files", str(secrets)]  # fmt: skip
    with running(arguments, Server(port, copy, folder / "log")) as server:
        yield server


def log_in(new_page: Callable[..., Page], server: Server) -> Desk:
    desk = Desk(new_page(viewport={"width": 1280, "height": 900}), server)
    desk.open("/member?member=al-clmb")
    expect(desk.page.locator("h1")).to_have_text("Staff of the network")
    expect(desk.page.locator("body")).not_to_contain_text("Counselling Line")
    desk.page.get_by_role("button", name="Log in").click()
    return desk


def test_who_is_on_the_list_comes_in_and_works_in_the_role_of_the_list(
    new_page: Callable[..., Page], closed: Server, provider: Provider
) -> None:
    provider.person = {"email": "Desk@Example.org", "email_verified": True}
    desk = log_in(new_page, closed)
    expect(desk.page.locator("h1")).to_have_text("Work list")
    desk.open_member("al-clmb")
    expect(desk.page.get_by_label("Your role")).to_have_count(0)
    desk.page.get_by_label("Telephone").fill("+355 4 2233555")
    desk.come_from("https://example.org/contact")
    expect(desk.changes).to_have_count(1)
    desk.save()
    changes = (closed.data / "changes.csv").read_text(encoding="utf-8")
    assert ",Office,al-clmb,phone," in changes
    assert "esk@" not in changes.casefold()


@pytest.mark.parametrize(
    "person",
    [
        {"email": "somebody@example.org", "email_verified": True},
        {"email": "desk@example.org", "email_verified": False},
        {},
    ],
    ids=["not on the list", "not verified", "without a mailbox"],
)
def test_others_see_no_data(
    new_page: Callable[..., Page], closed: Server, provider: Provider, person: dict[str, object]
) -> None:
    provider.person = person
    desk = log_in(new_page, closed)
    expect(desk.page.locator("h1")).to_have_text("You may not come in with this login")
    desk.open("/members")
    expect(desk.page.locator("h1")).to_have_text("You may not come in with this login")
    expect(desk.page.locator("table")).to_have_count(0)
    desk.page.get_by_role("button", name="Log out").click()
    expect(desk.page.locator("h1")).to_have_text("Staff of the network")
