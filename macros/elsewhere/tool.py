"""A tool as the registry knows it, and how a reply's pieces become the tool's own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple, Protocol

from macros.elsewhere.entry import Blank, Entry, Pieces
from macros.library.vocabulary import TicketValue, ToolName


class Written(NamedTuple):
    """A blank in a tool's words, and what is lost by that."""

    words: str
    lost: str = ""


class Words:
    """How a tool says a reply: in text or in HTML, with the placeholders `own` for its fields."""

    def __init__(self, tool: Tool, own: Mapping[str, str], *, as_html: bool) -> None:
        self.fill = (as_html and tool.fill_html) or tool.fill
        self.literal = (as_html and tool.literal_html) or tool.literal
        self.knows, self.own, self.as_html = tool.knows, own, as_html
        # A blank of a frame stands in every reply.
        self.said: dict[tuple[Blank, int, bool], Written] = {}

    def of(self, pieces: Pieces, lost: dict[str, None]) -> str:
        """Return the words of a reply; what is lost by them goes to `lost`."""
        literal = None if self.literal is str else self.literal
        out: list[str] = []
        numbers: dict[str, int] = {}
        for piece in pieces:
            if isinstance(piece, str):
                out.append(literal(piece) if literal else piece)
                continue
            again = piece.name in numbers
            number = numbers.setdefault(piece.name, len(numbers) + 1)
            key = piece, number, again
            written = self.said.get(key) or self._said(key)
            out.append(written.words)
            if written.lost and not again:
                lost[written.lost] = None
        return "".join(out)

    def _said(self, key: tuple[Blank, int, bool]) -> Written:
        blank, number, again = key
        given = self.own.get(blank.name) or (self.knows.get(blank.known) if blank.known else None)
        written = self.fill(blank, number, again=again, own=given)
        if self.as_html and written.words == blank.mark:
            written = Written(escape(written.words, quote=False), written.lost)
        self.said[key] = written
        return written


class Item:
    """An entry in a tool's words, made when they are asked for; `lost` is what is lost by that."""

    __slots__ = ("_html", "_text", "entry", "lost", "words")

    def __init__(self, entry: Entry, words: tuple[Words, Words]) -> None:
        self.entry, self.words = entry, words
        self.lost: dict[str, None] = {}
        self._text: str | None = None
        self._html: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = self.words[0].of(self.entry.text, self.lost)
        return self._text

    @property
    def html(self) -> str:
        if self._html is None:
            self._html = self.words[1].of(self.entry.html, self.lost)
        return self._html

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The blanks of the text, in order, each once."""
        return tuple(dict.fromkeys(p for p in self.entry.text if isinstance(p, Blank)))


class Write(Protocol):
    """Make a file of items."""

    def __call__(self, items: list[Item], batch: Batch) -> bytes: ...


class Fill(Protocol):
    """Say a blank in a tool's words: `number` counts the blanks of an entry from 1, `again` is
    said of one that stood there before, `own` is the tool's placeholder for it."""

    def __call__(self, blank: Blank, number: int, *, again: bool, own: str | None) -> Written: ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What a file holds: its name, language and channel, None where it holds all of them.

    `version` changes with its words; empty until these are known.
    """

    file: str
    language: str | None
    channel: str | None
    version: str
    site: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Everything there is to know of a tool, once.

    `several` says which of language and channel share a file; `loses` is lost of every reply.
    `knows` are its own placeholders, `joint` stands between the parts of a file's name. `checked`
    says what the form of the file and the way in were compared with; empty where nothing was found.
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
    checked: str = ""
    channels: tuple[str, ...] = ()
    joint: str = "."


def by_hand(blank: Blank) -> Written:
    """A mark that the agent writes over."""
    return Written(blank.mark, f"{blank.name} is filled in by hand")


def without_default(blank: Blank) -> str:
    """What is lost where a placeholder that finds nothing leaves nothing."""
    return f'"{blank.default}" for an empty "{blank.name}"' if blank.default else ""
