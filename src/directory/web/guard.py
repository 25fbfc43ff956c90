"""Who may reach the staff's editor: this machine alone, or those on a list after a login.

Nothing here asks Streamlit, so that every rule can be tested as it stands.
"""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from directory.errors import DirectoryError

#: The names by which a browser on this machine calls it.
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

#: What Streamlit's login (OpenID Connect) needs in the section [auth] of secrets.toml.
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")

#: The packages that Streamlit's login needs beside Streamlit.
PACKAGES = ("authlib", "httpx")

#: With a shorter secret the cookie of the login could be forged.
SHORTEST_SECRET = 32

ROLE = "Network staff"


class NotOpened(DirectoryError):
    """The editor must not be served like this; the message says what to do."""


@dataclass(frozen=True)
class Login:
    """Who may come in after a login: mailboxes in lower case, each with its role."""

    roles: Mapping[str, str]

    def role(self, user: Mapping[str, Any]) -> str:
        """Return the role of who has logged in; blank if the person may not come in.

        ``user`` holds the claims of the login. A mailbox that its provider calls unverified
        counts for nothing: anybody could have typed it.
        """
        if not user.get("is_logged_in") or user.get("email_verified", True) not in (True, "true"):
            return ""
        email = user.get("email")
        return self.roles.get(email.strip().casefold(), "") if isinstance(email, str) else ""


def opened(address: str | None, secrets: Mapping[str, Any]) -> Login | None:
    """Return the login that everybody has to pass; None if only this machine reaches the editor.

    Raises NotOpened if other machines could reach it without a login, or if a login is set up
    by half: whoever began one relies on it.
    """
    begun = bool(secrets.get("auth") or secrets.get("staff"))
    missing = list(_missing(secrets))
    if not missing:
        return Login(_roles(secrets["staff"]))
    if is_local(address) and not begun:
        return None
    where = f"at {address}" if address else "at every address of this machine"
    why = (
        "A login is set up, but not completely."
        if begun
        else f"The staff's editor would be open to other machines {where}, without a login."
    )
    raise NotOpened(
        f"Not started. {why}\n"
        "Either serve it on this machine alone: directory staff\n"
        "Or set up a login (docs/staff.md). In .streamlit/secrets.toml is missing:\n"
        + "\n".join(f"  {line}" for line in missing)
    )


def secrets(folder: Path) -> Mapping[str, Any]:
    """Return what ``.streamlit/secrets.toml`` of a folder says, nothing if there is none.

    Raises NotOpened if it cannot be read.
    """
    path = folder / ".streamlit" / "secrets.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise NotOpened(f"Not started. {path} cannot be read: {error}.") from error


def is_local(address: str | None) -> bool:
    """Return whether only this machine can reach an address; a blank one means every address."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False


def _missing(secrets: Mapping[str, Any]) -> Iterator[str]:
    auth, staff = _section(secrets, "auth"), _section(secrets, "staff")
    for name in NEEDED:
        if not (isinstance(auth.get(name), str) and auth[name].strip()):
            yield f"[auth] {name}"
    secret = auth.get("cookie_secret")
    if isinstance(secret, str) and 0 < len(secret) < SHORTEST_SECRET:
        yield f"[auth] cookie_secret of at least {SHORTEST_SECRET} characters"
    if not _roles(staff):
        yield '[staff] allowed = ["desk@example.org"], with the mailboxes of those who may come in'
    if not all(map(find_spec, PACKAGES)):
        yield "and its packages: .venv/bin/pip install --require-hashes -r requirements-login.lock"


def _section(secrets: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = secrets.get(name)
    return section if isinstance(section, Mapping) else {}


def _roles(staff: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the role of each mailbox of the list; whoever has none there has the usual one."""
    allowed = staff.get("allowed")
    roles = {str(key).casefold(): value for key, value in _section(staff, "roles").items()}
    if not isinstance(allowed, list):
        return {}
    mailboxes = [text.strip().casefold() for text in allowed if isinstance(text, str)]
    return {email: str(roles.get(email) or ROLE) for email in mailboxes if "@" in email}
