"""What a rule is: an id, a sentence, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from macros.library.model import Library
from macros.problems import Place
from macros.reading.files import Passage

Finding: TypeAlias = tuple[Place, str]
Finder: TypeAlias = Callable[[Library, date], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`find` yields a place and a message for everything that breaks the rule today.

    A rule that warns may do so until the day `problem_from`, and be a problem from then on. What a
    rule finds `alone` in a reply, a page or a list of asks follows from that one and the registers,
    frames and corrections, on every day the same. What it says is said `once` for all files.
    """

    id: str
    sentence: str
    find: Finder
    warning: bool = False
    problem_from: date | None = None
    alone: bool = False
    once: bool = False

    def warns(self, today: date) -> bool:
        """Whether breaking the rule is only worth a warning today."""
        return self.warning and (self.problem_from is None or today < self.problem_from)


RULES: list[Rule] = []


def rule(
    id: str,
    sentence: str,
    *,
    warning: bool = False,
    problem_from: date | None = None,
    alone: bool = False,
    once: bool = False,
) -> Callable[[Finder], Finder]:
    """Register a function of the library and today's date as a rule."""

    def register(find: Finder) -> Finder:
        RULES.append(Rule(id, sentence, find, warning, problem_from, alone, once))
        return find

    return register


def first_line(passage: Passage) -> Place:
    """Where the text of a passage begins, below the front matter and its blank lines."""
    before = passage.text[: len(passage.text) - len(passage.text.lstrip())]
    return passage.place(before.count("\n") if passage.text.strip() else 0)
