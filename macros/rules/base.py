"""What a rule is: an id, a sentence, and a function that finds what breaks it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from macros.library.model import Library
from macros.problems import Place
from macros.reading.files import Passage

Finding: TypeAlias = tuple[Place, str]
Finder: TypeAlias = Callable[[Library, date], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`find` yields a place and a message for everything that breaks the rule today."""

    id: str
    sentence: str
    find: Finder
    warning: bool = False


RULES: list[Rule] = []


def rule(id: str, sentence: str, *, warning: bool = False) -> Callable[[Finder], Finder]:
    """Register a function of the library and today's date as a rule."""

    def register(find: Finder) -> Finder:
        RULES.append(Rule(id, sentence, find, warning))
        return find

    return register


def first_line(passage: Passage) -> Place:
    """Where the text of a passage begins, below the front matter and its blank lines."""
    before = passage.text[: len(passage.text) - len(passage.text.lstrip())]
    return passage.place(before.count("\n") if passage.text.strip() else 0)


@lru_cache(maxsize=8192)
def regular(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A compiled pattern; a ValueError says why it is none, or means something else soon."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(pattern, flags)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise ValueError(str(error)) from error
