"""The real editor and the real public app, two processes on the same copy of the data."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from editor import Desk
from playwright.sync_api import Page
from serving import Server, serving


@pytest.fixture(scope="session")
def editor(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The staff's editor on a copy of the project's own data."""
    folder = tmp_path_factory.mktemp("staff")
    copy = Path(shutil.copytree(data, folder / "data"))
    with serving("staff", copy, folder / "log") as server:
        yield server


@pytest.fixture
def desk(new_page: Callable[..., Page], editor: Server) -> Callable[..., Desk]:
    """Returns a function that gives a new desk: a browser of its own, with the options given."""

    def sit_down(**options: object) -> Desk:
        page = new_page(**({"viewport": {"width": 1280, "height": 900}} | options))
        page.on("dialog", lambda dialog: dialog.accept())
        return Desk(page, editor)

    return sit_down
