"""Asks lead to one playbook each, and hold nothing of a real customer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.library.model import AROUND, NONE, Library
from macros.problems import Place, Text
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss

EXAMPLE_UID = "5012345678901234"
_WORDS = re.compile(r"\w+")
_EMAIL = re.compile(r"[\w.+-]+@([\w-]+\.)+\w+")
_NUMBER = re.compile(r"\+\d[\d -]{7,}\d|\d([ -]?\d){12,}")  # of a phone, an account, a card


def all_asks(library: Library) -> Iterator[tuple[str, Text]]:
    """Every ask with its playbook: those of the page first, then those of snippets/asks/."""
    pages = ((name, ask) for name, book in library.playbooks.items() for ask in book.asks)
    return chain(pages, ((name, ask) for name, found in library.asks.items() for ask in found))


@rule("unknown-ask", "A file of snippets/asks/ belongs to a playbook.")
def unknown_ask(library: Library, _today: date) -> Iterator[Finding]:
    known = library.names["playbook"]
    for name in library.asks:
        if name not in known and name not in (NONE, AROUND):
            hint = near_miss(name, known) or f"; asks that fit no playbook go into {NONE}.txt"
            yield Place(f"snippets/asks/{name}.txt"), f'no playbook "{name}"{hint}'


@rule("same-ask", "An ask stands once, with the playbook that answers it.", warning=True)
def same_ask(library: Library, _today: date) -> Iterator[Finding]:
    first: dict[str, Text] = {}
    for _, ask in all_asks(library):
        words = " ".join(_WORDS.findall(ask.casefold()))
        other = first.setdefault(words, ask)
        if other is not ask and words:
            yield ask.place, f"the same as {other.place}; keep it where it belongs"


@rule("private-ask", "An ask holds no address or number of a real customer.", warning=True)
def private_ask(library: Library, _today: date) -> Iterator[Finding]:
    for _, ask in all_asks(library):
        for match in _EMAIL.finditer(ask):
            if not re.search(r"@([\w-]+\.)*example\.\w+$", match[0]):
                yield ask.place, f"write name@example.com for {match[0]}"
        for match in _NUMBER.finditer(ask):
            if re.sub(r"\D", "", match[0]) != EXAMPLE_UID:
                yield ask.place, f'leave out the number "{match[0]}", or write {EXAMPLE_UID}'
