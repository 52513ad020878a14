"""Patterns for tickets: a browser finds by them what Python finds, soon, or they are refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.text.linear import TooSlowError, for_browser, in_text
from tests.support import node

SAME = {
    r"[15]\d{15}": ["5012345678901234", "501234567890123", "2012345678901234"],
    r"[\da-f]{8}(-[\da-f]{4}){3}": ["b57c121b-a45f-44d8-a9b2", "b57c121b-a45f-44d8"],
    r"ORD\-\d{5,8}|#\d{4}": ["ORD-12345", "#1234", "ORD_12345", "#123"],
    r"[\]^\-a]{2}/x\.y": ["]^/x.y", "-a/x.y", "bb/x.y", "]^/xzy"],
    r"[^\s/]{3,9}?;": ["abc;", "a/c;", "ab;"],
    r"(?:ab|ac|a.c){1,3}e?": ["abac", "axce", "a\nc", "e"],
    r"订单\d{3}": ["订单123", "订123"],
}
TOO_SLOW = [
    r"\d+",
    r"a*b",
    r"\w{2,}",
    r"(a{1,20}b?){1,20}",
    r"a{1,500}",
    r"a(){1,4000000000}",
    r".{2,300}x",
]
REFUSED = {
    r"\bORD": r"\b",
    r"^x": r"\b",
    r"x(?=y)": "look-ahead",
    r"(x)\1": "groupref",
    r"(?i:x)": "flags",
    r"x?": "nothing stands",
    r"(x": "missing )",
    "": "nothing stands",
}


def test_a_browser_finds_what_python_finds(tmp_path: Path) -> None:
    script, asked = tmp_path / "found.mjs", tmp_path / "asked.json"
    script.write_text(
        "import { readFileSync } from 'node:fs';\n"
        "const asked = JSON.parse(readFileSync(process.argv[2], 'utf8'));\n"
        "const found = ([pattern, text]) => new RegExp(`^(?:${pattern})$`, 'iu').test(text);\n"
        "console.log(JSON.stringify(asked.map(found)));\n",
        encoding="utf-8",
    )
    pairs = [(pattern, text) for pattern, texts in SAME.items() for text in texts]
    asked.write_text(json.dumps([(for_browser(p), text) for p, text in pairs]), encoding="utf-8")
    done = node.run(script, asked)
    assert done.returncode == 0, done.stderr
    here = [bool(re.fullmatch(p, text, re.IGNORECASE)) for p, text in pairs]
    assert json.loads(done.stdout) == here
    assert set(here) == {True, False}


@pytest.mark.parametrize("pattern", TOO_SLOW)
def test_what_a_long_text_could_keep_busy_is_refused(pattern: str) -> None:
    with pytest.raises(TooSlowError):
        for_browser(pattern)


@pytest.mark.parametrize(("pattern", "why"), REFUSED.items())
def test_what_browsers_read_otherwise_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        for_browser(pattern)


def test_here_a_pattern_is_looked_for_as_a_word_and_a_broken_one_finds_nothing() -> None:
    assert in_text(r"EXK[a-z\d]{4,9}").findall("EXKab12, xEXKab12, exkab12") == ["EXKab12"]
    assert in_text(r"EX(").search("EX(") is None
