"""Text that was saved in one encoding and read in another: isnâ€™t for isn’t."""

from __future__ import annotations

import re

_FOREIGN = re.compile(r"[^\x00-\x7f]{2,}")
# What UTF-8 is mistaken for.
_MISTAKEN = ("cp1252", "latin-1", "cp1251", "cp1250", "mac_roman", "cp437")
_KNOWN = ("锟斤拷", "烫烫烫", "ï¿½")


def garbled(text: str) -> tuple[str, str] | None:
    """The first garbled signs, and what was meant by them; an empty text where nobody can say."""
    for known in _KNOWN:
        if known in text:
            return known, ""
    for match in _FOREIGN.finditer(text):
        meant = _meant(match[0])
        if meant:
            return match[0], meant
    return None


def _meant(run: str) -> str | None:
    for encoding in _MISTAKEN:
        try:
            # Windows leaves five bytes open; programs keep them as control characters.
            data = b"".join(_byte(char, encoding) for char in run)
            return data.decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return None


def _byte(char: str, encoding: str) -> bytes:
    if "\x80" <= char <= "\x9f":
        return char.encode("latin-1")
    return char.encode(encoding)
