"""Where the pages stand on each surface."""

from __future__ import annotations

import pytest

from directory.web.addresses import FileAddress, app_address, file_name, served_address


@pytest.mark.parametrize(
    ("name", "app", "served", "file"),
    [
        ("safety", "/safety", "/pages/safety", "safety.html"),
        ("", "/", "/pages/", "index.html"),
        (
            "organisation/be-praxis",
            "/organisation?member=be-praxis",
            "/pages/organisation/be-praxis",
            "organisation/be-praxis.html",
        ),
        (
            "organisation/be-praxis/sheet",
            "/pages/organisation/be-praxis/sheet",
            "/pages/organisation/be-praxis/sheet",
            "organisation/be-praxis/sheet.html",
        ),
    ],
)
def test_a_page_has_an_address_on_every_surface(
    name: str, app: str, served: str, file: str
) -> None:
    assert (app_address(name), served_address(name), file_name(name)) == (app, served, file)


@pytest.mark.parametrize(
    ("here", "there", "address"),
    [
        ("", "country/de", "country/de.html"),
        ("country/de", "", "../index.html"),
        ("country/de", "country/at", "at.html"),
        ("organisation/x/sheet", "organisation/x", "../x.html"),
        ("self/de", "self", "../self.html"),
    ],
)
def test_a_file_links_to_another_from_where_it_stands(here: str, there: str, address: str) -> None:
    assert FileAddress(here)(there) == address
