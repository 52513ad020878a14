"""Shapes of values: what a key may hold, and how to say that it holds something else.

A shape is called with a node and returns a value; what is wrong goes to `problems`, and the value
is None then, so that one run tells everything. It says the same in JSON Schema, for editors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, TypeAlias, TypeVar

from macros.problems import Place, Problem, Text
from macros.reading.yaml_text import Mapping, Node, Nothing, Sequence
from macros.text.languages import BASE_LANGUAGE, TAG, example, is_language
from macros.text.near_miss import nearest

Problems: TypeAlias = list[Problem]
Schema: TypeAlias = dict[str, Any]
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Shape(Generic[T_co]):
    """What a value has to be: `read` makes a value of a node, `schema` tells editors."""

    read: Callable[[Node, Problems], T_co | None]
    schema: Schema

    def __call__(self, node: Node, problems: Problems) -> T_co | None:
        return self.read(node, problems)


def shaped(
    schema: Schema,
) -> Callable[[Callable[[Node, Problems], T | None]], Shape[T]]:
    """Make a shape of the function below, which accepts what `schema` describes."""
    return lambda read: Shape(read, schema)


_GUESSES = 100  # keys of one mapping that are looked at closely
_DAYS = re.compile(r"([1-9]\d{0,2})(?: days?)?", re.ASCII)
_LONGER = {"week": 7, "month": 30, "year": 365}
_SPAN = re.compile(r"(\d+) (week|month|year)s?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def wrong(node: Node, expected: str, problems: Problems) -> None:
    """Report that `node` is not what was `expected`."""
    message = f"expected {expected}, found {_found(node)}"
    problems.append(Problem(node.place, "wrong-type", message))


def _found(node: Node) -> str:
    if isinstance(node, Text):
        return f'"{node}"' if node.strip() else "an empty text"
    if isinstance(node, Nothing):
        return "nothing"
    kind = "a list" if isinstance(node, Sequence) else "keys and values"
    if node.flow:
        bracket = "[" if isinstance(node, Sequence) else "{"
        return f'{kind}, because it begins with "{bracket}"; put a text in quotes'
    if isinstance(node, Mapping) and len(node.keys) == 1:
        return f'"{node.keys[0]}" as a key, because of the ": "; put the whole text in quotes'
    return kind


# YAML makes numbers and truths of some words; every scalar is the text that was typed.
@shaped({"type": ["string", "number", "boolean"], "minLength": 1})
def text(node: Node, problems: Problems) -> Text | None:
    """Any text."""
    if isinstance(node, Text) and node.strip():
        return node
    wrong(node, "text", problems)
    return None


def choice(*allowed: Word) -> Shape[Word]:
    """One of a few words."""

    def read(node: Node, problems: Problems) -> Word | None:
        for word in allowed:
            if node == word:
                return word
        wrong(node, "one of " + ", ".join(allowed), problems)
        return None

    return Shape(read, {"enum": list(allowed)})


@shaped({"type": "boolean"})
def truth(node: Node, problems: Problems) -> bool | None:
    """`true` or `false`."""
    if isinstance(node, Text) and node in ("true", "false"):
        return node == "true"
    wrong(node, "true or false", problems)
    return None


@shaped({"type": "number", "minimum": 0, "maximum": 100})
def number(node: Node, problems: Problems) -> Text | None:
    """A number from 0 to 100, as it was typed."""
    if isinstance(node, Text) and _NUMBER.fullmatch(node) and float(node) <= 100:
        return node
    wrong(node, "a number like 0.5, 100 at most", problems)
    return None


@shaped({"type": "string", "pattern": f"^{_DAY.pattern}$"})
def day(node: Node, problems: Problems) -> date | None:
    """A day as ISO 8601 writes it, 2026-11-22, that exists in the calendar."""
    if not isinstance(node, Text) or not _DAY.fullmatch(node):
        wrong(node, "a date like 2026-11-22", problems)
        return None
    try:
        return date.fromisoformat(node)
    except ValueError:
        problems.append(Problem(node.place, "bad-date", f"there is no day {node}"))
        return None


@shaped(
    {"type": ["string", "integer"], "pattern": f"^{_DAYS.pattern}$", "minimum": 1, "maximum": 999}
)
def days(node: Node, problems: Problems) -> int | None:
    """A number of days below 1,000: `90 days`, or `90`."""
    match = _DAYS.fullmatch(node) if isinstance(node, Text) else None
    if match:
        return int(match[1])
    span = _SPAN.fullmatch(node) if isinstance(node, Text) else None
    like = int(span[1]) * _LONGER[span[2].lower()] if span else 90
    wrong(node, f"a number of days below 1,000, like {like or 90} days", problems)
    return None


@shaped({"type": "string", "pattern": f"^{TAG.pattern}$"})
def language(node: Node, problems: Problems) -> Text | None:
    """A BCP 47 tag of language, script and region: en, zh-CN, sr-Latn-RS."""
    if isinstance(node, Text) and is_language(node):
        return node
    hint = example(node) if isinstance(node, Text) else "es or zh-CN"
    wrong(node, f"a language tag like {hint}", problems)
    return None


def listing(shape: Shape[T], *, filled: bool = True) -> Shape[tuple[T, ...]]:
    """A list of values of one shape; `filled` wants at least one."""

    def read(node: Node, problems: Problems) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence) or (filled and not node.items):
            wrong(node, 'a list, each item on its own line after "- "', problems)
            return None
        values = (shape(item, problems) for item in node.items)
        return tuple(value for value in values if value is not None)

    schema: Schema = {"type": "array", "items": shape.schema}
    return Shape(read, schema | {"minItems": 1} if filled else schema)


def by_language(shape: Shape[T]) -> Shape[MappingProxyType[str, T]]:
    """One value, or values by language; returns a mapping, with a single value under `en`."""
    several = languages(shape)

    def read(node: Node, problems: Problems) -> MappingProxyType[str, T] | None:
        if not isinstance(node, Mapping):
            value = shape(node, problems)
            return None if value is None else MappingProxyType({BASE_LANGUAGE: value})
        values = several(node, problems)
        if BASE_LANGUAGE not in node.values:
            problems.append(
                Problem(node.place, "missing-key", 'the English value, "en", is missing')
            )
        return values

    return Shape(read, {"anyOf": [shape.schema, several.schema | {"required": [BASE_LANGUAGE]}]})


def languages(shape: Shape[T]) -> Shape[MappingProxyType[str, T]]:
    """Values by language tag."""

    def read(node: Node, problems: Problems) -> MappingProxyType[str, T] | None:
        if not isinstance(node, Mapping):
            wrong(node, "language tags with values, like zh-CN: …", problems)
            return None
        values = {}
        for key in node.keys:
            value = shape(node.values[key], problems)
            if language(key, problems) is not None and value is not None:
                values[str(key)] = value
        return MappingProxyType(values)

    schema = {"type": "object", "propertyNames": language.schema}
    return Shape(read, schema | {"additionalProperties": shape.schema})


def by_name(shape: Shape[T]) -> Shape[MappingProxyType[str, T]]:
    """Values by names that something else defines; each name is a Text, which knows its place."""

    def read(node: Node, problems: Problems) -> MappingProxyType[str, T] | None:
        if not isinstance(node, Mapping):
            wrong(node, "names with values, each on its own line", problems)
            return None
        values: dict[str, T | None] = {key: shape(node.values[key], problems) for key in node.keys}
        return MappingProxyType({key: one for key, one in values.items() if one is not None})

    return Shape(read, {"type": "object", "additionalProperties": shape.schema})


def meant_keys(node: Mapping, known: Iterable[str]) -> dict[str, str]:
    """Known keys by key as written: a misspelt one stands for the one it resembles.

    So one slip is one problem, and the value is read all the same.
    """
    names = tuple(known)
    meant = {str(key): str(key) for key in node.keys if key in names}
    for key in node.keys[:_GUESSES]:
        if key not in meant:
            name = nearest(key, set(names) - set(meant.values()))
            if name:
                meant[str(key)] = name
    return meant


def key_places(node: Node) -> MappingProxyType[str, Place]:
    """Where each key of a mapping stands."""
    keys = node.keys if isinstance(node, Mapping) else ()
    return MappingProxyType({str(key): key.place for key in keys})
