"""A letter to a member as a ready e-mail (RFC 5322) with the form attached.

``X-Unsent`` opens it as a draft in Outlook, so that staff look at it before it goes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from importlib import resources
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from directory.settings import Settings
from directory.staff import form_lines, forms
from directory.staff.words import Words

Kind = Literal["first", "reminder"]

ENGLISH = "en"

_SUBJECTS: Mapping[Kind, str] = {
    "first": "Is your entry in the programme directory still right? ({member})",
    "reminder": "Reminder: is your entry in the programme directory still right? ({member})",
}
#: A line of a header may have 998 bytes; folded earlier, a subject would begin with a blank.
_WHOLE_LINES = SMTP.clone(max_line_length=900)

_EXCEL = "vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: What the letter shows of an entry: all that the form asks.
_SHOWN = (*form_lines.ORGANISATION, *form_lines.CONTACT, "languages", *form_lines.INTERPRETER,
          "specialisms", "formats", "referral_routes")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translation:
    """A language in which letters are written; ``reviewed_by`` is the role that has read them.

    Where it is blank, the letter says that the translation is a draft (quality A9).
    """

    name: str
    draft: str
    reviewed_by: str

    @property
    def remark(self) -> str:
        """The line above the translation."""
        return self.name if self.reviewed_by else f"{self.name} (draft translation: {self.draft})"


@cache
def translations() -> Mapping[str, Translation]:
    """Return the languages in which letters are written beside English, by code."""
    table = resources.files("directory.staff") / "templates" / "translations.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return {code: Translation(**row) for code, row in rows.items()}


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("directory.staff"),
        autoescape=False,  # noqa: S701 (plain text, no HTML)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Post:
    """Writes the letters of a network to its members, with the words of a state."""

    settings: Settings
    words: Words

    def letter(self, member: str, kind: Kind, language: str) -> bytes:
        """Return the bytes of the e-mail to a member, in English and in ``language``.

        A language without a translation, and English, leave English alone.
        """
        state, sender = self.words.state, self.settings.corrections_email
        message = EmailMessage(policy=SMTP)
        message["X-Unsent"] = "1"
        message["Date"] = format_datetime(datetime.combine(state.files.today, time(9), tzinfo=UTC))
        message["From"] = Address(self.settings.network.short_name, addr_spec=sender)
        message["Reply-To"] = sender
        message["To"] = state.members[member]["email"]
        message["Subject"] = _SUBJECTS[kind].format(member=member)
        message.set_content(self._text(member, kind, language), cte="quoted-printable")
        form = forms.content(self.words, member)
        message.add_attachment(form, "application", _EXCEL, filename=f"entry-{member}.xlsx")
        # The library would make another one each time.
        message.set_boundary(f"=_{member}_{state.files.today}")
        return message.as_bytes(policy=_WHOLE_LINES)

    def _text(self, member: str, kind: Kind, language: str) -> str:
        state, network = self.words.state, self.settings.network
        cells = {column: _in_one_line(cell) for column, cell in state.members[member].items()}
        about = {"name": cells["name"], "network": network.short_name}
        translation = translations().get(language)
        columns = map(state.table("members").column, _SHOWN)
        return _templates().get_template("letter.txt").render(
            english=_part(kind, ENGLISH, about),
            translation=_part(kind, language, about) if translation else "",
            remark=translation.remark if translation else "",
            entry=[(c.title, self.words.said(c.name, cells[c.name])) for c in columns],
            network=network.name,
            website=network.website,
        )  # fmt: skip


def _part(kind: Kind, language: str, about: Mapping[str, str]) -> str:
    return _templates().get_template(f"{kind}.{language}.txt").render(about)


def _in_one_line(cell: str) -> str:
    return " ".join(cell.split())
