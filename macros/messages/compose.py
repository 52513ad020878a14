"""Composing: a frame around a reply, as the text and the HTML an agent pastes."""

from __future__ import annotations

from dataclasses import dataclass

from macros.library.model import BASE_LANGUAGE, Frame, Library, Reply
from macros.text import reply_markdown
from macros.text.reply_markdown import SCHEME, SLOT, Written


@dataclass(frozen=True, slots=True)
class Message:
    """What goes on the clipboard; its blanks are still `[[field]]`."""

    text: str
    html: str


def text(library: Library, written: Written, language: str, *, addresses: bool = True) -> str:
    """A reply's or a frame's own text; links have their addresses, or their titles alone."""
    return written.text(_address(library, language) if addresses else None)


def body(library: Library, written: Written, language: str) -> Message:
    """A reply's or a frame's own text and HTML, its links resolved for `language`."""
    address = _address(library, language)
    return Message(written.text(address), written.html(address))


def html(library: Library, written: Written, language: str) -> str:
    """A reply's or a frame's own HTML alone."""
    return written.html(_address(library, language))


def _address(library: Library, language: str) -> reply_markdown.Address:
    """Where a link leads: a document's page in `language`, anything else as it is written."""

    def address(target: str) -> str:
        document = library.documents.get(target.removeprefix(SCHEME))
        return document.address(language) if document else ""

    return address


def frame_for(library: Library, channel: str, language: str) -> Frame | None:
    """The frame of a channel in `language`, in English where that is missing."""
    frames = library.frames
    return frames.get((channel, language)) or frames.get((channel, BASE_LANGUAGE))


def message(library: Library, reply: Reply, language: str, channel: str) -> Message:
    """The whole message: the reply in its frame."""
    made = _made_of(library)
    key = (reply.name, language, channel)
    if key not in made:
        made[key] = _message(library, reply, language, channel)
    return made[key]


def _message(library: Library, reply: Reply, language: str, channel: str) -> Message:
    made = _made_of(library)
    own, shared = (reply.name, language, ""), ("", language, channel)
    if own not in made:  # the same in every channel
        made[own] = body(library, reply.variants[language].written, language)
    frame = frame_for(library, channel, language)
    if frame is None:
        return made[own]
    if shared not in made:  # the same for every reply
        made[shared] = body(library, frame.written, language)
    return within(made[shared], made[own])


def _made_of(library: Library) -> dict[tuple[str, str, str], Message]:
    """The messages made so far of the library that was asked for last: several files hold them."""
    if not _made or _made[0][0] is not library:
        _made[:] = [(library, {})]
    return _made[0][1]


_made: list[tuple[Library, dict[tuple[str, str, str], Message]]] = []


def within(frame: Message, inner: Message) -> Message:
    """`inner` put into the slot of a frame; a browser does the same with the same parts."""
    return Message(
        text=text_within(frame.text, inner.text),
        html=html_within(frame.html, inner.html),
    )


def html_within(frame: str, inner: str) -> str:
    """The HTML of a message: that of a reply put into the slot of its frame's."""
    return frame.replace(f"<p>{SLOT}</p>", inner, 1)


def text_within(frame: str, inner: str) -> str:
    """The text of a message: that of a reply put into the slot of its frame's."""
    return frame.replace(SLOT, inner, 1)


def fields(library: Library, reply: Reply) -> tuple[str, ...]:
    """Names of the fields of a reply and its frames: the reply's own first, in order."""
    passages = [variant.body for variant in reply.variants.values()]
    passages += [frame.body for frame in library.frames.values()]
    names = [name for passage in passages for name in reply_markdown.blanks(passage.text)]
    return tuple(name for name in dict.fromkeys(names) if name != "reply")
