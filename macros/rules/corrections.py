"""A correction is a test: what was withdrawn is not said again, what was left out is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache

from macros.library.model import Correction, Library, Playbook, Reply, Variant
from macros.messages.compose import frame_for
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.rules.base import Finding, first_line, regular, rule
from macros.text import reply_markdown
from macros.text.reply_markdown import SCHEME, SLOT


@rule("bad-pattern", "A never_say or must_say pattern is a regular expression.")
def bad_pattern(library: Library, _today: date) -> Iterator[Finding]:
    for _, correction in _corrections(library):
        for pattern in (*correction.never_say, *correction.must_say):
            try:
                regular(pattern, re.IGNORECASE)
            except ValueError as error:
                yield pattern.place, f"this pattern is no regular expression: {error}"


@rule("empty-correction", "A correction has something to hold replies to.")
def empty_correction(library: Library, _today: date) -> Iterator[Finding]:
    for playbook, correction in _corrections(library):
        whole = playbook.page.body.path not in library.names["broken"]
        if not correction.never_say and not correction.must_say and whole:
            yield correction.place, "this correction needs never_say, must_say or both"
        if correction.never_say and correction.example is None and whole:
            message = "give an example: a sentence that never_say has to catch"
            yield correction.place, message


@rule("missed-example", "never_say catches its own example.")
def missed_example(library: Library, _today: date) -> Iterator[Finding]:
    for _, correction in _corrections(library):
        example = correction.example
        patterns = list(_compiled(correction.never_say))
        if example and patterns and not any(p.search(_flat(example)) for _, p in patterns):
            yield example.place, f'no never_say pattern catches the example "{example}"'


@rule(
    "never-say", "No reply and no question to the customer says again what a correction withdrew."
)
def never_say(library: Library, _today: date) -> Iterator[Finding]:
    texts = _Texts(library)
    for playbook, correction in _corrections(library):
        names = library.replies if correction.library_wide else playbook.replies()
        for source, pattern in _compiled(correction.never_say):
            for name in names:
                for variant, channel, text in texts.of(name):
                    found = pattern.search(text)
                    if found:
                        place = texts.place(variant, channel, pattern)
                        yield place, _said_again(found[0], source, correction)
            for asked in library.playbooks.values() if correction.library_wide else [playbook]:
                for question in _questions(asked):
                    if found := pattern.search(_flat(question)):
                        yield question.place, _said_again(found[0], source, correction)


def _questions(playbook: Playbook) -> Iterator[Text]:
    """What its checks ask the customer, in every language: a customer reads it as a reply."""
    for check in playbook.checks:
        yield from check.ask.values()


def _said_again(found: str, pattern: Text, correction: Correction) -> str:
    now = " ".join(correction.now.split())
    return f'"{found}" was withdrawn ({pattern.place})' + (f": {now}" if now else "")


@rule("must-say", "A reply of the playbook says what a correction demands.")
def must_say(library: Library, _today: date) -> Iterator[Finding]:
    texts = _Texts(library)
    for playbook, correction in _corrections(library):
        if not correction.must_say or _unread(library, playbook):
            continue
        said = [text for name in playbook.replies() for _, _, text in texts.of(name)]
        for source, pattern in _compiled(correction.must_say):
            if not any(pattern.search(text) for text in said):
                yield source.place, f'no reply of "{playbook.name}" says /{source}/'


def _unread(library: Library, playbook: Playbook) -> bool:
    """Whether something the playbook says could not be read."""
    broken = playbook.page.body.path in library.names["broken"]
    return broken or any(name not in library.replies for name in playbook.replies())


class _Texts:
    """The text of every reply as it is sent, white space collapsed."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.of = cache(self._of)

    def _of(self, name: str) -> tuple[tuple[Variant, str, str], ...]:
        reply = self.library.replies.get(name)
        return tuple(self._variants(reply)) if reply else ()

    def _variants(self, reply: Reply) -> Iterator[tuple[Variant, str, str]]:
        for variant in reply.variants.values():
            inner = self._plain(variant.body, variant.language)
            for channel in self.library.channels or ("ticket",):
                frame = frame_for(self.library, channel, variant.language)
                outer = self._plain(frame.body, variant.language) if frame else SLOT
                yield variant, channel, _flat(outer.replace(SLOT, inner, 1))

    def _plain(self, passage: Passage, language: str) -> str:
        """Text alone: a reply that breaks the rules of markup has no HTML."""

        def address(target: str) -> str:
            document = self.library.documents.get(target.removeprefix(SCHEME))
            return document.address(language) if document else target

        return reply_markdown.to_text(reply_markdown.parse(passage.text), address)

    def place(self, variant: Variant, channel: str, pattern: re.Pattern[str]) -> Place:
        """Where the text that a pattern finds begins: in the reply, else in its frame."""
        frame = frame_for(self.library, channel, variant.language)
        for passage in (variant.body, frame.body) if frame else (variant.body,):
            if pattern.search(_flat(self._plain(passage, variant.language))):
                return _found_at(passage, pattern)
        return first_line(variant.body)


def _found_at(passage: Passage, pattern: re.Pattern[str]) -> Place:
    """The line on which a match begins; markup may hide it, then the text's first line."""
    lines = passage.text.split("\n")
    starts = (n for n in reversed(range(len(lines))) if pattern.search(_flat("\n".join(lines[n:]))))
    found = next(starts, None)
    return first_line(passage) if found is None else passage.place(found)


def _corrections(library: Library) -> Iterator[tuple[Playbook, Correction]]:
    for playbook in library.playbooks.values():
        for correction in playbook.corrections:
            yield playbook, correction


def _compiled(patterns: tuple[Text, ...]) -> Iterator[tuple[Text, re.Pattern[str]]]:
    for pattern in patterns:
        with suppress(ValueError):
            yield pattern, regular(pattern, re.IGNORECASE)


def _flat(text: str) -> str:
    return " ".join(text.split())
