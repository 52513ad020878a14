"""A reply says the same in every language it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.library.model import BASE_LANGUAGE, Library, Variant
from macros.library.uses import blanks, links
from macros.problems import Place
from macros.rules.base import Finding, first_line, rule
from macros.text import reply_markdown
from macros.text.near_miss import nearest
from macros.text.reply_markdown import SCHEME


@rule("no-base-language", "A reply or frame in another language has its English file beside it.")
def no_base_language(library: Library, _today: date) -> Iterator[Finding]:
    for name, path in library.orphans:
        yield Place(path), f"this is a translation of snippets/{name}.md, which does not exist"


@rule("language-differs", "Every language of a reply has the same blanks, links and steps.")
def language_differs(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            if variant is not reply.base:
                yield from _differences(library, reply.base, variant)


def _differences(library: Library, base: Variant, variant: Variant) -> Iterator[Finding]:
    for kind, find in (("blank", blanks), ("link", links)):
        here, there = dict(find(variant.body)), dict(find(base.body))
        missing = there.keys() - here.keys()
        for name in sorted(here.keys() - there.keys()):
            meant = nearest(name, missing) or min(missing, default=None)
            missing -= {meant}
            if _is_known(library, kind, name):
                hint = f'; there it is "{meant}"' if meant else ""
                yield here[name], f'the {kind} "{name}" is not in {base.body.path}{hint}'
        for name in (name for name in missing if _is_known(library, kind, name)):
            place = first_line(variant.body)
            yield place, f'the {kind} "{name}" of {base.body.path} is missing here'
    ours, theirs = (
        reply_markdown.steps(reply_markdown.parse(v.body.text)) for v in (variant, base)
    )
    if ours != theirs:
        message = f"{ours} numbered steps here, {theirs} in {base.body.path}"
        yield first_line(variant.body), message


def _is_known(library: Library, kind: str, name: str) -> bool:
    """Whether another rule has nothing to say about the name already."""
    register = "fields" if kind == "blank" else "documents"
    return name.removeprefix(SCHEME) in library.names.get(register, ())


@rule("missing-frame", "Every channel has a frame in every language that replies are written in.")
def missing_frame(library: Library, _today: date) -> Iterator[Finding]:
    written: dict[str, str] = {}
    for reply in library.replies.values():
        for variant in reply.variants.values():
            written.setdefault(variant.language, variant.body.path)
    orphans = {name for name, _ in library.orphans}
    for language, path in sorted(written.items()):
        for channel in library.channels or ("ticket",):
            frame = f"frame/{channel}" + ("" if language == BASE_LANGUAGE else f".{language}")
            if frame not in library.names["frame"] and frame not in orphans:
                yield Place(path), f"this needs snippets/{frame}.md, which does not exist"


@rule("bad-frame", "A frame holds [[reply]] once, in a paragraph of its own.")
def bad_frame(library: Library, _today: date) -> Iterator[Finding]:
    for frame in library.frames.values():
        paragraphs = [part.strip() for part in frame.body.text.split("\n\n")]
        if paragraphs.count("[[reply]]") != 1 or frame.body.text.count("[[reply]]") != 1:
            message = 'a frame needs one paragraph that is exactly "[[reply]]"'
            yield first_line(frame.body), message
