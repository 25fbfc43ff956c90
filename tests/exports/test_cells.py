"""A CSV file of ours in a spreadsheet: no formula, no lost letter."""

from __future__ import annotations

import csv
import io

import pytest
from hostile import HOSTILE

from directory.exports.cells import safe, written

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("https://example.org")',
    "=cmd|' /C calc'!A0",
]  # fmt: skip


def read(content: bytes) -> list[list[str]]:
    """Return the cells of a file as another program reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe(cell) == "'" + cell
    assert read(written(["name"], [[cell]])) == [["name"], ["'" + cell]]


@pytest.mark.parametrize("cell", ["", "Malmö", "1 + 1 = 2", "'quoted'", "3-4", "a@example.org"])
def test_other_text_stays(cell: str) -> None:
    assert safe(cell) == cell


def test_every_text_is_read_again_as_it_was() -> None:
    texts = [text for text in HOSTILE if not text.startswith(("=", "+", "-", "@"))]
    content = written(["text", "number"], [[text, number] for number, text in enumerate(texts)])
    assert read(content)[1:] == [[text, str(number)] for number, text in enumerate(texts)]


def test_the_file_opens_with_a_mark_and_its_lines_end_as_the_standard_says() -> None:
    content = written(["land"], [["Türkiye"], ["Україна"]])
    assert content == "\ufeffland\r\nTürkiye\r\nУкраїна\r\n".encode()
