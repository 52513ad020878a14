"""How a ticket shows the value of a field: what stands under `detect` in fields.yml."""

from __future__ import annotations

import re

from macros.library.model import Detect
from macros.library.vocabulary import BESIDE, KINDS
from macros.problems import Problem, Text
from macros.reading.keys import Keys, may, record
from macros.reading.shapes import Problems, choice, listing, shaped, text, wrong
from macros.reading.yaml_text import Mapping, Node

_COUNT = re.compile(r"\d{1,2}", re.ASCII)


@shaped({"type": "integer", "minimum": 0, "maximum": 99})
def count(node: Node, problems: Problems) -> int | None:
    """A whole number below 100."""
    if isinstance(node, Text) and _COUNT.fullmatch(node):
        return int(node)
    wrong(node, "a whole number below 100", problems)
    return None


class _Detect(Keys):
    kind = may(choice(*KINDS), None, "What anybody's looks like: no pattern is needed.")
    pattern = may(text, None, "What it looks like: signs, classes, choices, counted repeats.")
    called = may(listing(text), (), "Words that customers put beside it.")
    only = may(choice(*BESIDE), None, "It is found near such words only, or right after them.")
    digits = may(count, 1, "How many digits it has at least.")


_DETECT = record(_Detect)


@shaped(_DETECT.schema)
def way(node: Node, problems: Problems) -> Detect | None:
    """One way in which a ticket shows it: a kind, or a pattern and the words beside it."""
    read = _DETECT(node, problems)
    if read is None or read.unread("kind") or read.unread("pattern"):
        return None
    if (read.kind is None) == (read.pattern is None):
        message = "say what it looks like: a kind, or a pattern, and not both"
        problems.append(Problem(node.place, "bad-field", message))
        return None
    if read.only and not read.called:
        message = f'"only: {read.only}" needs words to stand {read.only}: called: [order, ...]'
        problems.append(Problem(node.place, "bad-field", message))
        return None
    return Detect(read.kind, read.pattern, read.called, read.only, read.digits, node.place)


@shaped({"anyOf": [_DETECT.schema, listing(way).schema]})
def detect(node: Node, problems: Problems) -> tuple[Detect, ...] | None:
    """A list of ways; a single one needs no list."""
    if not isinstance(node, Mapping):
        return listing(way)(node, problems)
    found = way(node, problems)
    return None if found is None else (found,)
