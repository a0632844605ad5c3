"""The JSON Schema of a report, generated from the record types."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, cast, get_args, get_origin

from claimcheck.records import Report
from claimcheck.serialise import record_shape

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) that every report is valid against."""
    definitions: dict[str, object] = {}
    root = _object_schema(Report, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimcheck report",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(hint: Any, definitions: dict[str, object]) -> dict[str, object]:  # noqa: ANN401 - any field type
    if is_dataclass(hint):
        name = cast("type", hint).__name__
        if name not in definitions:
            definitions[name] = {}  # a record may hold itself
            definitions[name] = _object_schema(cast("type", hint), definitions)
        return {"$ref": f"#/$defs/{name}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(item, definitions) for item in arguments]}
    if hint is type(None):
        return {"type": "null"}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is tuple:
        items = [_schema(item, definitions) for item in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    return {"type": _PLAIN[hint]} if hint in _PLAIN else {}


def _object_schema(record: type, definitions: dict[str, object]) -> dict[str, object]:
    shape = record_shape(record)
    return {
        "type": "object",
        "description": (record.__doc__ or "").split("\n", 1)[0],
        "properties": {name: _schema(hint, definitions) for _, name, hint, _ in shape},
        "required": [name for _, name, _, _ in shape],
    }
