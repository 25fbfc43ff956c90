"""What is wrong with a contact, or tells of a person."""

from __future__ import annotations

from collections.abc import Mapping

from directory.problems.catalogue.meaning import Meaning

MEANINGS: Mapping[str, Meaning] = {
    "first-name-mailbox": Meaning(
        "The mailbox is a first name, so it may be that of a person. Nothing in the "
        "organisation's name, town or web address is called so.",
        "The mailbox of the office or programme, or leave the cell blank; if the "
        "programme is called so, leave it.",
        "warning",
    ),
    "foreign-phone": Meaning(
        "The telephone number is one of another country than the row's.",
        "The right number or the right country; if both are right, leave it so.",
        "warning",
    ),
    "impossible-phone": Meaning(
        "There can be no such telephone number: too short, too long, no such country or "
        "range, or a digit too many behind the country code.",
        "The number that the message names, if the organisation's page has the same; else "
        "leave the cell blank.",
    ),
    "mailbox-in-text": Meaning(
        "The notes of a member, a place or a source have a mailbox.",
        "Put a role's mailbox into E-mail, or leave it out.",
    ),
    "person-in-text": Meaning(
        "The notes of a member, a place or a source seem to name a person: a title or a common "
        "first name stands before a capital letter.",
        "The office or the role instead; if it is no person, leave it so.",
        "warning",
    ),
    "personal-mailbox": Meaning(
        "The mailbox looks like that of a person: `firstname.surname`, `f.surname` or "
        "`firstname_surname`, or words with a hyphen of which one is a first name. No "
        "word is a role, nor in the organisation's name, town or web address.",
        "The mailbox of the office or programme, or leave the cell blank.",
    ),
    "phone-in-text": Meaning(
        "The notes of a member, a place or a source have a telephone number that is neither the "
        "row's own nor a victims' line of `site.toml`.",
        "Put the programme's number into Telephone, or leave it out.",
    ),
    "unsafe-address": Meaning(
        "The address of a page cannot be opened, or holds a user name or password.",
        "The address as the browser shows it, beginning with `https://`.",
    ),
    "unusual-phone": Meaning(
        "A short number, or a freephone number that is on no list of ours. Short numbers "
        "are mostly emergency or victims' lines, and cannot be dialled from abroad.",
        "Look whether it is the programme's own; if so, leave it.",
        "warning",
    ),
    "victims-line": Meaning(
        "A telephone number, website or mailbox is or names one of the victims' lines and "
        "emergency numbers of `site.toml`, with or without a country code.",
        "The contact of the office or programme, or leave the cell blank.",
    ),
}
