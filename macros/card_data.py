"""What the browser composes messages from: English in the page, other languages in a file.

A page grows neither with the languages of its replies nor with their channels: it holds the
English bodies and every frame; `replies/<product>/<reply>.json` holds the rest.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from macros import compose, words
from macros.model import BASE_LANGUAGE, Library, Reply


def variants_path(reply: Reply) -> str:
    """Where a reply's other languages lie, relative to the site's root."""
    return f"replies/{reply.name}.json"


def english(library: Library, reply: Reply) -> Markup:
    """A reply's English body, for an attribute of its card."""
    return json_attribute(_body(library, reply, BASE_LANGUAGE))


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
    return {"text": body.text, "html": body.html, "dir": words.direction(language)}


def frames(library: Library) -> Markup:
    """Every frame by channel and language, once a page."""
    found: dict[str, dict[str, dict[str, str]]] = {channel: {} for channel in library.channels}
    for (channel, language), frame in sorted(library.frames.items()):
        body = compose.body(library, frame.body, language)
        found[channel][language] = {"text": body.text, "html": body.html}
    return Markup("<reply-frames data-frames={}></reply-frames>").format(json_attribute(found))


def json_attribute(value: object) -> Markup:
    """Data as a quoted attribute value.

    Not a script element: Material's instant navigation runs whatever script a page holds, JSON
    included. Single quotes outside keep JSON's own short.
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup("'" + written.replace("&", "&amp;").replace("'", "&#39;") + "'")  # noqa: S704
