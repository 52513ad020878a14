"""Groups of snippets that TextExpander saves itself, `.textexpander`: property lists of Apple's."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from macros.imports.found import Form, Found, UnreadableError

_SNIPPETS = ("snippetsTE2", "snippetPlists", "snippets")


def read(text: str) -> list[Found]:
    """The snippets of a group; scripts say nothing to a customer and are left out."""
    try:
        group = plistlib.loads(text.encode())
    except (ExpatError, ValueError, AttributeError, IndexError, RecursionError) as error:
        raise UnreadableError(f"it is no whole property list ({error}); export it again") from error
    found = list(_group(group)) if isinstance(group, dict) else []
    if not found:
        raise UnreadableError("no snippets in it that are known: TextExpander has snippetsTE2")
    return found


def _group(group: dict[str, object]) -> Iterator[Found]:
    info = group.get("groupInfo")
    product = _text(info.get("groupName")) if isinstance(info, dict) else ""
    snippets = next((group[key] for key in _SNIPPETS if isinstance(group.get(key), list)), [])
    for number, snippet in enumerate(snippets if isinstance(snippets, list) else (), 1):
        if not isinstance(snippet, dict) or snippet.get("snippetType") in (2, 3, 4):
            continue
        body = _text(snippet.get("plainText"))
        keyword = _text(snippet.get("abbreviation"))
        if body.strip():
            title = _text(snippet.get("label")) or keyword
            form: Form = "text"
            yield Found(title, body, form, f"snippet {number}", product, known_by=(keyword, title))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
