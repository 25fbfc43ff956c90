"""Addresses that cannot be opened, and victims' lines, which must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from directory.errors import Problem
from directory.members import BY_ORGANISATION
from directory.problems.files import Files
from directory.problems.wording import quoted
from directory.settings import Settings

#: A telephone number as the address of a link.
_CALL = re.compile(r"(?:tel|callto|sms):([+0-9 ()./-]+)", re.IGNORECASE)

#: From so many digits on, a victims' line is known in the midst of a word (``palun116006``).
_LONG = 5


def wrong_contacts(files: Files) -> Iterator[Problem]:
    """Return the addresses that nobody should open, and the contacts that are for victims."""
    return chain(_unsafe_addresses(files), _victims_lines(files))


def _unsafe_addresses(files: Files) -> Iterator[Problem]:
    for table, row, column, cell in files.cells("website", "url"):
        named = host(cell)
        if named is None and column.fits(cell) and cell != BY_ORGANISATION:
            words = f"{quoted(cell)} cannot be opened as the address of a page."
            right = "Copy the address from the browser, beginning with https://"
            yield Problem(table.path, row.line, column.name, "unsafe-address", words, right)
        elif named and "@" in urlsplit(cell).netloc:
            words = f"{quoted(cell)} holds a user name or password."
            right = f"Type the address without what stands before the @: {named}"
            yield Problem(table.path, row.line, column.name, "unsafe-address", words, right)


def host(address: str) -> str | None:
    """Return the host of a web address, None if it is no address with http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in ("http", "https") else None


def _victims_lines(files: Files) -> Iterator[Problem]:
    settings = files.settings
    if not settings:
        return
    for table, row, column, cell in files.cells("phone", "website", "email"):
        if column.name == "phone" and settings.is_victims_line(cell):
            words = f"{quoted(cell)} is a victims' line or an emergency number (site.toml)."
            right = "Type the number of the office or programme, or leave the cell blank."
            yield Problem(table.path, row.line, column.name, "victims-line", words, right)
        elif column.name != "phone" and _names_victims_line(settings, cell):
            words = f"{quoted(cell)} names a victims' line or an emergency number (site.toml)."
            right = "Type the address of the office or programme, or leave the cell blank."
            yield Problem(table.path, row.line, column.name, "victims-line", words, right)


def _names_victims_line(settings: Settings, address: str) -> bool:
    """Return whether a website or mailbox is called after a victims' line, or calls it.

    Only the host of a website counts: in a path, 112 may be the number of a page.
    """
    lines = {re.sub("[^0-9]", "", line) for line in settings.victims_lines}
    if any(settings.is_victims_line(number) for number in _CALL.findall(address)):
        return True
    name = (host(address) or "") if "://" in address else address
    long = {number for number in re.findall("[0-9]+", name) if len(number) >= _LONG}
    return not lines.isdisjoint(long.union(re.split(r"[^0-9A-Za-z]+", name)))
