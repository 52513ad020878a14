"""Language tags as BCP 47 recommends to write them (RFC 5646, section 2.1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

BASE_LANGUAGE = "en"  # what every reply and every label has
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


# What is written for a language by people who think of its country, or of its name.
_MEANT = {
    "sp": "es", "esp": "es", "spa": "es", "jp": "ja", "jpn": "ja", "cn": "zh-CN", "ch": "zh-CN",
    "chs": "zh-CN", "zho": "zh-CN", "tw": "zh-TW", "cht": "zh-TW", "kr": "ko", "kor": "ko",
    "cz": "cs", "dk": "da", "gr": "el", "ua": "uk", "vn": "vi", "br": "pt-BR", "ptbr": "pt-BR",
    "ger": "de", "deu": "de", "fra": "fr", "fre": "fr", "ita": "it", "por": "pt", "se": "sv",
    "my": "ms", "ind": "id", "rus": "ru", "ara": "ar", "tha": "th", "tur": "tr", "vie": "vi",
}  # fmt: skip


def meant_language(tag: str, known: Iterable[str]) -> str | None:
    """The language probably meant by a tag that is not among the `known` ones."""
    own = tag.partition("-")[0].lower()
    same = sorted(other for other in known if other.partition("-")[0] == own)
    return same[0] if same else _MEANT.get(own)


def is_unknown(tag: str) -> bool:
    """Whether the Unicode Consortium's CLDR knows no such language."""
    return _locale(tag) is None


def is_language(tag: str) -> bool:
    """Whether `tag` is language, script and region: en, zh-CN, sr-Latn-RS."""
    return bool(TAG.fullmatch(tag))


def example(written: str) -> str:
    """A tag that may stand where `written` stands: zh-CN for zh_cn."""
    first, *others = re.split("[-_]", written)
    cased = [other.title() if len(other) == 4 else other.upper() for other in others]
    if not cased and first.lower() in _MEANT:
        return _MEANT[first.lower()]
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
