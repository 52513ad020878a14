"""Keys of a mapping: a class whose members say which keys there are and what each holds.

class EscalationKeys(Keys):
    to = need(text, "", "The team that goes on.")
    include = may(listing(text), (), "Fields that the note holds.")

read = record(EscalationKeys)(node, problems)
read.to          # a Text, or "" when it is missing or wrong; the problem has been told
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Generic, TypeVar, overload

from macros.problems import Problem, Text
from macros.reading.shapes import Problems, Schema, Shape, meant_keys, wrong
from macros.reading.yaml_text import Mapping as MappingNode
from macros.reading.yaml_text import Node

T = TypeVar("T")
V = TypeVar("V")
K = TypeVar("K", bound="Keys")


class Key(Generic[V]):
    """One key: what it holds, what stands in where it is missing or wrong, what it means."""

    def __init__(
        self, shape: Shape[Any], otherwise: V, says: str, *, needed: bool, name: str
    ) -> None:
        self.shape, self.otherwise, self.says = shape, otherwise, says
        self.needed, self.name = needed, name

    def __set_name__(self, owner: type[Keys], name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, keys: None, owner: type[Keys]) -> Key[V]: ...
    @overload
    def __get__(self, keys: Keys, owner: type[Keys]) -> V: ...
    def __get__(self, keys: Keys | None, owner: type[Keys]) -> Key[V] | V:
        return self if keys is None else keys.value(self.name, self.otherwise)

    def schema(self) -> Schema:
        return self.shape.schema | {"description": self.says}


def need(shape: Shape[T], otherwise: T, says: str, *, name: str = "") -> Key[T]:
    """A key that has to be there; `name` where Python cannot call it by its own."""
    return Key(shape, otherwise, says, needed=True, name=name)


def may(shape: Shape[T], otherwise: T, says: str) -> Key[T]:
    """A key that may be left out."""
    return Key(shape, otherwise, says, needed=False, name="")


class Keys:
    """What a mapping was read as: a value for each key, typed by the class that names it."""

    def __init__(self, values: Mapping[str, object], given: Collection[str]) -> None:
        self._values, self._given = values, given

    def value(self, name: str, otherwise: V) -> V:
        """What was read under `name`; its shape has seen to the type."""
        value: Any = self._values.get(name)
        return otherwise if value is None else value

    def unread(self, name: str) -> bool:
        """Whether the key is there with a value that could not be read."""
        return name in self._given and self._values.get(name) is None


def nothing(keys: type[K]) -> K:
    """What is read where there is no mapping at all."""
    return keys({}, ())


def record(keys: type[K]) -> Shape[K]:
    """A mapping with the keys that a class names, each once."""
    known = _members(keys)

    def read(node: Node, problems: Problems) -> K | None:
        needed = [name for name, key in known.items() if key.needed]
        if not isinstance(node, MappingNode):
            wrong(node, f"keys ({', '.join(needed or known)})", problems)
            return None
        meant = meant_keys(node, known)
        for written in node.keys:
            if written not in known:
                _unknown(written, meant.get(written), known, problems)
        given = {name: node.values[written] for written, name in meant.items()}
        for name in needed:
            if name not in given:
                problems.append(Problem(node.place, "missing-key", f'"{name}" is missing'))
        values = {
            name: key.shape(given[name], problems) for name, key in known.items() if name in given
        }
        return keys(values, given)

    return Shape(read, _schema(known))


def _members(keys: type[Keys]) -> dict[str, Key[Any]]:
    """The keys by name, those that have to be there first; a class says more than its base."""
    found: dict[str, Key[Any]] = {}
    for part in reversed(keys.__mro__):
        found |= {key.name: key for key in vars(part).values() if isinstance(key, Key)}
    return dict(sorted(found.items(), key=lambda item: not item[1].needed))


def _schema(known: Mapping[str, Key[Any]]) -> Schema:
    return {
        "type": "object",
        "required": [name for name, key in known.items() if key.needed],
        "additionalProperties": False,
        "properties": {name: key.schema() for name, key in known.items()},
    }


def _unknown(key: Text, meant: str | None, known: Iterable[str], problems: Problems) -> None:
    hint = f'did you mean "{meant}"?' if meant else f"known are {', '.join(known)}"
    problems.append(Problem(key.place, "unknown-key", f'no key "{key}" here; {hint}'))
