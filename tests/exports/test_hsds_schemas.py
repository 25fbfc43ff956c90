"""HSDS 3.0 and 3.1 by the standard's own schemas, open and strict: every object, every page.

The schemas are Open Referral's (CC BY-SA 4.0) and no part of this project. They are read from the
folder that the variable HSDS_SCHEMAS names, or from ``shared/hsds`` beside the checkout: in it a
folder for each version, with the folder ``schema`` of github.com/openreferral/specification.
"""

from __future__ import annotations

import json
import os
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from changed_data import with_hostile_texts
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from directory.exports.hsds import files
from directory.exports.ids import uuid
from directory.finder import Finder

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(os.environ.get("HSDS_SCHEMAS", ROOT.parent / "shared" / "hsds"))

KINDS = {
    "services": "service", "organizations": "organization", "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term", "service_at_locations": "service_at_location",
}  # fmt: skip


def is_uri(value: object) -> bool:
    """Return whether a text has only the letters of RFC 3986, and a scheme and a host."""
    return not isinstance(value, str) or bool(
        re.fullmatch(r"[a-z][a-z0-9+.-]*://([!$&-;=?-Z_a-z~@#\[\]]|%[0-9A-Fa-f]{2})+", value)
    )


def is_moment(value: object) -> bool:
    """Return whether a text is a day and time with its offset."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


FORMATS = FormatChecker()
FORMATS.checks("uri")(is_uri)
FORMATS.checks("date-time", raises=ValueError)(is_moment)


def strict(schema: Any) -> Any:
    """Return a schema in which no object has a property that is not named."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: strict(each) for name, each in schema.items()}
    return (
        made | {"additionalProperties": False} if isinstance(made.get("properties"), dict) else made
    )


def registry(version: str, *, closed: bool) -> Registry[Any]:
    """Return the schemas of a version; skips the test where there are none."""
    folders = sorted(SCHEMAS.glob(f"{version}*/schema"))
    if not folders:
        pytest.skip(
            f"no schemas of HSDS {version} in {SCHEMAS}: set HSDS_SCHEMAS (see docs/api.md)"
        )
    found: Registry[Any] = Registry()
    for path in folders[0].glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        resource = Resource.from_contents(
            strict(schema) if closed else schema, default_specification=DRAFT202012
        )
        found = found.with_resource(path.name, resource)
    return found


@pytest.fixture(params=["3.0", "3.1"])
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[False, True], ids=["open", "strict"])
def schemas(request: pytest.FixtureRequest, version: str) -> Registry[Any]:
    return registry(version, closed=request.param)


def complaints(schemas: Registry[Any], kind: str, tree: object) -> list[str]:
    """Return what a schema finds wrong in an object."""
    validator = Draft202012Validator(
        {"$ref": f"{kind}.json"}, registry=schemas, format_checker=FORMATS
    )
    return [f"{list(e.absolute_path)}: {e.message}" for e in validator.iter_errors(tree)]


def test_every_object_and_every_page_is_valid(schemas: Registry[Any], finder: Finder) -> None:
    checked = 0
    for path, content in files(finder).items():
        kind, _, name = path.partition("/")
        if not name:
            continue
        tree = json.loads(content)
        for each in tree["contents"] if name.startswith("page-") else [tree]:
            checked += 1
            assert complaints(schemas, KINDS[kind], each) == [], path
    assert checked > 500


def test_every_short_and_every_hostile_object_is_valid(
    schemas: Registry[Any], finder: Finder
) -> None:
    for path, content in files(with_hostile_texts(finder)).items():
        if path.startswith(("services/", "organizations/")) and "page-" not in path:
            kind = KINDS[path.partition("/")[0]]
            assert complaints(schemas, kind, json.loads(content)) == [], path


def test_the_schemas_find_mistakes(version: str, finder: Finder) -> None:
    id_ = uuid("service", "de-volkssolidaritaet-berlin")
    service = json.loads(files(finder)[f"services/{id_}.json"])
    loose, closed = registry(version, closed=False), registry(version, closed=True)
    assert complaints(loose, "service", service | {"status": "perhaps"})
    assert complaints(loose, "service", service | {"url": "no address"})
    assert complaints(loose, "service", service | {"last_modified": "2026-22-11T00:00:00Z"})
    assert complaints(loose, "service", service | {"organization": {"name": "without an id"}})
    assert not complaints(loose, "service", service | {"misspelt": 1})
    assert complaints(closed, "service", service | {"misspelt": 1})
