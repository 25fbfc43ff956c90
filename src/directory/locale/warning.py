"""The warning that stands beside a contact wherever it is shown (quality F5)."""

from __future__ import annotations

import re

from directory.contact import Contact
from directory.locale.translator import Translator
from directory.members import Member

_SPEAKS_OF_VICTIMS = re.compile(r"victim|shelter|survivor", re.IGNORECASE)


def warning(t: Translator, direct: Contact, member: Member) -> str:
    """Return what must be said above the contact: one warning, not three that say the same."""
    if direct.withheld:
        own = t("This organisation helps victims. It is no contact for a person who uses violence.")
        return f"{own} {member.notes}".strip()
    if direct.serves_victims and not _SPEAKS_OF_VICTIMS.search(member.notes):
        own = t("Also helps victims: say that you call about a person who uses violence.")
        return f"{own} {member.notes}".strip()
    return member.notes
