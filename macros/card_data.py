"""What the browser composes messages from: English in the page, other languages in a file.

A page grows neither with the languages of its replies nor with their channels: what it shows is the
English body, and it holds every frame; `replies/<product>/<reply>.json` holds the rest.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros import compose, words
from macros.markup import blanks
from macros.model import BASE_LANGUAGE, Library, Reply


def variants_path(reply: Reply) -> str:
    """Where a reply's other languages lie, relative to the site's root."""
    return f"replies/{reply.name}.json"


def variants(library: Library, reply: Reply) -> dict[str, Any]:
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


def _body(library: Library, reply: Reply, language: str) -> dict[str, str]:
    body = compose.body(library, reply.variants[language].body, language)
    return {
        "title": reply.variants[language].title,
        "text": body.text,
        "html": body.html,
        "dir": words.direction(language),
    }


def frames(library: Library) -> Markup:
    """Every frame by channel and language, once a page."""
    titles = {
        channel: library.frames[channel, BASE_LANGUAGE].title
        for channel in library.channels
        if (channel, BASE_LANGUAGE) in library.frames
    }
    return Markup("<reply-frames data-frames={} data-channels={}></reply-frames>").format(
        json_attribute(_frames(library)), json_attribute(titles)
    )


def frame_data(library: Library) -> dict[str, Any]:
    """The frames and the defaults of their fields, for an answer composed on any page."""
    names = {name for frame in library.frames.values() for name in blanks(frame.body.text)}
    fields = [library.fields[name] for name in sorted(names) if name in library.fields]
    defaults = {str(field.name): dict(field.defaults) for field in fields}
    return {"frames": _frames(library), "defaults": defaults}


def _frames(library: Library) -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {channel: {} for channel in library.channels}
    for (channel, language), frame in sorted(library.frames.items()):
        body = compose.body(library, frame.body, language)
        found[channel][language] = {"text": body.text, "html": body.html}
    return found


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
    """What customers say and checks ask, by the playbook's address: shown by the desk, and found
    to the letter by the search."""
    found = []
    for playbook in library.playbooks.values():
        said = [*playbook.asks, *(check.condition for check in playbook.checks if check.condition)]
        found.append((playbook.page.url, [" ".join(one.split()) for one in said]))
    return found


def texts(library: Library) -> list[tuple[str, str, list[str]]]:
    """What customers and replies say, in every language, by address and title, for the search."""
    asked = dict(asks(library))
    found = []
    for name, place in places(library).items():
        kind, _, reply = name.partition(" ")
        said = asked.get(place["url"], [])
        if kind == "reply":
            bodies = library.replies[reply].variants.items()
            said = [compose.body(library, body.body, tag).text for tag, body in bodies]
        found.append((place["url"], place["title"], [" ".join(one.split()) for one in said]))
    return found


def anchor(reply: str) -> str:
    """The id of a reply's card on its page."""
    return "reply-" + reply.replace("/", "-")


def json_attribute(value: object) -> Markup:
    """Data as a quoted attribute value.

    Not a script element: Material's instant navigation runs whatever script a page holds, JSON
    included. Single quotes outside keep JSON's own short.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup("'" + written.replace("&", "&amp;").replace("'", "&#39;") + "'")  # noqa: S704
