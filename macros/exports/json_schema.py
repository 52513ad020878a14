"""JSON Schema of types: typed dictionaries, lists, words, and what `Annotated` adds to them."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALARS = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


class Also:
    """What JSON Schema says of a value beyond its type: `Annotated[str, Also(minLength=1)]`."""

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords


def schema_of(kind: Any) -> Schema:
    """The schema of a typed dictionary, each dictionary within it once under `$defs`."""
    definitions: dict[str, Schema] = {}
    top = _object(kind, definitions)
    return {"$schema": DIALECT, **top, "$defs": dict(sorted(definitions.items()))}


def _schema(kind: Any, definitions: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return {**_schema(arguments[0], definitions), **arguments[1].keywords}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(argument, definitions) for argument in arguments]}
    if origin is list:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        names, values = (_schema(argument, definitions) for argument in arguments)
        return {"type": "object", "propertyNames": names, "additionalProperties": values}
    if is_typeddict(kind):
        name = kind.__name__.lower()
        if name not in definitions:
            definitions[name] = _object(kind, definitions)
        return {"$ref": f"#/$defs/{name}"}
    return {"type": _SCALARS[kind]}


def _object(kind: Any, definitions: dict[str, Schema]) -> Schema:
    members = get_type_hints(kind, include_extras=True)
    needed: frozenset[str] = kind.__required_keys__
    one = {} if needed else {"minProperties": 1, "maxProperties": 1}
    return {
        **({"description": kind.__doc__} if kind.__doc__ else {}),
        "type": "object",
        "required": [name for name in members if name in needed],
        "additionalProperties": False,
        "properties": {name: _schema(member, definitions) for name, member in members.items()},
        **one,
    }
