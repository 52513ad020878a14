"""Plain phrases: words in order, for writers who know no regular expressions.

`bind|binds|binding your|the Paytm` finds "binds the Paytm": forms of a word between bars. `...`
stands for up to six words of the same sentence.
"""

from __future__ import annotations

import re

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W{_CJK}]"  # of scripts that put spaces between words
_BETWEEN = r"[^\w.!?。！？]"
_ANY = rf"(?:{_BETWEEN}+\w+){{0,6}}"


def pattern_of(phrase: str) -> str:
    """The regular expression that finds the phrase in text `as_seen`."""
    found, gap, before = "", "", ""
    for word in phrase.replace("…", " ... ").split():
        if word == "...":
            gap = _ANY if found else ""
            continue
        forms = [form for form in word.split("|") if form]
        if not forms:
            continue
        joined = _is_cjk(before[-1:]) or _is_cjk(forms[0][:1])
        if found:
            found += gap + _BETWEEN + ("*" if joined else "+")
        else:
            found = _edge("<!", forms[0][0])
        found += f"(?:{'|'.join(map(re.escape, forms))})"
        before, gap = forms[-1], ""
    return found + _edge("!", before[-1:])


def _edge(kind: str, char: str) -> str:
    """That no word goes on here; between Chinese characters nobody can say."""
    return "" if _is_cjk(char) or not re.match(r"\w", char) else f"(?{kind}{_LETTER})"


def _is_cjk(char: str) -> bool:
    return bool(re.match(f"[{_CJK}]", char))
