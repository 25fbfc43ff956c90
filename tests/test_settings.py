"""Who runs the directory."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory import settings
from directory.errors import DataError
from directory.settings import Link, Network

SITE = """
[network]
id = "example"
short_name = "EN"
name = "Example Network"
website = "https://network.example.org"
email = "info@network.example.org"

[corrections]
email = "corrections@network.example.org"

[leave]
url = "https://www.example.org/"

[survivors]
emergency = "112"
links = [{ name = "Example", url = "https://help.example.org" }]

[victims_lines]
numbers = ["116 006"]
"""


def _read(folder: Path, text: str) -> settings.Settings:
    (folder / "site.toml").write_text(text, encoding="utf-8")
    return settings.read(folder)


def test_all_settings_are_read(tmp_path: Path) -> None:
    assert _read(tmp_path, SITE) == settings.Settings(
        network=Network(
            "example",
            "EN",
            "Example Network",
            "https://network.example.org",
            "info@network.example.org",
        ),
        corrections_email="corrections@network.example.org",
        leave_url="https://www.example.org/",
        emergency="112",
        survivor_links=(Link("Example", "https://help.example.org"),),
        victims_lines=("116 006",),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[leave]", "[leave"),
        ("[leave]", "[left]"),
        ('id = "example"\n', ""),
        ('id = "example"', 'id = "example"\nother = "more"'),
        ('emergency = "112"', "emergency = 112"),
        ('["116 006"]', '"116 006"'),
        ('["116 006"]', "[116006]"),
        ('[{ name = "Example", url = "https://help.example.org" }]', "[5]"),
        ('[{ name = "Example", url = "https://help.example.org" }]', "{}"),
        ('[leave]\nurl = "https://www.example.org/"', "leave = 5"),
        ('"116 006"', "[" * 10_000),
    ],
)
def test_incomplete_settings_are_a_problem(tmp_path: Path, old: str, new: str) -> None:
    assert old in SITE
    with pytest.raises(DataError) as raised:
        _read(tmp_path, SITE.replace(old, new))
    [problem] = raised.value.problems
    assert (problem.file, problem.code) == ("site.toml", "settings-unreadable")


def test_missing_settings_are_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        settings.read(tmp_path)


def test_our_own_settings_can_be_read() -> None:
    own = settings.read(Path(__file__).parents[1] / "data")
    assert own.network.id == "wwp-en"
    assert "116 006" in own.victims_lines
