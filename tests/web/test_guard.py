"""Who may reach the staff's editor."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from directory.web import guard
from directory.web.guard import Login, NotOpened

WHOLE = """
[auth]
redirect_uri = "https://staff.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "directory"
client_secret = "secret"
server_metadata_url = "https://login.example.org/.well-known/openid-configuration"

[staff]
allowed = ["Desk@example.org", " office@example.org "]
roles = { "office@example.org" = "Volunteer" }
"""


@pytest.fixture
def with_authlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the package of the login were installed, which it need not be here."""
    monkeypatch.setattr(guard, "find_spec", lambda _: object())


def whole() -> dict[str, Any]:
    return tomllib.loads(WHOLE)


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.0.1", "::1", "[::1]"])
def test_this_machine_alone_needs_no_login(address: str) -> None:
    assert guard.opened(address, {}) is None


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.0.0.1", "unix:///run/staff"])
def test_any_other_address_does(address: str | None) -> None:
    with pytest.raises(NotOpened, match=r"without a login(.|\n)*\[auth\] redirect_uri"):
        guard.opened(address, {})


@pytest.mark.usefixtures("with_authlib")
@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", None])
def test_a_whole_login_opens_every_address_and_is_asked_for_at_each(address: str | None) -> None:
    login = guard.opened(address, whole())
    assert login == Login({"desk@example.org": "Network staff", "office@example.org": "Volunteer"})


@pytest.mark.usefixtures("with_authlib")
@pytest.mark.parametrize("name", guard.NEEDED)
def test_half_a_login_opens_nothing_not_even_here(name: str) -> None:
    secrets = whole()
    del secrets["auth"][name]
    with pytest.raises(NotOpened, match=rf"not completely(.|\n)*\[auth\] {name}"):
        guard.opened("127.0.0.1", secrets)


@pytest.mark.usefixtures("with_authlib")
@pytest.mark.parametrize("allowed", [[], "desk@example.org", [""], ["*"], [7], None])
def test_a_list_that_names_nobody_opens_nothing(allowed: object) -> None:
    secrets = whole() | {"staff": {"allowed": allowed}}
    with pytest.raises(NotOpened, match=r"\[staff\] allowed"):
        guard.opened("0.0.0.0", secrets)


@pytest.mark.usefixtures("with_authlib")
def test_a_short_cookie_secret_opens_nothing() -> None:
    secrets = whole()
    secrets["auth"]["cookie_secret"] = "short"
    with pytest.raises(NotOpened, match="at least 32 characters"):
        guard.opened("0.0.0.0", secrets)


def test_without_its_package_a_login_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "find_spec", lambda _: None)
    with pytest.raises(NotOpened, match=r"requirements-login\.lock"):
        guard.opened("0.0.0.0", whole())


@pytest.mark.parametrize(
    ("user", "role"),
    [
        ({"is_logged_in": True, "email": "desk@example.org"}, "Network staff"),
        ({"is_logged_in": True, "email": "DESK@Example.org", "email_verified": True},
         "Network staff"),
        ({"is_logged_in": True, "email": "desk@example.org", "email_verified": False}, ""),
        ({"is_logged_in": True, "email": "desk@example.org", "email_verified": "no"}, ""),
        ({"is_logged_in": False, "email": "desk@example.org"}, ""),
        ({"is_logged_in": True, "email": "somebody@example.org"}, ""),
        ({"is_logged_in": True, "email": ["desk@example.org"]}, ""),
        ({"is_logged_in": True}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_only_those_on_the_list_come_in(user: dict[str, object], role: str) -> None:
    assert Login({"desk@example.org": "Network staff"}).role(user) == role


def test_secrets_are_read_where_they_lie(tmp_path: Path) -> None:
    assert guard.secrets(tmp_path) == {}
    (tmp_path / ".streamlit").mkdir()
    path = tmp_path / ".streamlit" / "secrets.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert guard.secrets(tmp_path)["auth"]["client_id"] == "directory"
    path.write_text("[auth", encoding="utf-8")
    with pytest.raises(NotOpened, match=r"secrets\.toml cannot be read"):
        guard.secrets(tmp_path)
