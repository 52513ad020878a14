"""The reply card: one reply as a page shows it, with its blanks to fill and the way to copy it.

The message stands in the page as it will be read; the browser adds what can be chosen and pressed.
Nothing here is a heading, so a card fits anywhere in a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from zlib import crc32

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Library, Page, Playbook, Reply
from macros.library.uses import documents_of_reply
from macros.library.vocabulary import CONFIDENCE, Confidence
from macros.messages import compose
from macros.messages.frames import frame_bodies
from macros.pages.document_doubts import doubts
from macros.pages.feedback_links import flag_and_fix_data
from macros.pages.field_inputs import inputs
from macros.pages.template import render
from macros.text import reply_markdown
from macros.text.ids import anchor
from macros.text.languages import language_name


def reply_card(library: Library, reply: Reply, page: Page, *, whole: bool = True) -> Markup:
    """The card of a reply as `page` shows it.

    A page of many cards holds frame and inputs in the first alone; the browser brings them to the
    others, the inputs out of `field_templates`.
    """
    names = compose.fields(library, reply)
    return render(
        "reply_card",
        reply=reply,
        base=reply.base,
        id=anchor(reply.name),
        badge=_badge(library, library.playbooks.get(page.name)),
        confidence=CONFIDENCE,
        documents=doubts(library, sorted(documents_of_reply(reply))),
        names=None if whole else names,
        inputs=inputs(library, _short(reply.name), names) if whole else "",
        message=_message(library, reply, framed=whole),
    )


def field_templates(library: Library, replies: Iterable[Reply]) -> Markup:
    """An input for each field of some replies, once, for their cards to take."""
    names = dict.fromkeys(name for reply in replies for name in compose.fields(library, reply))
    template = Markup('<template class="field-templates" data-search-exclude>{}</template>')
    return template.format(inputs(library, "field", names)) if names else Markup()


def _short(name: str) -> str:
    """A few letters that stand for a reply in the ids of its inputs: a page has many."""
    return f"r{crc32(name.encode()):x}"


def _badge(library: Library, playbook: Playbook | None) -> Confidence | None:
    """How sure the playbook is, where none of its replies says at which words it is not."""
    if playbook is None or playbook.confidence == "validated":
        return None
    shown = (library.replies.get(name) for name in playbook.replies())
    if playbook.confidence == "not-validated" and any(r.base.doubts for r in shown if r):
        return None
    return playbook.confidence


def _message(library: Library, reply: Reply, *, framed: bool) -> Markup:
    """The whole message as it will be read; the reply itself is told apart for the browser."""
    own = compose.html(library, reply.base.written, BASE_LANGUAGE)
    html = f'<div class="reply__body">{own}</div>'
    frame = compose.frame_for(library, (library.channels or ("ticket",))[0], BASE_LANGUAGE)
    if frame and framed:
        html = compose.html_within(compose.html(library, frame.written, BASE_LANGUAGE), html)
    return _with_blanks(library, html)


def _with_blanks(library: Library, html: str) -> Markup:
    """A message's HTML with its blanks shown by their label."""

    def show(name: str) -> str:
        field = library.fields.get(name)
        label = field.labels["en"] if field else name
        default = field.defaults.get("en") if field else None
        return str(
            Markup('<span class="blank" data-field="{}">{}</span>').format(name, default or label)
        )

    return Markup(reply_markdown.BLANK.sub(lambda match: show(match[1]), html))  # noqa: S704  compose's own HTML


def frames(library: Library) -> Markup:
    """Every frame by channel and language, once a page, and what these are called.

    To look a language's name up takes a browser longer than all else on the page.
    """
    titles = {
        channel: library.frames[channel, BASE_LANGUAGE].title
        for channel in library.channels
        if (channel, BASE_LANGUAGE) in library.frames
    }
    languages = sorted({tag for _, tag in library.frames})
    return Markup(
        "<reply-frames data-frames={} data-channels={} data-names={}{}></reply-frames>"
    ).format(
        json_attribute(frame_bodies(library)),
        json_attribute(titles),
        json_attribute({tag: language_name(tag) for tag in languages}),
        flag_and_fix_data(),
    )


def json_attribute(value: object) -> Markup:
    """Data as a quoted attribute value.

    Not a script element: Material's instant navigation runs whatever script a page holds, JSON
    included. Single quotes outside keep JSON's own short.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup("'" + written.replace("&", "&amp;").replace("'", "&#39;") + "'")  # noqa: S704
