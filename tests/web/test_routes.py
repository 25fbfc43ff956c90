"""What our own addresses answer, one version of the data after the other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit
from asking import Asking
from starlette.requests import Request
from starlette.responses import Response

from directory.exports.coverage import table
from directory.locale import translator
from directory.web import Shelf, Site

FOLDER = Path(streamlit.__file__).parent / "static"


@pytest.fixture
def site(data: Path, tmp_path: Path) -> Site:
    """A site on a copy of the data."""
    copy = Path(shutil.copytree(data, tmp_path / "data"))
    return Site(Shelf(copy), translator(), FOLDER)


@pytest.fixture(scope="module")
def asking(data: Path) -> Asking:
    """The site on the project's own data."""
    return Asking(data)


def ask(site: Site, path: str, **headers: str) -> Response:
    """Return the answer to a request of a path."""
    route = next(route for route in site.routes() if route.path == path)
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    answer = route.endpoint(Request({"type": "http", "method": "GET", "headers": sent}))
    assert isinstance(answer, Response)
    return answer


def test_coverage_is_a_file_to_keep(site: Site) -> None:
    answer = ask(site, "/coverage.csv")
    assert answer.body == table(site.shelf.finder)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="coverage.csv"'


def test_coverage_is_not_sent_again_unchanged(site: Site) -> None:
    tag = ask(site, "/coverage.csv").headers["etag"]
    again = ask(site, "/coverage.csv", if_none_match=tag)
    assert (again.status_code, again.body) == (304, b"")


def test_coverage_is_made_once_for_each_version_of_the_data(site: Site) -> None:
    before = ask(site, "/coverage.csv").body
    assert ask(site, "/coverage.csv").body is before
    file = site.shelf.folder / "vocabulary.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",Peer support,", ",Help by peers,"), encoding="utf-8")
    after = ask(site, "/coverage.csv").body
    assert b"peer_support,Peer support,stated" in bytes(before)
    assert b"peer_support,Help by peers,stated" in bytes(after)


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
@pytest.mark.parametrize(
    "path", ["/", "/list", "/map", "/embed", "/embed/map", "/healthz", "/robots.txt", "/pages"]
)
def test_what_is_sent_where_nothing_can_be_gets_a_page(
    asking: Asking, path: str, method: str
) -> None:
    said = asking(path, method)
    assert said.status == 405
    assert said.headers["allow"] == "GET, HEAD"
    assert said.text.index('id="leave"') < said.text.index("This cannot be done here")


def test_health_tells_how_old_the_data_are(asking: Asking, data: Path) -> None:
    told = asking("/healthz").json
    assert told["oldest_check"] <= told["newest_check"]
    assert f",{told['oldest_check']}," in (data / "members.csv").read_text(encoding="utf-8")
