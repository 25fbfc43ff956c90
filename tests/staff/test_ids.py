"""Ids of new members: readable in plain letters, whatever the script of the name."""

from __future__ import annotations

import pytest

from directory.staff import ids


@pytest.mark.parametrize(
    ("country", "name", "expected"),
    [
        ("PL", "Łódź Straße", "pl-lodz-strasse"),
        ("GR", "Κέντρο Ανδρών", "gr-kentro-andron"),
        ("GR", "Ψυχή ΘΆΡΡΟΣ", "gr-psychi-tharros"),
        ("UA", "Центр чоловіків Львів", "ua-tsentr-cholovikiv-lviv"),
        ("BG", "Център Надежда", "bg-tsentar-nadezhda"),
        ("RS", "Ђак Џеп Његош", "rs-djak-dzep-njegosh"),
        ("DK", "Rådgivning Ærø", "dk-raadgivning-aero"),
        ("IS", "Þór Aðalstræti", "is-thor-adalstraeti"),
        ("HR", "Đakovo za muškarce", "hr-dakovo-za-muskarce"),
        ("DE", "Grünes Tal e. V. am Fluss", "de-grunes-tal-e-v"),
        ("TR", "IŞIK ışık", "tr-isik-isik"),
        ("GE", "მამაკაცები", "ge-organisation"),
        ("", "A", "xx-a"),
    ],
)
def test_a_name_becomes_an_id(country: str, name: str, expected: str) -> None:
    assert ids.new(country, name, ()) == expected


def test_an_id_is_given_once() -> None:
    assert ids.new("PL", "Łódź", {"pl-lodz", "pl-lodz-2"}) == "pl-lodz-3"
