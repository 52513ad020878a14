"""Text as people see it: what looks the same is the same, and what cannot be seen is not there."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′‵ʼ´`＇", "'") | dict.fromkeys("“”„‟″«»＂「」『』", '"'))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_PLAIN = _QUOTES | _HYPHENS
# Format characters (soft hyphen, zero width, direction), variation selectors and the like.
_UNSEEN = regex.compile(r"[\p{Cf}\u034f\ufe00-\ufe0f]")
_SPECIAL = frozenset(r"\.^$*+?{}[]|()-")


@lru_cache(maxsize=65536)
def as_seen(text: str) -> str:
    """`text` with plain quotes, hyphens and spaces, letters composed, no unseen signs."""
    if text.isascii():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN))
    return " ".join(_UNSEEN.sub("", plain).split())


def pattern_as_seen(pattern: str) -> str:
    """A regular expression that finds in `as_seen(text)` what `pattern` was written to find."""
    if pattern.isascii():
        return pattern
    composed = unicodedata.normalize("NFC", pattern)
    return "".join(map(_in_pattern, composed))


def _in_pattern(char: str) -> str:
    if char.isascii():
        return char
    plain = unicodedata.normalize("NFKC", char.translate(_PLAIN))
    seen = _UNSEEN.sub("", plain)
    return "".join(re.escape(part) if part in _SPECIAL else part for part in seen)
