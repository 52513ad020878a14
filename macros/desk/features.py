"""What of a text counts: words, pairs of words, parts of words; `desk-words.js` does the same.

Every feature is a number of 20 bits, so that the index needs no dictionary. Parts of words (four
letters) find inflected and misspelt words; Chinese, Japanese and Korean have no spaces, so there
pairs and triples of signs stand for words. More parts, and single signs, made nothing better in as
many bytes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

BITS = 20
_UNSEEN = re.compile("[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff'’`´]")
_SIGNS = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN = re.compile(rf"[{_SIGNS}]+|[^\W_{_SIGNS}]+")
_ARABIC = str.maketrans("أإآىةؤئ", "ااايهوي")
_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_PART = 4


def plain(text: str) -> str:
    """The text without capitals, accents, vowel signs and characters nobody sees."""
    parts = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).lower()
    bare = "".join(c for c in parts if c.isascii() or unicodedata.category(c)[0] != "M")
    return bare.translate(_ARABIC)


def features(text: str) -> set[int]:
    """The features of a text."""
    return {number(feature) for feature in _features(text)}


def terms(text: str) -> set[int]:
    """Those of them that are words, or stand for words where there are no spaces."""
    return {number(feature) for feature in _features(text) if feature[0] in "wc"}


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
    """A word without the article that Arabic writes before it; long numbers are all alike."""
    if len(run) > 4 and run.isdecimal():
        return "#"
    for article in _ARTICLES:
        if run.startswith(article) and len(run) - len(article) >= 3:
            return run[len(article) :]
    return run


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> frozenset[str]:
    if len(word) < 4:
        return frozenset()
    whole = f"^{word}$"
    return frozenset(f"g{whole[i : i + _PART]}" for i in range(len(whole) - _PART + 1))


@lru_cache(maxsize=1 << 18)
def number(feature: str) -> int:
    """A feature's number: FNV-1a of its UTF-16 units, the upper bits of 32."""
    state = 0x811C9DC5
    for unit in memoryview(feature.encode("utf-16-le")).cast("H"):
        state = ((state ^ unit) * 0x01000193) & 0xFFFFFFFF
    return state >> (32 - BITS)
