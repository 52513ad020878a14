"""`library.json` in parts, for programs that need one product of many; the whole stays.

The whole is put together of its parts' texts: of thousands of replies, one has changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator

from macros.exports import library_types as types
from macros.exports.library_json import SCHEMA, playbook_data, reply_data, shared_data
from macros.library.model import Library
from macros.library.products import Product

WHOLE, INDEX, SHARED = "library.json", "library/index.json", "library/shared.json"
FOLDER = "library/products"
# As `as_json` lays out what is in a list of an object: no text has a line that begins like this.
_ENTRY = re.compile(r'^  \{\n   "name": (".*"),\n(?s:.*?)^  \}', re.MULTILINE)


def file_of(product: str) -> str:
    """The name of a product's part."""
    return f"{FOLDER}/{product}.json"


def of_product(library: Library, product: Product) -> Iterator[tuple[str, bytes]]:
    """The part of a product: its name in the site, and what it holds."""
    part: types.ProductPart = {
        "schema": SCHEMA,
        "product": product.name,
        "playbooks": [playbook_data(library, book) for book in product.playbooks],
        "replies": [
            reply_data(library, reply, product.shown_in[reply.name]) for reply in product.replies
        ],
    }
    yield file_of(product.name), as_json(part)


def together(
    library: Library, products: Iterable[Product], read: Callable[[str], bytes]
) -> Iterator[tuple[str, bytes]]:
    """The whole, the list of its parts, and what these share; `read` gives a part's file."""
    entries: dict[str, list[tuple[str, str]]] = {"playbooks": [], "replies": []}
    listed: list[types.Product] = []
    titles = {page.name.partition("/")[0]: page.title for page in library.products}
    for product in products:
        file = file_of(product.name)
        playbooks, _, replies = read(file).decode().partition('\n "replies": ')
        entries["playbooks"] += _entries(playbooks)
        entries["replies"] += _entries(replies)
        one: types.Product = {
            "product": product.name,
            "title": titles.get(product.name),
            "file": file,
            "playbooks": len(product.playbooks),
            "replies": len(product.replies),
        }
        listed.append(one)
    shared = shared_data(library)
    lists = {kind: _list(found) for kind, found in entries.items()}
    lists |= {kind: _inside(data) for kind, data in shared.items() if kind != "schema"}
    members = ",\n".join(f' "{kind}": {text}' for kind, text in lists.items())
    yield WHOLE, f'{{\n "schema": {SCHEMA},\n{members}\n}}\n'.encode()
    index: types.Index = {"schema": SCHEMA, "shared": SHARED, "products": listed}
    yield INDEX, as_json(index)
    yield SHARED, as_json(shared)


def as_json(data: object) -> bytes:
    """A value as programs and people read it."""
    return (_text(data) + "\n").encode()


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _inside(data: object) -> str:
    """A value as a member of an object."""
    return _text(data).replace("\n", "\n ")


def _entries(text: str) -> Iterator[tuple[str, str]]:
    return ((json.loads(entry[1]), entry[0]) for entry in _ENTRY.finditer(text))


def _list(entries: list[tuple[str, str]]) -> str:
    inner = ",\n".join(text for _, text in sorted(entries))
    return f"[\n{inner}\n ]" if inner else "[]"
