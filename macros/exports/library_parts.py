"""`library.json` in parts, for programs that need one product of many; the whole stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from macros.exports import library_types as json
from macros.exports.library_json import SCHEMA, catalog
from macros.library.model import Library

WHOLE, INDEX, SHARED = "library.json", "library/index.json", "library/shared.json"
FOLDER = "library/products"
Data = json.Catalog | json.Index | json.SharedPart | json.ProductPart


def files(library: Library) -> Iterator[tuple[str, Data]]:
    """The whole library, the list of its parts, and each of these, by their names in the site."""
    whole = catalog(library)
    parts = _by_product(whole)
    titles = {page.name.partition("/")[0]: page.title for page in library.products}
    products: list[json.Product] = [
        {
            "product": name,
            "title": titles.get(name),
            "file": _file(name),
            "playbooks": len(part["playbooks"]),
            "replies": len(part["replies"]),
        }
        for name, part in sorted(parts.items())
    ]
    yield WHOLE, whole
    yield INDEX, {"schema": SCHEMA, "shared": SHARED, "products": products}
    shared: json.SharedPart = {
        "schema": SCHEMA,
        "documents": whole["documents"],
        "fields": whole["fields"],
        "facts": whole["facts"],
    }
    yield SHARED, shared
    yield from ((_file(name), part) for name, part in sorted(parts.items()))


def _file(product: str) -> str:
    return f"{FOLDER}/{product}.json"


def _by_product(whole: json.Catalog) -> dict[str, json.ProductPart]:
    """Playbooks and replies by the folder they lie in."""
    playbooks: defaultdict[str, list[json.Playbook]] = defaultdict(list)
    replies: defaultdict[str, list[json.Reply]] = defaultdict(list)
    for playbook in whole["playbooks"]:
        playbooks[playbook["product"]].append(playbook)
    for reply in whole["replies"]:
        replies[reply["name"].partition("/")[0]].append(reply)
    return {
        name: {
            "schema": SCHEMA,
            "product": name,
            "playbooks": playbooks[name],
            "replies": replies[name],
        }
        for name in sorted(playbooks.keys() | replies.keys())
    }
