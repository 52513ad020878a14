"""How long a regular expression can take: tried on texts made to be the worst for it.

A backtracking engine, here and in every browser, needs time that doubles with each character for
some patterns: `(\\w+ ?)+x`.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONGEST = 2000  # characters, about a long reply
LIMIT = 0.6  # seconds of this process's own time, for all texts
HARMLESS = 20_000_000  # ways to try; fewer are never tried out
LARGEST = 20_000  # what counted repeats may unfold to
_SPOILERS = ("\x01 \n\x01", "")
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_HERE = Path(__file__).parents[2]  # where `macros` can be imported from
_VARIANTS = range(4)


@lru_cache(maxsize=8192)
def is_slow(pattern: str, flags: int = 0, longest: int = LONGEST) -> bool:
    """Whether there are texts of at most `longest` characters that take the pattern too long."""
    try:
        tree = parser.parse(pattern, flags)
    except (re.error, OverflowError, RecursionError):
        return False  # no pattern at all, which is told elsewhere
    if _unfolded(tree) > LARGEST:
        return True
    if _is_harmless(tree):
        return False
    texts = dict.fromkeys(text[:longest] for text in _attacks(tree))
    return takes_long(re.compile(pattern, flags), texts)


@lru_cache(maxsize=8192)
def is_harmless(pattern: str) -> bool:
    """Whether the pattern needs no limit of time: it can be tried in few ways."""
    return _is_harmless(parser.parse(pattern))


def _is_harmless(tree: Any) -> bool:
    return _ways(tree) * LONGEST < HARMLESS


def takes_long(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    """Whether the search in one of the texts, or in one with a strange end, takes too long."""
    if threading.current_thread() is not threading.main_thread():
        return _in_another_process(pattern, texts)
    try:
        with _limited():
            for text in texts:
                for spoiler in _SPOILERS:
                    pattern.search(text + spoiler)
    except TimeoutError:
        return True
    return False


def _in_another_process(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    """The same from a thread that nothing can interrupt: a process can be."""
    given = json.dumps([pattern.pattern, pattern.flags & ~re.UNICODE, list(texts)])
    command = [sys.executable, "-m", __name__]
    return subprocess.run(command, input=given, text=True, cwd=_HERE).returncode != 0


@contextmanager
def _limited() -> Iterator[None]:
    """A `TimeoutError` after LIMIT, in the main thread."""
    before = signal.signal(signal.SIGVTALRM, _time_is_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _time_is_up(*_: object) -> None:
    raise TimeoutError


def _unfolded(tree: Any) -> int:
    """How large the pattern is with its counted repeats written out."""
    size = 0
    for operation, argument in tree:
        if operation in _REPEATS:
            low, high, body = argument
            times = low if high == sre.MAXREPEAT else high
            size += max(1, int(times)) * _unfolded(body)
        else:
            size += 1 + sum(map(_unfolded, _inside(operation, argument)))
    return size


def _ways(tree: Any) -> int:
    """An upper bound for the ways in which the pattern can be tried from one position."""
    ways = 1
    for operation, argument in tree:
        if operation in _REPEATS:
            low, high, body = argument
            if high > 1 and _varies(body):
                return HARMLESS
            ways *= max(1, min(int(high), LONGEST) - int(low) + 1) * _ways(body)
        elif operation is sre.BRANCH:
            ways *= sum(_ways(branch) for branch in argument[1])
        else:
            for body in _inside(operation, argument):
                ways *= _ways(body)
        ways = min(ways, HARMLESS)
    return ways


def _varies(tree: Any) -> bool:
    """Whether something in it can match in several ways."""
    return any(
        operation is sre.BRANCH
        or (operation in _REPEATS and argument[0] != argument[1])
        or any(map(_varies, _inside(operation, argument)))
        for operation, argument in tree
    )


def _inside(operation: Any, argument: Any) -> list[Any]:
    if operation in _REPEATS or operation is sre.POSSESSIVE_REPEAT:
        return [argument[2]]
    if operation is sre.SUBPATTERN:
        return [argument[3]]
    if operation is sre.BRANCH:
        return list(argument[1])
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return [argument[1]]
    if operation is sre.ATOMIC_GROUP:
        return [argument]
    if operation is sre.GROUPREF_EXISTS:
        return [body for body in argument[1:] if body is not None]
    return []


def _attacks(tree: Any, before: str = "") -> Iterator[str]:
    """For every repeat: what leads to it, then what it repeats, over and over."""
    for operation, argument in tree:
        if operation in _REPEATS:
            for unit in dict.fromkeys(_sample(argument[2], variant) for variant in _VARIANTS):
                if unit:
                    yield before + unit * (LONGEST // len(unit))
        for body in _inside(operation, argument):
            yield from _attacks(body, before)
        before += _sample([(operation, argument)], 0)


def _sample(tree: Any, variant: int) -> str:
    """A text that the pattern matches, or nearly; even variants leave out what is optional."""
    return "".join(_one(operation, argument, variant) for operation, argument in tree)


def _one(operation: Any, argument: Any, variant: int) -> str:
    if operation is sre.LITERAL:
        return chr(argument)
    if operation is sre.IN:
        return _of_class(argument, variant)
    if operation in (sre.ANY, sre.NOT_LITERAL):
        return "a" if argument != ord("a") else "b"
    if operation in _REPEATS or operation is sre.POSSESSIVE_REPEAT:
        low, high, body = argument
        times = max(int(low), 1) if variant % 2 and high else int(low)
        return _sample(body, variant) * min(times, 50)
    if operation is sre.BRANCH:
        return _sample(argument[1][variant % len(argument[1])], variant)
    if operation in (sre.ASSERT, sre.ASSERT_NOT):
        return ""
    return "".join(_sample(body, variant) for body in _inside(operation, argument))


def _of_class(items: Any, variant: int) -> str:
    """A character of a class: one of its own, or any that is not excluded."""
    negated = bool(items) and items[0][0] is sre.NEGATE
    listed = "".join(map(_member, items[1:] if negated else items)) or "a"
    if not negated:
        return listed[variant // 2 % len(listed)]
    return next((char for char in "a0 -_!" if char not in listed), "\u4e2d")


def _member(item: Any) -> str:
    kind, value = item
    if kind is sre.LITERAL:
        return chr(value)
    if kind is sre.RANGE:
        return chr(value[0])
    category = str(value)
    if "SPACE" in category:
        return "a" if "NOT" in category else " "
    if "DIGIT" in category:
        return "a" if "NOT" in category else "0"
    return "!" if "NOT" in category else "a"


if __name__ == "__main__":
    _pattern, _flags, _texts = json.load(sys.stdin)
    sys.exit(takes_long(re.compile(_pattern, _flags), _texts))
