"""Facts that several replies state stand once, in snippets/facts.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from macros.library.facts import CALL, literal
from macros.library.model import Library
from macros.library.uses import documents_of_reply
from macros.rules.base import Finding, rule
from macros.text.near_miss import near_miss

FACTS = "snippets/facts.yml"
# What the console calls something stands there as the console has it.
_LABEL = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|(?<!\*)\*[^*\n]+\*(?!\*)")
_MARKUP = re.compile(r"[\[\]*_`<>{}\\|#\n]")


@rule("unknown-fact", "[[fact:name]] names a fact of snippets/facts.yml, in a reply or on a page.")
def unknown_fact(library: Library, _today: date) -> Iterator[Finding]:
    if FACTS in library.names["broken"]:
        return
    for name, place in library.fact_uses:
        if name not in library.facts:
            hint = near_miss(name, library.facts) or f"; {FACTS} has them all"
            yield place, f'no fact "{name}"{hint}'
    for frame in library.frames.values():
        for match in CALL.finditer(frame.body.text):
            place = frame.body.place(frame.body.text.count("\n", 0, match.start()))
            yield place, f"{match[0]} stands in a frame: facts are put into replies and pages only"


@rule("bad-fact", "A fact is plain text, without marks of Markdown.")
def bad_fact(library: Library, _today: date) -> Iterator[Finding]:
    for fact in library.facts.values():
        for value in fact.values.values():
            if _MARKUP.search(value):
                yield value.place, f'"{value}" holds marks of Markdown; a fact is plain text'


@rule("unused-fact", "Every fact stands in a reply or on a page.", warning=True)
def unused_fact(library: Library, _today: date) -> Iterator[Finding]:
    used = {name for name, _ in library.fact_uses} | library.names["mentioned"]
    for name, fact in library.facts.items():
        if name not in used:
            yield fact.name.place, f'no text states "{name}": write [[fact:{name}]], or delete it'


@rule(
    "literal-fact",
    "A reply that links to a fact's document states the fact by its name.",
    warning=True,
    alone=True,
)
def literal_fact(library: Library, _today: date) -> Iterator[Finding]:
    stated = {(name, place.path, place.line) for name, place in library.fact_uses}
    for reply in library.replies.values() if library.facts else ():
        keys = documents_of_reply(reply)
        for fact in library.facts.values():
            for variant in reply.variants.values() if fact.document in keys else ():
                pattern = literal(fact, variant.language)
                typed = variant.typed or variant.body.text
                for number, line in enumerate(typed.split("\n")) if pattern else ():
                    place = variant.body.place(number)
                    found = pattern and pattern.search(_LABEL.sub(" ", line))
                    if found and (fact.name, place.path, place.line) not in stated:
                        message = f'"{found[0]}" is a fact: write [[fact:{fact.name}]] for '
                        yield place, f'{message}"{fact.value(variant.language)}"'
