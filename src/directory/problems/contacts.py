"""Mailboxes, addresses of pages and telephone numbers that must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from directory.errors import Problem
from directory.names import fold
from directory.problems.files import Files
from directory.problems.wording import quoted
from directory.tables import Row

#: Two words joined by a dot before the @, as in firstname.surname or f.surname.
_TWO_WORDS = re.compile(r"[^\W\d_]+\.[^\W\d_]{2,}")

#: Words in the mailboxes of an office, a service or a programme.
_ROLES = frozenset({
    "admin", "beratung", "center", "centre", "centro", "contact", "contacto", "contatti",
    "counseling", "counselling", "family", "fathers", "help", "helpline", "hilfe", "info",
    "information", "kontakt", "maenner", "mail", "men", "office", "post", "press", "program",
    "programm", "programme", "project", "projekt", "reception", "referral", "referrals",
    "secretariat", "sekretariat", "service", "services", "support", "team", "training", "women",
})  # fmt: skip


def wrong_contacts(files: Files) -> Iterator[Problem]:
    """Return the contacts that endanger or expose a person."""
    return chain(_personal_mailboxes(files), _unsafe_addresses(files), _victims_lines(files))


def _personal_mailboxes(files: Files) -> Iterator[Problem]:
    """Yield the mailboxes of the form firstname.surname.

    One of the two words tells a programme's mailbox apart: if it names a role, or also stands
    in the organisation's name or in the domain of its website.
    """
    for table, row, column, cell in files.cells("email"):
        mailbox = cell.partition("@")[0]
        if _TWO_WORDS.fullmatch(mailbox) and not _names_a_role(mailbox, row):
            words = f"{quoted(cell)} looks like the mailbox of a person."
            right = "Type the mailbox of the office or programme, or leave the cell blank."
            yield Problem(table.path, row.line, column.name, "personal-mailbox", words, right)


def _names_a_role(mailbox: str, row: Row) -> bool:
    names = " ".join(row.cells.get(name, "") for name in ("name", "name_native", "acronym"))
    known = _ROLES.union(fold(names).split())
    domain = fold(_host(row.cells.get("website", "")) or "")
    words = fold(mailbox).split()
    return any(word in known or (len(word) > 3 and word in domain) for word in words)


def _unsafe_addresses(files: Files) -> Iterator[Problem]:
    for table, row, column, cell in files.cells("website", "url"):
        host = _host(cell)
        if host is None and column.fits(cell):
            words = f"{quoted(cell)} cannot be opened as the address of a page."
            right = "Copy the address from the browser, beginning with https://"
            yield Problem(table.path, row.line, column.name, "unsafe-address", words, right)
        elif host and "@" in urlsplit(cell).netloc:
            words = f"{quoted(cell)} holds a user name or password."
            right = f"Type the address without what stands before the @: {host}"
            yield Problem(table.path, row.line, column.name, "unsafe-address", words, right)


def _host(address: str) -> str | None:
    """Return the host of a web address, None if it is no address with http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") else None


def _victims_lines(files: Files) -> Iterator[Problem]:
    if not files.settings:
        return
    for table, row, column, cell in files.cells("phone"):
        if files.settings.is_victims_line(cell):
            words = f"{quoted(cell)} is a victims' line or an emergency number (site.toml)."
            right = "Type the number of the office or programme, or leave the cell blank."
            yield Problem(table.path, row.line, column.name, "victims-line", words, right)
