"""Text as people see it: what looks the same is the same, and what cannot be seen is not there."""

from __future__ import annotations

import re
import unicodedata

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′‵ʼ´`＇", "'") | dict.fromkeys("“”„‟″«»＂「」『』", '"'))
_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))
_PLAIN = _QUOTES | _HYPHENS
_SPECIAL = frozenset(r"\.^$*+?{}[]|()-")


# Format characters (soft hyphen, zero width, direction), variation selectors and the like.
_UNSEEN = re.compile(
    r"[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    r"\ufff9-\ufffb\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]+"
)


def as_seen(text: str) -> str:
    """`text` with plain quotes, hyphens and spaces, letters composed, no unseen signs."""
    if not text.isascii():
        text = _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_PLAIN)))
    return " ".join(text.split())


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
