"""Language tags as BCP 47 recommends to write them (RFC 5646, section 2.1.1)."""

from __future__ import annotations

import re

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def is_language(tag: str) -> bool:
    """Whether `tag` is language, script and region: en, zh-CN, sr-Latn-RS."""
    return bool(_TAG.fullmatch(tag))


def example(written: str) -> str:
    """A tag that may stand where `written` stands: zh-CN for zh_cn."""
    first, *others = re.split("[-_]", written)
    cased = [other.title() if len(other) == 4 else other.upper() for other in others]
    meant = "-".join([first.lower(), *cased])
    return meant if is_language(meant) else "es or zh-CN"
