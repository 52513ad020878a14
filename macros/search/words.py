"""Where words end, for an index that knows blanks alone.

`docs/assets/search/words.js` ends them alike in what is typed.

Scripts that write without blanks become one word a sign: their words are found as signs in a row,
and nobody needs a dictionary. What stands beside an error code is no part of it: `code=NoSuchKey`.
"""

from __future__ import annotations

import re

GLUE = "\u2060"  # stands where a blank stood before a sign that is no word of its own: `a → b`

# Thai and Lao, Myanmar, Khmer, Japanese, Chinese.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SOME = re.compile(f"[{_UNSPACED}]")
_SIGN = re.compile(
    rf"(?<=\w)[^\s\w]*(?=[{_UNSPACED}])|(?<=[{_UNSPACED}])[^\s\w]*(?=[^\W{_UNSPACED}])"
)
_ENDS = "[=<>\"'()\\[\\]{}|,;:&?！？，。：；、（）「」“”]"
_END = re.compile(rf"{_ENDS}(?<=\w.){_ENDS}*(?=\w{{3}})")
_LONE = re.compile(r" (?=[^ \w]+(?: |$))")


def spaced(text: str) -> str:
    """Return a text with a blank wherever a word ends, and with none before a lone sign."""
    text = _END.sub(_with_blank, " ".join(text.split()))
    if not text.isascii() and _SOME.search(text):
        text = _SIGN.sub(_with_blank, text)
    return _LONE.sub(GLUE, text)


def _with_blank(found: re.Match[str]) -> str:
    return f"{found[0]} "  # half the time of a pattern to write by
