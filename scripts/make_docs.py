"""Write what the documentation has from the declaration, the parser and the catalogue of problems.

docs/data.md, docs/command-line.md, and the tables of problems in CONTRIBUTING.md. Run by hand
after a change of any: ``make docs``. A test fails while they are stale.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from directory import declaration
from directory.cli.main import parsers
from directory.declaration import Column, Declaration, Table
from directory.problems import catalogue
from directory.staff import catalogue as staff

ROOT = Path(__file__).parent.parent

#: Between two such lines of CONTRIBUTING.md stands a table of problems.
FROM = "<!-- problems: made by `make docs` from src/directory/{}/catalogue -->\n"
TO = "<!-- end of problems -->\n"

#: The tables by the room that finds the problems.
TABLES = {"problems": catalogue.MEANINGS, "staff": staff.MEANINGS}


def data_page(declared: Declaration) -> str:
    """Return the documentation of every file and column, as Markdown."""
    lines = [
        "# The data files",
        "",
        "Made by `make docs` from `data/datapackage.json`, which is the only declaration.",
        "",
        declared.description,
    ]
    for table in declared.tables.values():
        lines += _table(table)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> list[str]:
    rows = [
        f"| `{c.name}` | {c.title} | {_kind(c)} | {c.description} {_values(c)}|"
        for c in table.columns
    ]
    return [
        "",
        f"## `{table.path}`",
        "",
        table.description,
        "",
        "| column | label | type | meaning |",
        "|---|---|---|---|",
        *rows,
    ]


def _kind(column: Column) -> str:
    kind = "list, joined by `;`" if column.is_list else column.type
    return f"{kind}, required" if column.required else kind


def _values(column: Column) -> str:
    if column.labels:
        return "One of: " + ", ".join(f"`{value}`" for value in column.labels) + ". "
    return f"Values of `{column.allowed}`. " if column.allowed else ""


def command_line_page(declared: Declaration) -> str:
    """Return the help of every command, as Markdown."""
    # argparse breaks lines to the width of the terminal.
    os.environ["COLUMNS"] = "90"
    lines = ["# The command line", "", "Made by `make docs` from the program's own help."]
    for name, page in parsers(declared).items():
        lines += ["", f"## `{name}`", "", "```", page.format_help().strip(), "```"]
    return "\n".join(lines) + "\n"


def pages(declared: Declaration) -> dict[str, str]:
    """Return the text of every generated page by its file name in docs/."""
    return {"data.md": data_page(declared), "command-line.md": command_line_page(declared)}


def contributing(text: str) -> str:
    """Return the text of CONTRIBUTING.md with its tables of problems made anew."""
    for room, meanings in TABLES.items():
        start = FROM.format(room)
        before, _, rest = text.partition(start)
        _, end, after = rest.partition(TO)
        if not end:
            raise SystemExit(f"CONTRIBUTING.md must have these two lines: {start}{TO}")
        text = f"{before}{start}{catalogue.table(meanings)}\n{TO}{after}"
    return text


def main() -> None:
    """Write all of them."""
    declared = declaration.read(ROOT / "data")
    for name, text in pages(declared).items():
        (ROOT / "docs" / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"docs/{name}\n")
    page = ROOT / "CONTRIBUTING.md"
    page.write_text(contributing(page.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write(f"{page.name}\n")


if __name__ == "__main__":
    main()
