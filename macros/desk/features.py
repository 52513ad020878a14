"""What of a text counts: words, pairs of words, parts of words; `features.js` does the same.

Every feature is a number of 20 bits (feature hashing), so that the index needs no dictionary. Parts
of words (character trigrams) find inflected and misspelt words; Chinese, Japanese and Korean are
read by pairs and triples of signs. Longer parts, and single signs, made nothing better in as many
bytes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BITS = 20
_UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff'’`´]")
_SIGNS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(rf"[{_SIGNS}]+|[^\W_{_SIGNS}]+")
_ARABIC = dict(zip("أإآىةؤئ", "ااايهوي", strict=True))
# Letters that Unicode does not take apart, as people write them whose keyboard lacks them.
_LACKED = {"ı": "i", "ł": "l", "đ": "d", "ø": "o", "ß": "ss"}
_LETTERS = str.maketrans(_ARABIC | _LACKED)
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_PART = 3


def plain(text: str) -> str:
    """Return the text without capitals, accents, vowel signs and characters nobody sees."""
    parts = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).lower()
    bare = "".join(c for c in parts if c.isascii() or unicodedata.category(c)[0] != "M")
    # NFC puts the letters of Korean syllables together again.
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def features(text: str) -> set[int]:
    """Return the features of a text."""
    return {number(feature) for feature in _features(text)}


def words(text: str) -> set[str]:
    """Return the words of a text, none of scripts that write without spaces."""
    runs = _RUN.findall(plain(text))
    return {_word(run) for run in runs if not re.match(f"[{_SIGNS}]", run)}


def phrase(text: str) -> int:
    """Return one number for all the words of a text in their order."""
    return number("p" + " ".join(_RUN.findall(plain(text))))


def _features(text: str) -> set[str]:
    found: set[str] = set()
    before = ""
    for run in _RUN.findall(plain(text)):
        if re.match(f"[{_SIGNS}]", run):
            found |= {f"c{run[i : i + n]}" for n in (2, 3) for i in range(len(run) - n + 1)}
            before = ""
            continue
        word = _word(run)
        found.add(f"w{word}")
        if before:
            found.add(f"b{before} {word}")
        found |= _parts(word)
        before = word
    return found


def _word(run: str) -> str:
    """Return a word without the Arabic article before it; long numbers are all alike."""
    if len(run) > 4 and run.isdecimal():
        return "#"
    for article in _ARTICLES:
        if run.startswith(article) and len(run) - len(article) >= 3:
            return run[len(article) :]
    return run


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> frozenset[str]:
    if len(word) < _PART:
        return frozenset()
    whole = f"^{word}$"
    return frozenset(f"g{whole[i : i + _PART]}" for i in range(len(whole) - _PART + 1))


@lru_cache(maxsize=1 << 18)
def number(feature: str) -> int:
    """Return a feature's number: FNV-1a of its UTF-16 units, the upper bits of 32."""
    state = 0x811C9DC5
    for unit in memoryview(feature.encode("utf-16-le")).cast("H"):
        state = ((state ^ unit) * 0x01000193) & 0xFFFFFFFF
    return state >> (32 - BITS)
