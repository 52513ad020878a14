"""Composing: a frame around a reply, as the text and the HTML an agent pastes."""

from __future__ import annotations

from dataclasses import dataclass

from macros.library.model import BASE_LANGUAGE, Frame, Library, Reply
from macros.reading.files import Passage
from macros.text import reply_markdown
from macros.text.reply_markdown import SCHEME, SLOT


@dataclass(frozen=True, slots=True)
class Message:
    """What goes on the clipboard; its blanks are still `[[field]]`."""

    text: str
    html: str


def body(library: Library, passage: Passage, language: str) -> Message:
    """A reply's or a frame's own text, its links resolved for `language`."""

    def address(target: str) -> str:
        document = library.documents.get(target.removeprefix(SCHEME))
        return document.address(language) if document else ""

    tokens = reply_markdown.parse(passage.text)
    return Message(reply_markdown.to_text(tokens, address), reply_markdown.to_html(tokens, address))


def frame_for(library: Library, channel: str, language: str) -> Frame | None:
    """The frame of a channel in `language`, in English where that is missing."""
    frames = library.frames
    return frames.get((channel, language)) or frames.get((channel, BASE_LANGUAGE))


def message(library: Library, reply: Reply, language: str, channel: str) -> Message:
    """The whole message: the reply in its frame."""
    inner = body(library, reply.variants[language].body, language)
    frame = frame_for(library, channel, language)
    return within(body(library, frame.body, language), inner) if frame else inner


def within(frame: Message, inner: Message) -> Message:
    """`inner` put into the slot of a frame; a browser does the same with the same parts."""
    return Message(
        text=frame.text.replace(SLOT, inner.text, 1),
        html=frame.html.replace(f"<p>{SLOT}</p>", inner.html, 1),
    )


def fields(library: Library, reply: Reply) -> tuple[str, ...]:
    """Names of the fields of a reply and its frames: the reply's own first, in order."""
    passages = [variant.body for variant in reply.variants.values()]
    passages += [frame.body for frame in library.frames.values()]
    names = [name for passage in passages for name in reply_markdown.blanks(passage.text)]
    return tuple(name for name in dict.fromkeys(names) if name != "reply")
