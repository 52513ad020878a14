"""Language tags as BCP 47 recommends to write them (RFC 5646, section 2.1.1)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

BASE_LANGUAGE = "en"  # what every reply and every label has
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def is_language(tag: str) -> bool:
    """Whether `tag` is language, script and region: en, zh-CN, sr-Latn-RS."""
    return bool(TAG.fullmatch(tag))


def example(written: str) -> str:
    """A tag that may stand where `written` stands: zh-CN for zh_cn."""
    first, *others = re.split("[-_]", written)
    cased = [other.title() if len(other) == 4 else other.upper() for other in others]
    meant = "-".join([first.lower(), *cased])
    return meant if is_language(meant) else "es or zh-CN"


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
