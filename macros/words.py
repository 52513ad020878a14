"""Small things said the same way everywhere: languages, dates, confidences."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

CONFIDENCE = {
    "wip": "Work in progress",
    "not-validated": "Not validated",
    "validated": "Validated",
    "archived": "Archived",
}
CONFIDENCE_MEANS = {
    "wip": "still being written",
    "not-validated": "not every sentence of its replies has a current official page",
    "validated": "every sentence of its replies has a current official page",
    "archived": "no longer used",
}

MOMENT = {
    "buying": "Before buying",
    "setup": "Setting up",
    "broken": "Something broke",
    "leaving": "Leaving",
}


@cache
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def language_name(tag: str) -> str:
    """The language's name in itself: Español, 中文 (中国); the tag where it is unknown."""
    locale = _locale(tag)
    name = locale.get_display_name() if locale else None
    return name[0].upper() + name[1:] if name else tag


def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    locale = _locale(tag)
    return locale.text_direction if locale else "ltr"


def day(value: date) -> str:
    """A day in words: 22 November 2026."""
    return f"{value.day} {value:%B %Y}"
