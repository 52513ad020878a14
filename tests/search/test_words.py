"""Where words end: in the index and in what is typed alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import regex

from macros.search.words import GLUE, spaced
from tests.support import node

CASES = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
_UNSAID = regex.compile(r"[^\p{L}\p{M}\p{N}]")


@pytest.mark.parametrize(("text", "words"), CASES)
def test_the_index_ends_words_where_they_end(text: str, words: list[str]) -> None:
    ours = [_UNSAID.sub("", word).lower() for word in spaced(text).split()]
    assert [word for word in ours if word] == words


def test_no_sign_that_is_no_word_takes_a_place_between_two_words() -> None:
    assert spaced("403 - Forbidden → Page") == f"403{GLUE}- Forbidden{GLUE}→ Page"


def test_what_is_typed_ends_words_where_the_index_does() -> None:
    done = node.run("--test", Path(__file__).with_name("words.test.js"))
    assert done.returncode == 0, done.stdout + done.stderr
