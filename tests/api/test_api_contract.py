"""The API keeps what its own openapi.json promises, whatever is asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from directory.exports.hsds import catalogue
from directory.finder import Finder
from directory.web.api.lists import Lists
from directory.web.api.openapi import OBJECTS, openapi

#: So many values of the longest lists of codes are tried; with all of them it takes minutes.
FEW = 2


@pytest.fixture(scope="module")
def described(finder: Finder) -> dict[str, Any]:
    return openapi(Lists(finder))


def complaints(described: dict[str, Any], name: str, tree: object) -> list[str]:
    """Return what our own schema finds wrong in an object."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(tree)]


def test_every_object_keeps_our_own_promise(described: dict[str, Any], finder: Finder) -> None:
    for kind, known in catalogue(finder).items():
        name, forms = OBJECTS[kind]
        for item in known.items.values():
            assert complaints(described, name, known.full(item)) == []
            assert complaints(described, forms[0], known.brief(item)) == []


@pytest.mark.parametrize(
    "change",
    [{"misspelt": 1}, {"alert": ""}, {"alert": None}, {"assured_date": "2026-22-11"},
     {"url": "no address"}, {"id": "1"}, {"languages": []}, {"status": "inactive"}],
    ids=str,
)  # fmt: skip
def test_our_own_promise_is_strict(
    described: dict[str, Any], finder: Finder, change: dict[str, object]
) -> None:
    services = catalogue(finder)["services"]
    service = services.full(finder.directory.by_id["de-volkssolidaritaet-berlin"])
    assert complaints(described, "service", service) == []
    assert complaints(described, "service", service | change)


@pytest.mark.parametrize(
    "options",
    [
        ["--phases", "examples,fuzzing,stateful"],
        # Every edge of every parameter; the other lists read the same ones.
        ["--phases", "coverage", "--include-path", "/services", "--include-path", "/services/{id}",
         "--include-path", "/taxonomy_terms", "--include-path", "/"],
    ],
    ids=["everything", "edges"],
)  # fmt: skip
def test_schemathesis_finds_nothing(server, tmp_path: Path, options: list[str]) -> None:
    described = server.ask("/api/openapi.json").json
    for path in described["paths"].values():
        for parameter in path["get"]["parameters"]:
            if "enum" in parameter["schema"]:
                parameter["schema"]["enum"] = parameter["schema"]["enum"][:FEW]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(described), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", str(file), "--url", f"{server.url}/api",
         "--seed", "1", "--max-examples", "10", "--generation-database", "none",
         "--header", "Connection: close", "--no-color", *options],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    assert " generated, " in result.stdout
