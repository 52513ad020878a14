"""The reply card: one reply as a page shows it, with its blanks to fill and the way to copy it.

The message stands in the page as it will be read; the browser adds what can be chosen and pressed.
Nothing here is a heading, so a card fits anywhere in a page.
"""

from __future__ import annotations

import json

from markupsafe import Markup

from macros.library.model import BASE_LANGUAGE, Library, Page, Playbook, Reply
from macros.library.uses import documents_of_reply
from macros.library.vocabulary import CONFIDENCE
from macros.messages import compose
from macros.messages.frames import frame_bodies
from macros.pages.anchors import anchor
from macros.pages.document_doubts import doubts
from macros.pages.feedback_links import flag_and_fix_data
from macros.pages.field_inputs import inputs
from macros.text import reply_markdown


def reply_card(library: Library, reply: Reply, page: Page) -> Markup:
    """The card of a reply as `page` shows it."""
    playbook = library.playbooks.get(page.name)
    return Markup(
        '<reply-card name="{name}" id="{id}" data-languages="{languages}">'
        '<div class="reply" role="group" aria-label="{title}">'
        '<div class="reply__head"><span class="kind">To the customer</span> '
        '<strong class="reply__title">{title}</strong>{doubt}</div>'
        '<p class="reply__when">{when}</p>{doubts}'
        "<reply-controls data-search-exclude>{fields}</reply-controls>"
        '<div class="reply__message" lang="en" dir="ltr">{message}</div>'
        "</div></reply-card>"
    ).format(
        name=reply.name,
        id=anchor(reply.name),
        title=reply.base.title,
        when=reply.base.when,
        doubt=_doubt(playbook),
        doubts=doubts(library, sorted(documents_of_reply(reply))),
        languages=" ".join(reply.languages),
        fields=inputs(library, anchor(reply.name), compose.fields(library, reply)),
        message=_message(library, reply),
    )


def _doubt(playbook: Playbook | None) -> Markup:
    if playbook is None:
        return Markup()
    # Whether the review is overdue shows in the browser, by the day it is read.
    overdue = Markup(' <span class="badge badge--overdue">Review overdue</span>')
    if playbook.confidence == "validated":
        return overdue
    label = CONFIDENCE[playbook.confidence].label
    badge = Markup(' <span class="badge badge--{}">{}</span>').format(playbook.confidence, label)
    return badge + overdue


def _message(library: Library, reply: Reply) -> Markup:
    """The whole message as it will be read; the reply itself is told apart for the browser."""
    body = compose.body(library, reply.base.body, BASE_LANGUAGE)
    marked = compose.Message(body.text, f'<div class="reply__body">{body.html}</div>')
    frame = compose.frame_for(library, (library.channels or ("ticket",))[0], BASE_LANGUAGE)
    whole = compose.within(compose.body(library, frame.body, "en"), marked) if frame else marked
    return _with_blanks(library, whole.html)


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
    """Every frame by channel and language, once a page."""
    titles = {
        channel: library.frames[channel, BASE_LANGUAGE].title
        for channel in library.channels
        if (channel, BASE_LANGUAGE) in library.frames
    }
    return Markup("<reply-frames data-frames={} data-channels={}{}></reply-frames>").format(
        json_attribute(frame_bodies(library)), json_attribute(titles), flag_and_fix_data()
    )


def json_attribute(value: object) -> Markup:
    """Data as a quoted attribute value.

    Not a script element: Material's instant navigation runs whatever script a page holds, JSON
    included. Single quotes outside keep JSON's own short.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup("'" + written.replace("&", "&amp;").replace("'", "&#39;") + "'")  # noqa: S704
