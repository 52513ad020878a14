"""What the browser composes messages from: English in the page, other languages in a file.

A page grows neither with the languages of its replies nor with their channels: what it shows is the
English body, and it holds every frame; `replies/<product>/<reply>.json` holds the rest.
"""

from __future__ import annotations

import re
from typing import TypedDict

from macros.library import model
from macros.library.model import BASE_LANGUAGE, Library, Playbook, Reply
from macros.messages import compose
from macros.messages.frames import frame_bodies
from macros.text import languages
from macros.text.ids import anchor
from macros.text.reply_markdown import BLANK, blanks


class Body(TypedDict):
    """A reply in another language; `dir` is `ltr` or `rtl`."""

    title: str
    text: str
    html: str
    dir: str


class Variant(Body):
    """A body with what is said of its fields, by their names."""

    labels: dict[str, str]
    defaults: dict[str, str]


class Frames(TypedDict):
    """Text and HTML of frames by channel and language; defaults by field and language.

    `asking` has, by channel and language, what stands before questions, and what they are called.
    """

    frames: dict[str, dict[str, dict[str, str]]]
    defaults: dict[str, dict[str, str]]
    asking: dict[str, dict[str, dict[str, str]]]


def variants_path(reply: Reply) -> str:
    """Where a reply's other languages lie, relative to the site's root."""
    return f"replies/{reply.name}.json"


def variants(library: Library, reply: Reply) -> dict[str, Variant]:
    """A reply's other languages: bodies, and the labels and defaults of its fields."""
    fields = [library.fields[name] for name in compose.fields(library, reply)]
    return {
        language: {
            **_body(library, reply, language),
            "labels": {str(f.name): f.labels[language] for f in fields if language in f.labels},
            "defaults": {
                str(f.name): f.defaults[language] for f in fields if language in f.defaults
            },
        }
        for language in reply.languages
        if language != BASE_LANGUAGE
    }


def _body(library: Library, reply: Reply, language: str) -> Body:
    body = compose.body(library, reply.variants[language].written, language)
    return {
        "title": reply.variants[language].title,
        "text": body.text,
        "html": body.html,
        "dir": languages.direction(language),
    }


def frame_data(library: Library) -> Frames:
    """The frames and the defaults of their fields, for an answer composed on any page."""
    names = {name for frame in library.frames.values() for name in blanks(frame.body.text)}
    fields = [library.fields[name] for name in sorted(names) if name in library.fields]
    defaults = {str(field.name): dict(field.defaults) for field in fields}
    asking: dict[str, dict[str, dict[str, str]]] = {channel: {} for channel in library.channels}
    for (channel, language), frame in sorted(library.frames.items()):
        asking[channel][language] = {"before": frame.asking, "title": frame.questions}
    return {"frames": frame_bodies(library), "defaults": defaults, "asking": asking}


def questions(playbook: Playbook) -> dict[str, dict[str, str]]:
    """The questions to the customer, by the check's number and by language."""
    return {
        str(number): {tag: str(question) for tag, question in sorted(check.ask.items())}
        for number, check in enumerate(playbook.checks, 1)
        if check.ask
    }


def places(library: Library) -> dict[str, dict[str, str]]:
    """Titles and addresses of playbooks and replies, by `kind name`."""
    found = {}
    for name, playbook in library.playbooks.items():
        found[f"playbook {name}"] = {"title": playbook.page.title, "url": playbook.page.url}
        for reply in playbook.replies():
            if reply in library.replies:
                title = library.replies[reply].base.title
                url = f"{playbook.page.url}#{anchor(reply)}"
                found.setdefault(f"reply {reply}", {"title": title, "url": url})
    return found


def asks(library: Library) -> list[tuple[str, list[str]]]:
    """What customers say, by the playbook's address: shown by the desk as their words."""
    return [
        (book.page.url, [" ".join(ask.split()) for ask in book.asks])
        for book in library.playbooks.values()
    ]


def reply_texts(library: Library) -> list[tuple[str, list[list[str]]]]:
    """What replies say, by name: language, title, `when` and text of each variant, to find them by.

    Blanks stand there as the labels of their fields.
    """
    return [
        (name, [[tag, *_found_by(library, reply.variants[tag])] for tag in reply.languages])
        for name, reply in sorted(library.replies.items())
    ]


def _found_by(library: Library, variant: model.Variant) -> tuple[str, str, str]:
    def label(blank: re.Match[str]) -> str:
        field = library.fields.get(blank[1])
        labels = field.labels if field else {}
        return f"[{labels.get(variant.language) or labels.get(BASE_LANGUAGE, blank[1])}]"

    said = compose.text(library, variant.written, variant.language, addresses=False)
    return variant.title, variant.when, BLANK.sub(label, " ".join(said.split()))
