"""What axe finds wrong with a page (quality A1)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Frame, Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe(page: Page | Frame, exclude: str = "") -> list[str]:
    """Return what axe finds wrong, in words, but for the elements of a selector."""
    page.evaluate(AXE)
    # To preload is to fetch the styles, which the policy of the map's page refuses.
    found: dict[str, Any] = page.evaluate(
        """([exclude, rules]) =>
          axe.run(exclude ? {exclude: [exclude]} : document, {runOnly: rules, preload: false})""",
        [exclude, RULES],
    )
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
