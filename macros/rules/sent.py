"""What reaches a customer: replies with their titles, frames, what blanks are filled with, asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from macros.library.model import Library
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.text.reply_markdown import BLANK, inlines, parse

Kind: TypeAlias = Literal["reply", "frame", "title", "label", "value", "ask"]


@dataclass(frozen=True, slots=True)
class Sent:
    """A text that customers read: Markdown where `kind` is reply or frame, else one line."""

    kind: Kind
    language: str
    passage: Passage

    @property
    def is_markdown(self) -> bool:
        return self.kind in ("reply", "frame")

    def lines(self) -> Iterator[tuple[str, Place]]:
        """Its lines, each with its place."""
        for index, line in enumerate(self.passage.text.split("\n")):
            yield line, self.passage.place(index)

    def shown(self) -> Iterator[tuple[str, Place]]:
        """Its lines as they are shown, blanks and marks of Markdown left out."""
        if not self.is_markdown:
            for line, place in self.lines():
                yield BLANK.sub(" ", line), place
            return
        shown: dict[int, str] = {}
        for token, index in inlines(parse(self.passage.text)):
            if token.type == "text":
                shown[index] = shown.get(index, "") + token.content
        for index, text in shown.items():
            yield BLANK.sub(" ", text), self.passage.place(index)


def sent(library: Library) -> Iterator[Sent]:
    """Every text that customers read."""
    for (_, language), frame in library.frames.items():
        yield Sent("frame", language, frame.body)
    for reply in library.replies.values():
        for variant in reply.variants.values():
            yield Sent("reply", variant.language, variant.body)
            yield from _typed("title", variant.language, variant.title)
    for field in library.fields.values():
        for language, label in field.labels.items():
            yield from _typed("label", language, label)
        for language, value in (*field.defaults.items(), *(("", v) for v in field.values)):
            yield from _typed("value", language, value)
    for playbook in library.playbooks.values():
        for check in playbook.checks:
            for language, question in check.ask.items():
                yield from _typed("ask", language, question)


def _typed(kind: Kind, language: str, value: str) -> Iterator[Sent]:
    if isinstance(value, Text):
        yield Sent(kind, language, Passage(value, value.place.path, value.place.line))
