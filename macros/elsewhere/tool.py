"""A tool as the registry knows it, and how a reply's pieces become the tool's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import NamedTuple, Protocol

from macros.elsewhere.entry import Blank, Entry, Pieces
from macros.library.vocabulary import TicketValue, ToolName


class Written(NamedTuple):
    """A blank in a tool's words, and what is lost by that."""

    words: str
    lost: str = ""


class Item:
    """An entry in a tool's words, made when they are asked for; `lost` is what is lost by that."""

    def __init__(self, entry: Entry, tool: Tool, own: Mapping[str, str]) -> None:
        self.entry, self.tool, self.own = entry, tool, own
        self.lost: dict[str, None] = {}

    @cached_property
    def text(self) -> str:
        tool = self.tool
        return self._words(self.entry.text, tool.fill, tool.literal, as_html=False)

    @cached_property
    def html(self) -> str:
        fill = self.tool.fill_html or self.tool.fill
        literal = self.tool.literal_html or self.tool.literal
        return self._words(self.entry.html, fill, literal, as_html=True)

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks of the text, in order, each once."""
        return tuple(dict.fromkeys(p for p in self.entry.text if isinstance(p, Blank)))

    def _words(
        self, pieces: Pieces, fill: Fill, literal: Callable[[str], str], *, as_html: bool
    ) -> str:
        out: list[str] = []
        numbers: dict[str, int] = {}
        knows = self.tool.knows
        for piece in pieces:
            if isinstance(piece, str):
                out.append(piece if literal is str else literal(piece))
                continue
            again = piece.name in numbers
            number = numbers.setdefault(piece.name, len(numbers) + 1)
            given = self.own.get(piece.name) or (knows.get(piece.known) if piece.known else None)
            written = fill(piece, number, again=again, own=given)
            is_mark = as_html and written.words == piece.mark
            out.append(escape(written.words, quote=False) if is_mark else written.words)
            if written.lost and not again:
                self.lost[written.lost] = None
        return "".join(out)


class Write(Protocol):
    """Make a file of items."""

    def __call__(self, items: list[Item], batch: Batch) -> bytes: ...


class Fill(Protocol):
    """Say a blank in a tool's words: `number` counts the blanks of an entry from 1, `again` is
    said of one that stood there before, `own` is the tool's placeholder for it."""

    def __call__(self, blank: Blank, number: int, *, again: bool, own: str | None) -> Written: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file holds: its name, language and channel, None where it holds all of them."""

    file: str
    language: str | None
    channel: str | None
    version: str
    site: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Everything there is to know of a tool, once.

    `several` says which of language and channel share a file; `loses` is lost of every reply.
    `knows` are its own placeholders.
    """

    name: ToolName
    title: str
    ending: str
    install: str
    becomes: str
    write: Write
    fill: Fill
    literal: Callable[[str], str] = str
    literal_html: Callable[[str], str] | None = None
    fill_html: Fill | None = None
    knows: Mapping[TicketValue, str] = field(default_factory=dict)
    loses: tuple[str, ...] = ()
    several: frozenset[str] = frozenset()
    channels: tuple[str, ...] = ()


def by_hand(blank: Blank) -> Written:
    """A mark that the agent writes over."""
    return Written(blank.mark, f"{blank.name} is filled in by hand")


def without_default(blank: Blank) -> str:
    """What is lost where a placeholder that finds nothing leaves nothing."""
    return f'"{blank.default}" for an empty "{blank.name}"' if blank.default else ""
