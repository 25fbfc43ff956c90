"""Who runs this directory: whom to write to, where leaving leads, and the outward links."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from directory.errors import DataError, Problem
from directory.moment import Folder, content

FILE = "site.toml"

#: Who changes something, where nothing else is set.
ROLES = ("Network staff", "Member organisation", "Volunteer")


@dataclass(frozen=True, slots=True)
class Link:
    """An outward link with its words."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Network:
    """The network itself: whom to ask when nobody else is left."""

    id: str
    short_name: str
    name: str
    website: str
    email: str


_SITE = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?", re.IGNORECASE)

_BASE_URL = re.compile(_SITE.pattern + r"(/[a-z0-9._~-]+)*/?", re.IGNORECASE)

Service = Literal["nominatim", "photon", "pelias"]

_GEOCODER_KEYS = {"service", "domain", "user_agent", "api_key"}

_DOMAIN = re.compile(r"[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9._~-]+)*/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GeocoderSettings:
    """The service that is asked for addresses, and how this site introduces itself to it."""

    service: Service
    domain: str
    user_agent: str
    api_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not _DOMAIN.fullmatch(self.domain):
            raise ValueError("geocoder.domain must be a host such as geocoder.example.org")
        if not (self.user_agent.isascii() and self.user_agent.isprintable()):
            raise ValueError("geocoder.user_agent must be in plain letters (ASCII)")
        if not re.search(r"\S@\S|https?://\S", self.user_agent):
            raise ValueError("geocoder.user_agent must hold an e-mail address or a website")
        if self.api_key and self.service != "pelias":
            raise ValueError("geocoder.api_key is for pelias alone")

    @property
    def host(self) -> str:
        """Return the host that is asked, as it is named to visitors."""
        return re.split("[:/]", self.domain)[0].lower()

    @property
    def is_local(self) -> bool:
        """Return whether the service runs on this machine."""
        return self.host in ("localhost", "127.0.0.1")

    @property
    def scheme(self) -> str:
        """Return ``https``; ``http`` only where nothing leaves this machine."""
        return "http" if self.is_local else "https"


@dataclass(frozen=True, slots=True)
class Settings:
    """What whoever runs the site decides; ``victims_lines`` are never shown as a contact.

    ``base_url`` is where the public reaches the site, without a slash at its end; blank if not
    said. ``embed_sites`` are the sites that may show the embeddable map in a frame. ``roles`` are
    those to choose from in the staff's editor.
    """

    network: Network
    corrections_email: str
    leave_url: str
    emergency: str
    survivor_links: tuple[Link, ...]
    victims_lines: tuple[str, ...]
    geocoder: GeocoderSettings | None = None
    base_url: str = ""
    embed_sites: tuple[str, ...] = ()
    roles: tuple[str, ...] = ROLES

    def is_victims_line(self, phone: str) -> bool:
        """Return whether a number is a victims' line, with or without a country code."""
        lines = "|".join(map(_digits, self.victims_lines))
        # A national short number is also written with the code of the country before it.
        same_number = re.compile(rf"(00)?[0-9]{{0,3}}({lines})")
        return bool(lines and same_number.fullmatch(_digits(phone)))


def read(folder: Folder) -> Settings:
    """Return the settings in a data folder; DataError if they are missing or incomplete."""
    try:
        return _settings(tomllib.loads(content(folder, FILE).decode()))
    except OSError as error:
        raise DataError([_unreadable(f"cannot be read: {error.strerror}.")]) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DataError([_unreadable(f"are not complete: {error}.")]) from error


def _digits(number: str) -> str:
    return re.sub(r"[^0-9]", "", number)


def _unreadable(words: str) -> Problem:
    return Problem(FILE, 0, "", "settings-unreadable", f"The settings {words}")


def _settings(values: Mapping[str, Any]) -> Settings:
    return Settings(
        network=Network(**_texts(values["network"])),
        corrections_email=_text(values["corrections"]["email"]),
        leave_url=_text(values["leave"]["url"]),
        emergency=_text(values["survivors"]["emergency"]),
        survivor_links=tuple(Link(**_texts(link)) for link in _list(values["survivors"]["links"])),
        victims_lines=tuple(_text(number) for number in _list(values["victims_lines"]["numbers"])),
        geocoder=_geocoder(_texts(values["geocoder"])) if "geocoder" in values else None,
        base_url=base_url(_text(values.get("site", {}).get("base_url", ""))),
        embed_sites=tuple(_site(site) for site in _list(values.get("embed", {}).get("sites", []))),
        roles=_roles(values.get("staff", {}).get("roles", [*ROLES])),
    )


def _geocoder(values: dict[str, str]) -> GeocoderSettings:
    if not {"service", "domain", "user_agent"} <= values.keys() <= _GEOCODER_KEYS:
        raise ValueError("geocoder takes service, domain, user_agent and, if need be, api_key")
    service = values.pop("service")
    if service not in get_args(Service):
        raise ValueError(f"geocoder.service must be one of: {', '.join(get_args(Service))}")
    return GeocoderSettings(service, **values)  # type: ignore[arg-type]


def base_url(text: str) -> str:
    """Return the address of a site without a slash at its end; ValueError if it is none."""
    if text and not _BASE_URL.fullmatch(text):
        raise ValueError("site.base_url must be like https://directory.example.org")
    return text.rstrip("/")


def _site(value: object) -> str:
    site = _text(value).rstrip("/")
    if not _SITE.fullmatch(site):
        raise ValueError("embed.sites must hold sites such as https://www.example.org")
    return site


def _roles(value: object) -> tuple[str, ...]:
    roles = tuple(_text(role).strip() for role in _list(value))
    if not all(roles) or not roles:
        raise ValueError('staff.roles must hold roles such as "Volunteer"')
    return roles


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} must be a text in quotes")
    return value


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {key: _text(value) for key, value in values.items()}


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} must be a list in square brackets")
    return value
