"""The texts that corrections are held against, in every way in which a customer may read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from macros.library.model import Library, Reply, Variant
from macros.messages import compose
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.rules.base import first_line
from macros.text.patterns import Claim
from macros.text.reply_markdown import BLANK, SLOT, Written, parse, written
from macros.text.seen import as_seen


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it is seen, and the passages it comes from, the likeliest first."""

    text: str
    sources: tuple[Passage, ...]
    language: str


class Texts:
    """What each reply says, title and frame included, and each playbook's asks."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.of = cache(self._of)
        self.asks = cache(self._of_checks)
        self._filled = cache(self._ways)
        self._plain = cache(self._seen)

    def said(self, replies: Iterable[str], playbooks: Iterable[str]) -> tuple[Said, ...]:
        """Every text of some replies and of what some playbooks ask, each once."""
        of_replies = chain.from_iterable(map(self.of, replies))
        return tuple(dict.fromkeys(chain(of_replies, *map(self.asks, playbooks))))

    def _of(self, name: str) -> tuple[Said, ...]:
        """Every text of the reply `name`; none where there is no such reply."""
        reply = self.library.replies.get(name)
        return tuple(dict.fromkeys(self._variants(reply))) if reply else ()

    def _variants(self, reply: Reply) -> Iterator[Said]:
        for variant in reply.variants.values():
            for channel in self.library.channels or ("ticket",):
                yield from self._messages(variant, channel)
            for text in self._filled(variant.written, variant.language):
                yield Said(text, (variant.body,), variant.language)
            if isinstance(variant.title, Text):
                yield self._typed(variant.title, variant.language)

    def _messages(self, variant: Variant, channel: str) -> Iterator[Said]:
        frame = compose.frame_for(self.library, channel, variant.language)
        sources = (variant.body, frame.body) if frame else (variant.body,)
        inner = self._plain(variant.written, variant.language)
        outer = self._plain(frame.written, variant.language) if frame else SLOT
        yield Said(compose.text_within(outer, inner), sources, variant.language)
        if frame:
            for text in self._filled(frame.written, variant.language):
                yield Said(text, (frame.body,), variant.language)

    def _seen(self, said: Written, language: str) -> str:
        return as_seen(compose.text(self.library, said, language))

    def _ways(self, said: Written, language: str) -> tuple[str, ...]:
        """A text without addresses, its blanks empty, at their defaults, at each choice."""
        plain = compose.text(self.library, said, language, addresses=False)
        values = [self._values(name, language) for name in dict.fromkeys(BLANK.findall(plain))]
        filled = {plain}
        for turn in range(max(map(len, values), default=0)):
            filled.add(BLANK.sub(lambda blank: self._value(blank[1], language, turn), plain))  # noqa: B023
        return tuple(map(as_seen, filled))

    def _values(self, name: str, language: str) -> tuple[str, ...]:
        field = self.library.fields.get(name)
        if field is None:
            return ()
        default = field.defaults.get(language, field.defaults.get("en"))
        return (*((default,) if default else ()), *field.values)

    def _value(self, name: str, language: str, turn: int) -> str:
        values = self._values(name, language) or (f"[[{name}]]",)
        return values[min(turn, len(values) - 1)]

    def _of_checks(self, name: str) -> tuple[Said, ...]:
        """The questions of a playbook's checks to the customer; none where there is no such."""
        book = self.library.playbooks.get(name)
        asked = (ask for check in (book.checks if book else ()) for ask in check.ask.items())
        return tuple(self._typed(text, language) for language, text in asked)

    def _typed(self, text: Text, language: str) -> Said:
        passage = Passage(text, text.place.path, text.place.line)
        return Said(as_seen(text), (passage,), language)

    def place(self, said: Said, claim: Claim) -> Place:
        """Where what the claim finds begins: in the reply, else in its frame."""
        for passage in said.sources:
            if len(said.sources) == 1 or self._says(passage, said.language, claim):
                return _found_at(passage, claim)
        return first_line(said.sources[0])

    def _says(self, passage: Passage, language: str, claim: Claim) -> bool:
        return claim.find(self._plain(written(parse(passage.text)), language)) is not None


def _found_at(passage: Passage, claim: Claim) -> Place:
    """The line on which a match begins; markup may hide it, then the text's first line."""
    lines = passage.text.split("\n")
    starts = (n for n in reversed(range(len(lines))) if claim.find(as_seen("\n".join(lines[n:]))))
    found = next(starts, None)
    return first_line(passage) if found is None else passage.place(found)
