"""What a name is the name of, and where it is used: what a rename has to touch."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, TypeAlias, get_args

from macros.library import uses
from macros.library.model import Library
from macros.problems import Place, Text
from macros.text import page_markdown
from macros.text.near_miss import near_miss
from macros.writing.files import MistakeError

Kind: TypeAlias = Literal["playbook", "reply", "document", "field", "fact"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def known(library: Library) -> dict[Kind, set[str]]:
    """Every name, by its kind."""
    return {
        "playbook": set(library.playbooks),
        "reply": set(library.replies),
        "document": set(library.documents),
        "field": set(library.fields),
        "fact": set(library.facts),
    }


def kind_of(library: Library, name: str, kind: Kind | None = None) -> Kind:
    """The kind of what has this name; a `MistakeError` when nothing has, or more than one thing."""
    names = known(library)
    found = [one for one in KINDS if name in names[one] and kind in (None, one)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = " or ".join(f"--kind {one}" for one in found)
        raise MistakeError(f'"{name}" is a {" and a ".join(found)}; say which: {choices}')
    meant = set().union(*(names[one] for one in KINDS if kind in (None, one)))
    raise MistakeError(
        f'no {kind or "playbook, reply, document, field or fact"} "{name}"{near_miss(name, meant)}'
    )


def places(library: Library, kind: Kind, name: str) -> dict[str, list[int]]:
    """Where a name is used, its own file left out: lines by path."""
    found: dict[str, list[int]] = defaultdict(list)
    for used, place in _uses(library, kind):
        if used == name:
            found[place.path].append(place.line)
    return found


def _uses(library: Library, kind: Kind) -> Iterator[tuple[str, Place]]:
    match kind:
        case "playbook":
            for playbook in library.playbooks.values():
                yield from uses.playbook_uses(playbook)
        case "reply":
            yield from uses.reply_uses(library)
            yield from _related(library)
        case "document":
            yield from uses.document_uses(library)
        case "field":
            yield from uses.field_uses(library)
        case "fact":
            yield from library.fact_uses


def _related(library: Library) -> Iterator[tuple[str, Place]]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            yield from ((str(name), name.place) for name in variant.related)
    for playbook in library.playbooks.values():
        if playbook.escalation and isinstance(playbook.escalation.meanwhile, Text):
            name = playbook.escalation.meanwhile
            yield str(name), name.place


def page_links(text: str, page: str) -> Iterator[tuple[str, str]]:
    """Links of a page to other pages: each as it is written, and the name of the page it names."""
    folder = posixpath.dirname(page)
    for match in page_markdown.LINK.finditer(page_markdown.without_code(text)):
        path = match[1].partition("#")[0]
        if path.endswith(".md") and "://" not in path and not path.startswith("/"):
            yield path, posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")
