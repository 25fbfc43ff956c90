"""Publishing: all or nothing, only good data, and nobody's changes at the target are lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from directory import settings
from directory.errors import DataError, NotWritten
from directory.finder import Finder
from directory.moment import ENDINGS
from directory.staff import publishing, store, versions
from directory.staff.committing import NothingToWrite
from directory.staff.publishing import ChangedThere, NotPublished
from directory.staff.store import ChangedMeanwhile
from directory.staff.versions import About, Version


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in ENDINGS}


def publish(folder: Path, target: Path, *, replace: bool = False) -> Version:
    return publishing.publish(publishing.plan(folder, target, replace=replace))


def edit(folder: Path, words: str) -> None:
    old = (folder / "members.csv").read_bytes()
    new = {"members.csv": old.replace(b"itself.", f"itself. {words}".encode())}
    store.write(folder, new, base={"members.csv": old}, about=About(words))


@pytest.fixture
def site(small_folder: Path, tmp_path: Path) -> Path:
    """A folder to which the small folder was published."""
    publish(small_folder, tmp_path / "new" / "site")
    return tmp_path / "new" / "site"


def test_a_new_folder_holds_all_that_a_site_needs_and_nothing_else(
    small_folder: Path, site: Path
) -> None:
    (small_folder / "notes.txt").write_text("private")
    assert files(site) == files(small_folder)
    assert {path.name for path in site.iterdir()} - files(site).keys() == {".lock", ".history"}
    assert len(Finder.read(site).directory.members) == 3
    assert site.stat().st_mode == small_folder.stat().st_mode


def test_the_first_publication_cannot_be_undone_but_the_next_can(
    small_folder: Path, site: Path
) -> None:
    first = files(site)
    with pytest.raises(store.NothingToUndo):
        store.undo(site)
    edit(small_folder, "More.")
    [difference] = publishing.plan(small_folder, site).differences
    assert (difference.path, difference.more, difference.fewer) == ("members.csv", 1, 1)
    publish(small_folder, site)
    assert files(site) == files(small_folder)
    store.undo(site)
    assert files(site) == first
    publish(small_folder, site)
    assert files(site) == files(small_folder)
    with pytest.raises(NothingToWrite):
        publish(small_folder, site)


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_was_changed_at_the_target_is_not_overwritten_unless_told(
    by_hand: bool, small_folder: Path, site: Path
) -> None:
    edit(small_folder, "Here.")
    if by_hand:
        text = (site / "members.csv").read_text()
        (site / "members.csv").write_text(text.replace("itself.", "itself. There."))
    else:
        edit(site, "There.")
    there = files(site)
    with pytest.raises(ChangedThere, match=r"members\.csv.*--replace"):
        publish(small_folder, site)
    assert files(site) == there
    publish(small_folder, site, replace=True)
    assert files(site) == files(small_folder)
    store.undo(site)
    assert files(site) == there


def test_a_data_folder_that_was_never_published_to_is_not_overwritten(
    small_folder: Path, data: Path, tmp_path: Path
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    for path, content in files(data).items():
        (target / path).write_bytes(content)
    with pytest.raises(ChangedThere):
        publish(small_folder, target)
    publish(small_folder, target, replace=True)
    assert files(target).items() >= files(small_folder).items()


def test_the_settings_of_the_server_stay(small_folder: Path, site: Path) -> None:
    own = (site / settings.FILE).read_text().replace("https://", "https://www.", 1)
    (site / settings.FILE).write_text(own)
    edit(small_folder, "More.")
    publish(small_folder, site)
    assert (site / settings.FILE).read_text() == own
    assert (site / "members.csv").read_bytes() == (small_folder / "members.csv").read_bytes()


def test_data_that_the_settings_of_the_server_forbid_are_refused(
    small_folder: Path, site: Path
) -> None:
    own = (site / settings.FILE).read_text()
    (site / settings.FILE).write_text(own.replace("numbers = [", 'numbers = ["+46405550101", '))
    edit(small_folder, "More.")
    before = files(site)
    with pytest.raises(DataError, match="victims-line"):
        publish(small_folder, site)
    assert files(site) == before


@pytest.mark.parametrize("path", ["members.csv", "basemap.geojson", "datapackage.json"])
def test_data_with_errors_are_refused(path: str, small_folder: Path, tmp_path: Path) -> None:
    (small_folder / path).unlink()
    with pytest.raises(DataError, match=path):
        publish(small_folder, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_of_other_things_is_refused(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").touch()
    (tmp_path / "file").touch()
    with pytest.raises(NotPublished, match="holds other things than data"):
        publish(small_folder, tmp_path / "photos")
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["one.jpg"]
    with pytest.raises(NotWritten, match="Not a directory"):
        publish(small_folder, tmp_path / "file")


@pytest.mark.parametrize("target", [".", "inside", "..", "../data/../data"])
def test_folders_in_each_other_are_refused(target: str, small_folder: Path) -> None:
    with pytest.raises(NotPublished, match="lie in each other"):
        publish(small_folder, small_folder / target)
    assert not (small_folder / "inside").exists()


def test_an_empty_folder_is_filled_and_remembers(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    publish(small_folder, tmp_path / "empty")
    [version] = versions.versions(tmp_path / "empty")
    assert version.kind == "publish"
    assert version.files.keys() == files(small_folder).keys()


def test_what_changes_between_preview_and_yes_is_not_overwritten(
    small_folder: Path, site: Path
) -> None:
    edit(small_folder, "Here.")
    shown = publishing.plan(small_folder, site)
    edit(site, "There.")
    there = files(site)
    with pytest.raises(ChangedMeanwhile, match=r"members\.csv"):
        publishing.publish(shown)
    assert files(site) == there


def test_what_was_edited_here_by_hand_and_published_is_known_here_alone(
    small_folder: Path, site: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(small_folder, tmp_path / "other"))
    for words in ("One.", "Two."):
        text = (small_folder / "members.csv").read_text()
        (small_folder / "members.csv").write_text(text.replace("itself.", f"itself. {words}"))
        publish(small_folder, site)
    with pytest.raises(ChangedThere):
        publish(other, site)
    copied = Path(shutil.copytree(small_folder, tmp_path / "copied"))
    edit(copied, "Three.")
    publish(copied, site)
