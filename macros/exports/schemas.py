"""JSON Schemas of what writers fill in and of `library.json`, from the definitions that check them.

`make schemas` writes them; a test holds that what is committed is what would be written.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from macros.exports import codeowners
from macros.exports.json_schema import DIALECT, schema_of
from macros.exports.library_types import Catalog, Index, ProductPart, SharedPart
from macros.library.formats import (
    COMPANY,
    DOCUMENT,
    EXPORTS,
    FACT,
    FIELD,
    FRAME,
    OWNER,
    PAGE,
    PLAYBOOK,
    PRODUCT,
    REPLY,
)
from macros.reading.names import FIELD_NAME, FILE_NAME
from macros.reading.shapes import Schema

HERE = Path(__file__).parent
_KEY = f"^{FILE_NAME.pattern}(/{FILE_NAME.pattern})*$"


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its path below this folder."""
    return {
        "library.schema.json": schema_of(Catalog),
        "library-index.schema.json": schema_of(Index),
        "library-product.schema.json": schema_of(ProductPart),
        "library-shared.schema.json": schema_of(SharedPart),
        "schemas/playbook.json": _front("playbook", PLAYBOOK.schema),
        "schemas/product.json": _front("product's index.md", PRODUCT.schema),
        "schemas/page.json": _front("page that is no playbook", PAGE.schema),
        "schemas/reply.json": _front("reply", REPLY.schema),
        "schemas/frame.json": _front("frame", FRAME.schema),
        "schemas/documents.json": _register("documents", _KEY, DOCUMENT.schema),
        "schemas/owners.json": _register("owners", _KEY, OWNER.schema),
        "schemas/facts.json": _register("facts", _KEY, FACT.schema),
        "schemas/company.json": _whole("company", COMPANY.schema),
        "schemas/exports.json": {"$schema": DIALECT, "title": "snippets/exports.yml"}
        | EXPORTS.schema,
        "schemas/fields.json": _register("fields", f"^{FIELD_NAME.pattern}$", FIELD.schema),
    }


def _front(whose: str, schema: Schema) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": f"The front matter of a {whose}", **schema}


def _whole(kind: str, schema: Schema) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": f"snippets/{kind}.yml", **schema}


def _register(kind: str, key: str, entry: Schema) -> dict[str, Any]:
    names = {"type": "object", "propertyNames": {"pattern": key}}
    title = f"snippets/{kind}.yml"
    return {"$schema": DIALECT, "title": title, **names, "additionalProperties": entry}


def written(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema."""
    for path, schema in schemas().items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_text(written(schema), encoding="utf-8")
    codeowners.write(HERE.parents[1])


if __name__ == "__main__":
    main()
