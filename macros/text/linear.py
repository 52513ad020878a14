"""Patterns that are looked for in a ticket of any length: read here, written for a browser.

Python and browsers agree on less than it seems. What both mean by it is written anew from what
Python has read; all else is refused, and so is what could take longer than the text is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from macros.text.patterns import compiled

LONGEST = 200  # characters that one value has at most
MOST = 1_000  # ways to try a pattern from one place
_SIGNS = set("^$\\.*+?()[]{}|/")
_NAMES = {"at": r"\b, ^ and $", "assert": "a look-ahead", "assert not": "a look-ahead"}
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
}
_NOTHING = re.compile(r"(?!)")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


class TooSlowError(ValueError):
    """A pattern that a long text would keep busy."""


def for_browser(pattern: str) -> str:
    """The pattern as a browser reads it with the flag `u`.

    A ValueError says why it is none; a TooSlowError that it could take long.
    """
    compiled(pattern)
    tree = parser.parse(pattern)
    low, high = (int(length) for length in tree.getwidth())
    written = _sequence(tree)
    if not low:
        raise ValueError("it is found where nothing stands; say what has to be there")
    if high > LONGEST or _ways(tree) > MOST:
        raise TooSlowError("a long text would take it too long; count closer, in fewer places")
    return written


def _sequence(tree: Any) -> str:
    return "".join(_one(operation, argument) for operation, argument in tree)


def _one(operation: Any, argument: Any) -> str:
    write = _WRITTEN.get(operation)
    if write is None:
        name = str(operation).lower().replace("_", " ")
        what = _NAMES.get(name, name)
        raise ValueError(f"{what} cannot be used here; signs, classes and choices can")
    return write(argument)


def _literal(code: int) -> str:
    return f"\\{chr(code)}" if chr(code) in _SIGNS else chr(code)


def _class(items: Any) -> str:
    return "[" + "".join(map(_member, items)) + "]"


def _member(item: Any) -> str:
    kind, value = item
    if kind is sre.NEGATE:
        return "^"
    if kind is sre.RANGE:
        return f"{_in_class(value[0])}-{_in_class(value[1])}"
    return _CLASSES[value] if kind is sre.CATEGORY else _in_class(value)


def _in_class(code: int) -> str:
    return r"\-" if chr(code) == "-" else _literal(code)


def _repeat(argument: Any) -> str:
    low, high, body = argument
    if high is sre.MAXREPEAT:
        raise TooSlowError(r"a repeat without end: say how often at most, \d{4,20} and not \d+")
    if high > LONGEST:
        raise TooSlowError(f"a repeat of more than {LONGEST} times; a value is shorter than that")
    return f"(?:{_sequence(body)}){{{low},{high}}}"


def _group(argument: Any) -> str:
    _, added, removed, body = argument
    if added or removed:
        raise ValueError("flags within it: a ticket is read without regard to case anyway")
    return f"(?:{_sequence(body)})"


def _branch(argument: Any) -> str:
    return "(?:" + "|".join(map(_sequence, argument[1])) + ")"


_WRITTEN: dict[Any, Callable[[Any], str]] = {
    sre.LITERAL: _literal,
    sre.NOT_LITERAL: lambda code: f"[^{_literal(code)}]",
    sre.IN: _class,
    sre.ANY: lambda _: ".",
    sre.MAX_REPEAT: _repeat,
    sre.MIN_REPEAT: lambda argument: _repeat(argument) + "?",
    sre.SUBPATTERN: _group,
    sre.BRANCH: _branch,
}


def _ways(tree: Any) -> int:
    """In how many ways the pattern can be tried from one place, counted no further than MOST."""
    ways = 1
    for operation, argument in tree:
        if operation in _REPEATS:
            low, high, body = argument
            each = _ways(body)
            ways *= sum(min(each**times, MOST + 1) for times in range(int(low), int(high) + 1))
        elif operation is sre.BRANCH:
            ways *= sum(map(_ways, argument[1]))
        elif operation is sre.SUBPATTERN:
            ways *= _ways(argument[3])
        ways = min(ways, MOST + 1)
    return ways


@lru_cache(maxsize=256)
def in_text(pattern: str) -> re.Pattern[str]:
    """What is looked for in a text that is read here; nothing for what a rule complains of."""
    try:
        for_browser(pattern)
    except ValueError:
        return _NOTHING
    return re.compile(rf"(?<![A-Za-z0-9])(?:{pattern})")
