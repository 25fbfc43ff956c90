"""The generated pages of the documentation are not stale (quality S6)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from directory import declaration

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["data.md", "command-line.md"])
def test_generated_pages_are_up_to_date(
    make_docs: ModuleType, monkeypatch: pytest.MonkeyPatch, data: Path, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    page = make_docs.pages(declaration.read(data))[name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, "run: make docs"
