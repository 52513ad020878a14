"""What reaches a customer: replies with their titles, frames, what blanks are filled with, asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from macros.library.model import Library
from macros.problems import Place, Text
from macros.reading.files import Passage

Kind: TypeAlias = Literal["reply", "frame", "title", "field", "ask"]


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


def sent(library: Library) -> Iterator[Sent]:
    """Every text that customers read."""
    for (_, language), frame in library.frames.items():
        yield Sent("frame", language, frame.body)
    for reply in library.replies.values():
        for variant in reply.variants.values():
            yield Sent("reply", variant.language, variant.body)
            yield from _typed("title", variant.language, variant.title)
    for field in library.fields.values():
        for values in (field.labels, field.defaults):
            for language, value in values.items():
                yield from _typed("field", language, value)
        for choice in field.values:
            yield from _typed("field", "", choice)
    for playbook in library.playbooks.values():
        for check in playbook.checks:
            for language, question in check.ask.items():
                yield from _typed("ask", language, question)


def _typed(kind: Kind, language: str, value: str) -> Iterator[Sent]:
    if isinstance(value, Text):
        yield Sent(kind, language, Passage(value, value.place.path, value.place.line))
