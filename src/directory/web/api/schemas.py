"""What the API promises of its objects, as JSON Schema: HSDS, and what HSDS leaves open.

Stricter than HSDS: no property but those named here, no blank text, real days, points on the earth.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "pattern": r"\S"}
ID: Schema = {
    "type": "string",
    "format": "uuid",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
}
DAY: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00\.000Z$"}
ADDRESS: Schema = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}
DESCRIBED: Schema = {
    "type": "string",
    "format": "uri-reference",
    "pattern": r"^(https?://[!-~]+)?/api/openapi\.json$",
}
MAILBOX: Schema = {"type": "string", "format": "email"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}


_IDS = dict.fromkeys(
    ("id", "service_id", "organization_id", "link_id", "taxonomy_id", "taxonomy_term_id"), ID
)


def ref(name: str) -> Schema:
    """Return a reference to a schema of ours."""
    return {"$ref": f"#/components/schemas/{name}"}


def some(name: str) -> Schema:
    """Return the schema of a list of our objects; an empty one is left out instead."""
    return {"type": "array", "items": ref(name), "minItems": 1}


def record(required: str, optional: str = "", /, **properties: Schema) -> Schema:
    """Return the schema of an object; a name without a schema of its own is a text, or an id.

    ``required`` and ``optional`` are names with spaces between.
    """
    names = (*required.split(), *optional.split())
    return {
        "type": "object",
        "required": required.split(),
        "properties": {name: properties.get(name, _IDS.get(name, TEXT)) for name in names},
        "additionalProperties": False,
    }


_NAMED = "id name description"
_TERM = f"{_NAMED} code taxonomy taxonomy_id language"
_ORGANIZATION = "alternate_name email website"
_SERVICE = (
    "description url email interpretation_services application_process eligibility_description "
    "alert"
)
_SERVICE_NEEDS = "id name status assured_date last_modified organization"
_OF_SERVICE: Schema = {
    "status": {"const": "active"},
    "assured_date": DAY,
    "last_modified": MOMENT,
    "url": ADDRESS,
    "email": MAILBOX,
    "phones": some("phone"),
    "service_areas": some("service_area"),
    "service_at_locations": some("service_at_location"),
    "languages": some("language"),
    "attributes": some("attribute"),
}
_OF_ORGANIZATION: Schema = {
    "website": ADDRESS,
    "email": MAILBOX,
    "phones": some("phone"),
    "locations": some("location"),
    "attributes": some("attribute"),
}

SCHEMAS: Schema = {
    "base": record("version profile openapi_url", profile=ADDRESS, openapi_url=DESCRIBED),
    "taxonomy": record(_NAMED),
    "taxonomy_term_brief": record(_TERM),
    "taxonomy_term": record(f"{_TERM} taxonomy_detail", taxonomy_detail=ref("taxonomy")),
    "attribute": record(
        "id link_id link_entity link_type taxonomy_term_id taxonomy_term",
        "value",
        link_entity={"enum": ["organization", "service"]},
        taxonomy_term=ref("taxonomy_term_brief"),
    ),
    "phone": record("id number", "type description service_id organization_id"),
    "language": record("id service_id name code", "note"),
    "service_area": record("id service_id name description"),
    "location": record(
        "id location_type organization_id name description",
        "latitude longitude",
        location_type={"const": "physical"},
        latitude={"type": "number", "minimum": -90, "maximum": 90},
        longitude={"type": "number", "minimum": -180, "maximum": 180},
    ),
    "service_at_location": record(
        "id service_id location", "description", location=ref("location")
    ),
    "organization_brief": record(_NAMED, _ORGANIZATION, **_OF_ORGANIZATION),
    "organization": record(
        f"{_NAMED} attributes", f"{_ORGANIZATION} phones locations", **_OF_ORGANIZATION
    ),
    "service_brief": record(
        _SERVICE_NEEDS, _SERVICE, **_OF_SERVICE, organization=ref("organization_brief")
    ),
    "service": record(
        f"{_SERVICE_NEEDS} attributes",
        f"{_SERVICE} phones service_areas service_at_locations languages",
        **_OF_SERVICE,
        organization=ref("organization"),
    ),
    "minimal": record("id modified_date", modified_date=MOMENT),
    "problem": record(
        "type title status detail",
        "valid",
        status={"type": "integer", "minimum": 400, "maximum": 599},
        valid={"type": "array", "items": TEXT},
    ),
}


def page(*names: str) -> Schema:
    """Return the schema of a page of a list that holds objects of these schemas."""
    flags = ("first_page", "last_page", "empty")
    numbers = ("total_items", "total_pages", "page_number", "size")
    contents = {"type": "array", "items": {"anyOf": [ref(name) for name in names]}}
    return record(
        " ".join((*numbers, *flags, "contents")),
        **dict.fromkeys(numbers, NUMBER),
        **dict.fromkeys(flags, FLAG),
        contents=contents,
    )
