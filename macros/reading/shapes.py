"""Shapes of values: what a key may hold, and how to say that it holds something else.

A shape is a function from a node to a value; what is wrong goes to `problems`, and the value is
None then, so that one run tells everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from macros.problems import Place, Problem, Text
from macros.reading.yaml_text import Mapping, Node, Nothing, Sequence
from macros.text.languages import example, is_language
from macros.text.near_miss import nearest

Problems: TypeAlias = list[Problem]
Shape: TypeAlias = Callable[[Node, Problems], Any]

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


def text(node: Node, problems: Problems) -> Text | None:
    """Any text."""
    if isinstance(node, Text) and node.strip():
        return node
    wrong(node, "text", problems)
    return None


def choice(*allowed: str) -> Shape:
    """One of a few words."""

    def read(node: Node, problems: Problems) -> Text | None:
        if isinstance(node, Text) and node in allowed:
            return node
        expected = "one of " + ", ".join(allowed)
        wrong(node, expected, problems)
        return None

    return read


def truth(node: Node, problems: Problems) -> bool | None:
    """`true` or `false`."""
    if isinstance(node, Text) and node in ("true", "false"):
        return node == "true"
    wrong(node, "true or false", problems)
    return None


def number(node: Node, problems: Problems) -> Text | None:
    """A number from 0 to 100, as it was typed."""
    if isinstance(node, Text) and _NUMBER.fullmatch(node) and float(node) <= 100:
        return node
    wrong(node, "a number like 0.5, 100 at most", problems)
    return None


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


def days(node: Node, problems: Problems) -> int | None:
    """A number of days below 1,000: `90 days`, or `90`."""
    match = _DAYS.fullmatch(node) if isinstance(node, Text) else None
    if match:
        return int(match[1])
    span = _SPAN.fullmatch(node) if isinstance(node, Text) else None
    like = int(span[1]) * _LONGER[span[2].lower()] if span else 90
    wrong(node, f"a number of days below 1,000, like {like or 90} days", problems)
    return None


def language(node: Node, problems: Problems) -> Text | None:
    """A BCP 47 tag of language, script and region: en, zh-CN, sr-Latn-RS."""
    if isinstance(node, Text) and is_language(node):
        return node
    hint = example(node) if isinstance(node, Text) else "es or zh-CN"
    wrong(node, f"a language tag like {hint}", problems)
    return None


def listing(shape: Shape, *, filled: bool = True) -> Shape:
    """A list of values of one shape; `filled` wants at least one."""

    def read(node: Node, problems: Problems) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence) or (filled and not node.items):
            wrong(node, 'a list, each item on its own line after "- "', problems)
            return None
        values = (shape(item, problems) for item in node.items)
        return tuple(value for value in values if value is not None)

    return read


def by_language(shape: Shape) -> Shape:
    """One value, or values by language; gives a mapping, with a single value under `en`."""

    def read(node: Node, problems: Problems) -> MappingProxyType[str, Any] | None:
        if not isinstance(node, Mapping):
            value = shape(node, problems)
            return None if value is None else MappingProxyType({"en": value})
        values = languages(shape)(node, problems)
        if "en" not in node.values:
            problems.append(
                Problem(node.place, "missing-key", 'the English value, "en", is missing')
            )
        return values  # type: ignore[no-any-return]

    return read


def languages(shape: Shape) -> Shape:
    """Values by language tag."""

    def read(node: Node, problems: Problems) -> MappingProxyType[str, Any] | None:
        if not isinstance(node, Mapping):
            wrong(node, "language tags with values, like zh-CN: …", problems)
            return None
        values = {}
        for key in node.keys:
            value = shape(node.values[key], problems)
            if language(key, problems) is not None and value is not None:
                values[str(key)] = value
        return MappingProxyType(values)

    return read


def record(required: dict[str, Shape], optional: dict[str, Shape]) -> Shape:
    """Keys with a shape each; gives the values by key, None for each one not there."""
    shapes = required | optional

    def read(node: Node, problems: Problems) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            wrong(node, f"keys ({', '.join(required or shapes)})", problems)
            return None
        meant = meant_keys(node, shapes)
        for key in node.keys:
            if key not in shapes:
                _unknown(key, meant.get(key), shapes, problems)
        given = {name: node.values[key] for key, name in meant.items()}
        for name in required:
            if name not in given:
                problems.append(Problem(node.place, "missing-key", f'"{name}" is missing'))
        return {
            name: shape(given[name], problems) if name in given else None
            for name, shape in shapes.items()
        }

    return read


def _unknown(key: Text, meant: str | None, known: Iterable[str], problems: Problems) -> None:
    hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(known)}"
    problems.append(Problem(key.place, "unknown-key", f'no key "{key}" here; {hint}'))


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
