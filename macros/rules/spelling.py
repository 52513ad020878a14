"""The English of pages and replies is spelt right; words of our own stand in dictionary.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from spellchecker import SpellChecker

from macros.library.model import Library
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.rules.base import Finding, rule
from macros.text import page_markdown

DICTIONARY = "snippets/dictionary.txt"
_WORD = re.compile(r"[A-Za-z][A-Za-z']{2,}")
# Addresses, blanks, attributes, and whatever a program would write rather than a person.
_NAME = re.compile(r"[a-z][A-Z]")  # of an API, a policy, a program
_MARKS = re.compile(r"\]\([^)]*\)|\[\[\w+\]\]|\{[^}]*\}|[*\[\]]")
_NO_WORDS = re.compile(r"\S*[./@_=:]\S*[a-z0-9]\S*")


@rule(
    "unknown-word",
    "A word of English is in the dictionary, or in our own.",
    warning=True,
    alone=True,
    once=True,
)
def unknown_word(library: Library, _today: date) -> Iterator[Finding]:
    if library.dictionary is None:
        return
    own = {word.casefold() for word in library.dictionary}
    first: dict[str, Place] = {}
    for text, place in _lines(library):
        for word in _words(text):
            if word not in own:
                first.setdefault(word, place)
    for word in _checker().unknown(first):
        meant = _checker().correction(word)
        hint = f'; did you mean "{meant}"?' if meant and meant != word else ""
        remedy = f'mend it, or add the line "{word}" to {DICTIONARY}'
        yield first[word], f'"{word}" is in no dictionary: {remedy}{hint}'


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(_NO_WORDS.sub(" ", _MARKS.sub(" ", text)).replace("’", "'")):
        if not _NAME.search(match[0]):
            yield match[0].lower().removesuffix("'s").strip("'")


def _lines(library: Library) -> Iterator[tuple[str, Place]]:
    """Everything that is written in English, but for what customers say: it is typed as typed."""
    for page in library.pages.values():
        yield from _typed(page.title, page.summary, otherwise=page.place)
        yield from _lines_of(page.body, page_markdown.without_code(page.body.text))
    for playbook in library.playbooks.values():
        for check in playbook.checks:
            yield from _typed(check.condition, check.look, otherwise=check.place)
        for correction in playbook.corrections:
            yield from _typed(correction.was, correction.now, otherwise=correction.place)
    for reply in library.replies.values():
        base = reply.base
        yield from _typed(base.title, base.when, otherwise=base.body.place())
        yield from _lines_of(base.body, base.body.text)


def _typed(*texts: str | None, otherwise: Place) -> Iterator[tuple[str, Place]]:
    for text in filter(None, texts):
        yield text, text.place if isinstance(text, Text) else otherwise


def _lines_of(passage: Passage, text: str) -> Iterator[tuple[str, Place]]:
    return ((line, passage.place(index)) for index, line in enumerate(text.split("\n")))


@cache
def _checker() -> SpellChecker:
    return SpellChecker(distance=1)  # a word two letters off takes seconds to look for
