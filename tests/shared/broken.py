"""An installation that lacks some of its files, as a copy beside the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

import directory

PACKAGE = Path(directory.__file__).parent
TEMPLATES = Path("web/templates")


def without(folder: Path, *templates: str) -> Path:
    """Copy the package into a folder, without some templates; return what goes on Python's path."""
    checkout, source = PACKAGE.parents[1], folder / PACKAGE.parent.name
    shutil.copytree(checkout / ".streamlit", folder / ".streamlit")
    shutil.copytree(PACKAGE, source / PACKAGE.name)
    for name in templates:
        (source / PACKAGE.name / TEMPLATES / name).unlink()
    return source


def mend(source: Path, template: str) -> None:
    """Put a template back."""
    shutil.copy(PACKAGE / TEMPLATES / template, source / PACKAGE.name / TEMPLATES)
