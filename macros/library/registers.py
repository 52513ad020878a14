"""The lists of the library: snippets/documents.yml, fields.yml, facts.yml, owners.yml."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from macros.library.model import Document, Fact, Field, Owner
from macros.problems import Place, Problem, Text
from macros.reading.files import read
from macros.reading.names import Names
from macros.reading.shapes import Problems, wrong
from macros.reading.yaml_text import Mapping, Node, parse

REGISTERS = ("documents", "fields", "facts", "owners")
OPTIONAL = ("facts", "owners")
_KEY_LINE = re.compile(r"^([^\s#:][^:\n]*?)[ \t]*:", re.MULTILINE)
_Value = TypeVar("_Value", Document, Field, Fact, Owner)


def register(
    root: Path,
    kind: str,
    build: Callable[[Text, Node, Problems], _Value | None],
    taken: Names,
    problems: Problems,
) -> tuple[dict[str, _Value], set[str] | None]:
    """The entries of snippets/<kind>.yml, and all its keys; None when those cannot be known."""
    path = f"snippets/{kind}.yml"
    if kind in OPTIONAL and not (root / path).exists():
        return {}, set()
    if not (root / path).is_file():
        message = f"{path} is missing; add it, with a comment alone if there are no {kind}"
        problems.append(Problem(Place(path), "missing-file", message))
        return {}, None
    text = read(root, path, problems)
    node = parse(text, path, 1, problems) if text is not None else None
    if isinstance(node, Mapping):
        entries = _entries(kind, node, build, taken, problems)
        return entries, {str(key) for key in node.keys}
    if node is not None:
        wrong(node, f"keys, each one of the {kind}", problems)
    return {}, set(_KEY_LINE.findall(text)) if text is not None and node is None else None


def _entries(
    kind: str,
    node: Mapping,
    build: Callable[[Text, Node, Problems], _Value | None],
    taken: Names,
    problems: Problems,
) -> dict[str, _Value]:
    entries = {}
    for key in node.keys:
        taken.take(kind, key, key.place)
        value = build(key, node.values[key], problems)
        if value is not None:
            entries[str(key)] = value
    return entries
