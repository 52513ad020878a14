"""YAML as writers type it: every scalar is text, every value knows its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from macros.problems import Place, Problem, Text
from macros.reading.limits import too_deep
from macros.reading.yaml_hints import explain

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml: slower, same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Nothing:
    """A key without a value."""

    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` when it is written in brackets."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by key; `keys` holds each key with its place; `flow` when it is written in braces."""

    keys: tuple[Text, ...]
    values: dict[str, Node]
    place: Place
    flow: bool = False


Node: TypeAlias = "Text | Nothing | Sequence | Mapping"
Plain: TypeAlias = "str | float | bool | list[Plain] | dict[str, Plain] | None"

# yamllint's default for comments: two spaces before "#", one after. Anything closer to the
# value is more likely part of it ("Error #404") than a remark.
_COMMENT = re.compile(r"\s{2,}#(\s|$)")
_TAB = re.compile(r" *(- *)*\t")
# Neither YAML nor the eye sees these: control characters, marks, line breaks of other systems.
_INVISIBLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


# Blanks that look like a space and are none, where YAML needs one: around "-" and after ":".
_ODD_BLANK = re.compile(
    r"(?P<before>[ -]*|[ -]*[\w-]+: *)(?P<odd>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])"
)
_UNSEEN_IN_KEY = re.compile(
    r"[ -]*\w*([\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064])[\w\u200b-]*\s*:"
)

# Any sign that the patterns above need: where there is none, no line is looked at.
_SUSPECT = re.compile(
    f"\t|{_INVISIBLE.pattern}|[\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000]"
)


def parse(text: str, path: str, first_line: int, problems: list[Problem]) -> Node | None:
    """Read one YAML document into nodes; add what is wrong with it to `problems`.

    `first_line` is the line of the file on which `text` begins. Returns None when the text is
    empty or cannot be parsed (YAML 1.1 as PyYAML reads it, without tags, anchors and aliases).
    """
    found = list(_unreadable(text, path, first_line))
    deep = None if found else too_deep(text, path, first_line, Loader)
    found += [deep] if deep else []
    problems += found
    if found:
        return None
    try:
        root = yaml.compose(text, Loader=Loader)
        return None if root is None else _Reader(text, path, first_line, problems).read(root)
    except yaml.YAMLError as error:
        line, hint = explain(error, text)
    except RecursionError:
        line, hint = 0, "brackets are nested hundreds deep"
    problems.append(
        Problem(Place(path, first_line + line), "bad-yaml", f"this is not YAML: {hint}")
    )
    return None


def plain(node: Node | None) -> Plain:
    """A node as lists, dicts and text, without places: what a key without a value has is None."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return str(node) if isinstance(node, Text) else None


def _unreadable(text: str, path: str, first_line: int) -> Iterator[Problem]:
    if not _SUSPECT.search(text):
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if _TAB.match(line):
            message = "a tab indents this line; YAML wants spaces"
            yield Problem(Place(path, number), "tab-in-yaml", message)
        blank = _ODD_BLANK.match(line)
        if blank:
            where = "indents this line" if not blank["before"].strip() else "stands here"
            message = f"a space that is none ({_named(blank['odd'])}) {where}; type a plain space"
            yield Problem(Place(path, number), "bad-yaml", message)
        unseen = _UNSEEN_IN_KEY.match(line)
        if unseen:
            message = f"a sign nobody sees ({_named(unseen[1])}) stands in this key; delete it"
            yield Problem(Place(path, number), "bad-yaml", message)
        invisible = _INVISIBLE.search(line)
        if invisible:
            message = f"an invisible character (U+{ord(invisible[0]):04X}) stands here; delete it"
            yield Problem(Place(path, number), "bad-yaml", message)


def _named(char: str) -> str:
    return f"U+{ord(char):04X}, {unicodedata.name(char, 'no name').lower()}"


class _Reader:
    """Turns PyYAML's nodes into ours and notices what YAML would do silently."""

    def __init__(self, text: str, path: str, first_line: int, problems: list[Problem]) -> None:
        self.lines = text.split("\n")
        self.path, self.first_line, self.problems = path, first_line, problems
        self.seen: set[int] = set()

    def read(self, node: yaml.Node) -> Node:
        line = min(node.start_mark.line, len(self.lines) - 1)
        place = Place(self.path, self.first_line + line)
        if id(node) in self.seen:  # an alias: its anchor has been reported
            return self._typed(node, place)
        self.seen.add(id(node))
        first = self._rest(node.start_mark)[:1]
        special = first in ("&", "!", "*")
        if special:
            message = f'YAML gives "{first}" at the start of a value a meaning: quote the value'
            self.problems.append(Problem(place, "cut-value", message))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self.read(item) for item in node.value)
            return Sequence(items, place, bool(node.flow_style))
        return self._typed(node, place) if special else self._scalar(node, place)

    def _typed(self, node: yaml.Node, place: Place) -> Text:
        """The rest of a line as it was typed, where YAML would make something else of it."""
        return Text(self._rest(node.start_mark).strip(), place)

    def _scalar(self, node: Any, place: Place) -> Node:
        if node.style:
            return Text(node.value, place)
        rest = self._rest(node.end_mark)
        if "#" in rest and rest.lstrip().startswith("#") and not _COMMENT.match(rest):
            message = (
                f'YAML drops "{rest.strip()}" as a comment: quote it with the whole value '
                '(a real comment has two spaces before "#" and one after)'
            )
            self.problems.append(Problem(place, "cut-value", message))
            return Text(node.value or rest.strip(), place)
        return Text(node.value, place) if node.value else Nothing(place)

    def _rest(self, mark: yaml.Mark) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _mapping(self, node: yaml.MappingNode, place: Place) -> Mapping:
        keys: list[Text] = []
        values: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in values:
                first = next(known.place.line for known in keys if known == key)
                message = f'"{key}" stands here and on line {first}; keep one'
                self.problems.append(Problem(key.place, "duplicate-key", message))
                continue
            keys.append(key)
            values[str(key)] = self.read(value_node)
        return Mapping(tuple(keys), values, place, bool(node.flow_style))

    def _key(self, node: yaml.Node) -> Text:
        """A key as text; one that is a list or has keys itself as it was typed."""
        key = self.read(node)
        if isinstance(key, Text):
            return key
        if (
            isinstance(key, Nothing) or not key.flow
        ):  # one in brackets is told as the value it was meant to be
            message = 'a key is a word; take out the "? "'
            self.problems.append(Problem(key.place, "bad-yaml", message))
        return Text(self._typed(node, key.place).partition(":")[0].strip(), key.place)
