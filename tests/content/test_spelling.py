"""The English of pages and replies is spelt right; words of our own stand in dictionary.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spellchecker import SpellChecker

from macros.library.loader import load
from macros.library.model import Library
from macros.text import page_markdown
from tests.support.projects import ROOT

OWN = ROOT / "tests" / "content" / "dictionary.txt"
# What customers say is left alone: it is typed as they type.
_NO_WORDS = re.compile(r"\]\([^)]*\)|\[\[\w+\]\]|\{[^}]*\}|\S*[./@_=:]\S*[a-z0-9]\S*")


def texts(library: Library) -> Iterator[tuple[str, str]]:
    """Everything that is written in English, with its file."""
    for page in library.pages.values():
        path = page.body.path
        yield path, f"{page.title}\n{page.summary}\n{page_markdown.without_code(page.body.text)}"
    for playbook in library.playbooks.values():
        path = playbook.page.body.path
        for check in playbook.checks:
            yield path, f"{check.condition or ''}\n{check.look or ''}"
        for correction in playbook.corrections:
            yield path, f"{correction.was}\n{correction.now}"
    for reply in library.replies.values():
        base = reply.base
        yield base.body.path, f"{base.title}\n{base.when}\n{base.body.text}"


def words(text: str) -> set[str]:
    found = re.findall(r"[A-Za-z][A-Za-z']{2,}", _NO_WORDS.sub(" ", text).replace("’", "'"))
    return {word.lower().removesuffix("'s").strip("'") for word in found}


def test_every_word_is_known() -> None:
    library, _ = load(ROOT)
    checker = SpellChecker()
    checker.word_frequency.load_words(OWN.read_text(encoding="utf-8").split())
    unknown = {
        f"{path}: {word} (meant: {checker.correction(word)}?)"
        for path, text in texts(library)
        for word in checker.unknown(words(text))
    }
    assert sorted(unknown) == []


def test_a_misspelt_word_is_noticed() -> None:
    assert SpellChecker().unknown(words("Please chekc the recieved [message](doc:a/b).")) == {
        "chekc",
        "recieved",
    }


def test_the_dictionary_is_sorted_and_holds_what_is_used() -> None:
    library, _ = load(ROOT)
    own = OWN.read_text(encoding="utf-8").split()
    assert own == sorted(set(own))
    used = set().union(*(words(text) for _, text in texts(library)))
    assert sorted(set(own) - used) == []
