"""Patterns of writers: compiled once, looked for within a limit of time, never without end."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

import regex

from macros.text.pattern_cost import is_harmless, is_slow
from macros.text.seen import pattern_as_seen

LIMIT = 0.5  # seconds; a pattern that passed `is_slow` needs a thousandth of it
SLOW = "this pattern could run for minutes: one repeat stands in another, or several in a row"


class SlowError(ValueError):
    """A pattern that may take too long."""


@lru_cache(maxsize=8192)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern compiled; a ValueError says why it is none, or means something else soon."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return re.compile(pattern, flags)
    except (re.error, OverflowError, RecursionError, Warning) as error:
        raise ValueError(str(error)) from error


class Claim:
    """A never_say or must_say pattern, case ignored, to be looked for in text `as_seen`."""

    def __init__(self, pattern: str) -> None:
        plain = pattern_as_seen(pattern)
        self.plain = compiled(plain, re.IGNORECASE)
        if is_slow(plain, re.IGNORECASE):
            raise SlowError(SLOW)
        # Only `regex` knows a limit of time; it compiles ten times as long as `re`.
        self.limited = None if is_harmless(plain) else regex.compile(plain, regex.IGNORECASE)

    def find(self, text: str) -> str | None:
        """What the pattern finds; a `SlowError` where that takes too long after all."""
        if self.limited is None:
            harmless = self.plain.search(text)
            return harmless[0] if harmless else None
        try:
            found = self.limited.search(text, timeout=LIMIT)
        except TimeoutError as error:
            raise SlowError(SLOW) from error
        return found[0] if found else None


@lru_cache(maxsize=8192)
def claim(pattern: str) -> Claim:
    """The claim a pattern stands for; a ValueError where it is no pattern or takes too long."""
    try:
        return Claim(pattern)
    except regex.error as error:
        raise ValueError(str(error)) from error
