"""Whom to call, and whom never (quality F5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directory.contact import contact, networks
from directory.finder import Finder


@pytest.mark.parametrize(
    "phone", ["+49 116 006", "116006", "+357 1440", "+44 112", "112", "+33 116 123"]
)
def test_a_victims_line_is_never_shown(finder: Finder, phone: str) -> None:
    member = replace(finder.directory.by_id["cy-spavo"], phone=phone)
    assert contact(finder.directory, finder.settings, member).phone == ""


def test_every_number_in_the_data_is_shown(finder: Finder) -> None:
    for member in finder.directory.members:
        assert contact(finder.directory, finder.settings, member).phone == member.phone


@pytest.mark.parametrize("member_id", ["al-vatra", "ba-vive-zene", "pl-droga"])
def test_a_body_for_victims_without_a_programme_shows_no_contact(
    finder: Finder, member_id: str
) -> None:
    member = replace(finder.directory.by_id[member_id], phone="+355 4 1234567", email="a@b.al")
    found = contact(finder.directory, finder.settings, member)
    assert found.withheld
    assert (found.phone, found.email, found.website) == ("", "", "")


def test_who_also_serves_victims_is_marked(finder: Finder) -> None:
    members = finder.directory.by_id
    assert contact(finder.directory, finder.settings, members["hr-uzor-rijeka"]).serves_victims
    assert not contact(finder.directory, finder.settings, members["be-praxis"]).serves_victims


def test_the_networks_of_a_country(finder: Finder) -> None:
    found = {m.id for code in ("GB", "DE", "FI") for m in networks(finder.directory, code)}
    assert found == {"gb-respect", "de-bag-taeterarbeit", "fi-ensi-ja-turvakotien-liitto"}
