"""Text as people see it: what looks the same is the same, and what cannot be seen is not there."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′‵ʼ´`＇", "'") | dict.fromkeys("“”„‟″«»＂「」『』", '"'))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_PLAIN = _QUOTES | _HYPHENS
_SPECIAL = frozenset(r"\.^$*+?{}[]|()-")


def as_seen(text: str) -> str:
    """`text` with plain quotes, hyphens and spaces, letters composed, no unseen signs."""
    if text.isascii():
        return " ".join(text.split())
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN))
    return " ".join("".join(char for char in plain if not _is_unseen(char)).split())


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
    seen = "".join(part for part in plain if not _is_unseen(part))
    return "".join(re.escape(part) if part in _SPECIAL else part for part in seen)


def _is_unseen(char: str) -> bool:
    """Format characters (soft hyphen, zero width, direction), variation selectors and the like."""
    return unicodedata.category(char) == "Cf" or char == "\u034f" or "\ufe00" <= char <= "\ufe0f"
