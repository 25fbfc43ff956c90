"""The description of the API for programs: OpenAPI 3.1, made of the same tables that answer."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from directory.exports.as_json import Tree, known
from directory.web.api import problems
from directory.web.api.lists import Lists
from directory.web.api.parameters import Parameter
from directory.web.api.schemas import ID, SCHEMAS, page, ref

#: The objects of each list: alone, and the forms in which a list may hold them.
OBJECTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "services": ("service", ("service_brief", "service", "minimal")),
    "organizations": ("organization", ("organization_brief", "organization")),
    "taxonomies": ("taxonomy", ("taxonomy",)),
    "taxonomy_terms": ("taxonomy_term", ("taxonomy_term",)),
    "service_at_locations": ("service_at_location", ("service_at_location",)),
}


def openapi(lists: Lists) -> Tree:
    """Return the OpenAPI document of the API."""
    declared = lists.finder.directory.declaration
    paths: Tree = {"/": {"get": _operation("Version of HSDS, and this document.", ref("base"))}}
    for kind, (name, forms) in OBJECTS.items():
        parameters = [_parameter(each) for each in lists.parameters[kind].values()]
        paths[f"/{kind}"] = {
            "get": _operation(f"A page of the {kind}.", page(*forms), parameters, "400", "404")
        }
        ids = [_id(lists, kind)]
        paths[f"/{kind}/{{id}}"] = {
            "get": _operation(f"One {name} with all that belongs to it.", ref(name), ids, "404")
        }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": declared.title,
            "description": declared.description,
            "version": version("programme-directory"),
            "license": {"name": "Licence of the data", "url": next(iter(declared.licences), "")},
        },
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {"schemas": SCHEMAS, "responses": {"problem": _PROBLEM}},
    }


_PROBLEM: Tree = {
    "description": "Why there is no answer (RFC 9457).",
    "content": {problems.MEDIA_TYPE: {"schema": ref("problem")}},
}


def _operation(
    words: str, schema: Tree, parameters: list[Tree] | None = None, *refusals: str
) -> Tree:
    answered = {"description": words, "content": {"application/json": {"schema": schema}}}
    unchanged = {"304": {"description": "The copy with this ETag still holds."}}
    problem = {"$ref": "#/components/responses/problem"}
    responses: dict[str, Any] = {"200": answered, **unchanged}
    return {
        "summary": words,
        "parameters": parameters or [],
        "responses": responses | dict.fromkeys((*refusals, "default"), problem),
    }


def _id(lists: Lists, kind: str) -> Tree:
    """Return the parameter for the id of an object, the first of the list as an example."""
    first = next(iter(lists.kinds[kind].items), None)
    return known({"name": "id", "in": "path", "required": True, "schema": ID, "example": first})


def _parameter(parameter: Parameter) -> Tree:
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.words,
        "schema": parameter.schema,
    }
