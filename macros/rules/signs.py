"""Signs that nobody sees or nobody typed: they travel along when text is pasted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.library.model import Library
from macros.problems import Place, Text
from macros.rules.base import Finding, rule
from macros.rules.sent import sent
from macros.text.languages import direction
from macros.text.mojibake import garbled

# Control and format characters, line ends of other systems, private use, what could not be read.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_UNREADABLE = "\ufffc\ufffd"
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_ALIKE = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")  # Greek and Cyrillic letters look Latin
_UNITS = frozenset("µμΩ")
# Scripts whose words need joiners, and symbols that are put together with them.
_JOINED = re.compile(r"[\u0600-\u0dff\u1780-\u18af\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff]")
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f"


@rule(
    "odd-sign",
    "What is sent holds no signs that cannot be seen, and none that were garbled.",
    alone=True,
)
def odd_sign(library: Library, _today: date) -> Iterator[Finding]:
    for language, line, place in _lines(library):
        if not line.isascii() or not line.isprintable():
            yield from ((place, message) for message in _odd(line, language))


def _lines(library: Library) -> Iterator[tuple[str, str, Place]]:
    for text in sent(library):
        for line, place in text.lines():
            yield text.language, line, place
    for page in library.pages.values():
        for value in (page.title, page.summary):
            if isinstance(value, Text):
                yield "en", value, value.place
    checks = chain.from_iterable(book.checks for book in library.playbooks.values())
    for check in checks:
        for shown in (check.condition, check.look):
            if isinstance(shown, Text):
                yield "en", shown, shown.place


def _odd(line: str, language: str) -> Iterator[str]:
    found = garbled(line)
    if found:
        meant = f"; it was {found[1]}" if found[1] else ""
        yield f'"{found[0]}" is text read in the wrong encoding{meant}: type it anew'
        return
    for index, char in enumerate(line):
        if char in _UNREADABLE:
            yield f"U+{ord(char):04X} stands for a sign that was lost: type what was meant"
            return
        if unicodedata.category(char) in _UNSEEN and not _belongs(line, index, language):
            name = unicodedata.name(char, "control character").lower()
            around = f'after "{line[max(0, index - 12) : index].strip()}"' if index else "here"
            yield f"a sign nobody sees (U+{ord(char):04X}, {name}) stands {around}; delete it"
            return
    for word in _LETTERS.findall(line):
        alike = _ALIKE.search(word)
        if alike and _LATIN.search(word) and not set(_ALIKE.findall(word)) <= _UNITS:
            name = unicodedata.name(alike[0]).lower()
            yield f'"{word}" holds the letter {alike[0]} ({name}) among Latin ones; type it anew'
            return


def _belongs(line: str, index: int, language: str) -> bool:
    """Whether the script or a symbol beside it needs the sign."""
    char, beside = line[index], line[max(0, index - 1) : index] + line[index + 1 : index + 2]
    if char in _JOINERS:
        return bool(_JOINED.search(beside))
    return char == "\t" or (char in _DIRECTIONS and direction(language or "en") == "rtl")
