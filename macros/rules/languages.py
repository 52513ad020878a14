"""A reply says the same in every language it is written in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from macros.library.model import BASE_LANGUAGE, Library, Variant
from macros.library.translations import mark, variant_is_current
from macros.library.uses import blanks, links
from macros.messages import compose
from macros.problems import Place
from macros.rules.base import Finding, first_line, rule
from macros.text import reply_markdown
from macros.text.languages import is_unknown, language_name, meant_language
from macros.text.near_miss import nearest
from macros.text.numbers import numbers
from macros.text.reply_markdown import BLANK, SCHEME
from macros.text.seen import as_seen
from macros.text.spoken import is_plainly_other, script_is_missing


@rule("no-base-language", "A reply or frame in another language has its English file beside it.")
def no_base_language(library: Library, _today: date) -> Iterator[Finding]:
    for name, path in library.orphans:
        yield Place(path), f"this is a translation of snippets/{name}.md, which does not exist"


@rule(
    "language-differs",
    "Every language of a reply has the same blanks, links and steps.",
    alone=True,
)
def language_differs(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            if variant is not reply.base and variant_is_current(reply, variant.language):
                yield from differences(library, reply.base, variant)


def differences(library: Library, base: Variant, variant: Variant) -> Iterator[Finding]:
    """What a variant has that its English has not, and the other way round."""
    for kind, find in (("blank", blanks), ("link", links)):
        here, there = dict(find(variant.body)), dict(find(base.body))
        surplus, missing = here.keys() - there.keys(), there.keys() - here.keys()
        _take_out_slips(library, kind, (surplus, base), (missing, variant))
        for name in sorted(surplus):
            meant = nearest(name, missing) or min(missing, default=None)
            missing -= {meant}
            hint = f'; there it is "{meant}"' if meant else ""
            yield here[name], f'the {kind} "{name}" is not in {base.body.path}{hint}'
        for name in missing:
            place = first_line(variant.body)
            yield place, f'the {kind} "{name}" of {base.body.path} is missing here'
    ours, theirs = (
        reply_markdown.steps(reply_markdown.parse(v.body.text)) for v in (variant, base)
    )
    if ours != theirs:
        message = f"{ours} numbered steps here, {theirs} in {base.body.path}"
        yield first_line(variant.body), message


def _take_out_slips(library: Library, kind: str, *sides: tuple[set[str], Variant]) -> None:
    """Leave to other rules what they tell already: a misspelt name, a link that is not whole."""
    (one, _), (two, _) = sides
    for (names, other), partners in zip(sides, (two, one), strict=True):
        for name in sorted(names):
            if not _is_known(library, kind, name):
                names.discard(name)
                meant = nearest(name, partners) or min(partners, default="")
                partners.discard(meant)
            elif kind == "link" and name in other.body.text:
                names.discard(name)


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
    framed = {language for _, language in library.frames}
    for language, path in sorted(written.items()):
        meant = meant_language(language, framed)
        if language not in framed and (meant or is_unknown(language)):
            yield Place(path), _no_language(language, meant, framed)
            continue
        for channel in library.channels or ("ticket",):
            frame = f"frame/{channel}" + ("" if language == BASE_LANGUAGE else f".{language}")
            if frame not in library.names["frame"] and frame not in orphans:
                yield Place(path), f"this needs snippets/{frame}.md, which does not exist"


def _no_language(language: str, meant: str | None, framed: Collection[str]) -> str:
    if meant is None:
        return f'"{language}" is no language; frames are written in {", ".join(sorted(framed))}'
    what = "has no frames" if meant in framed else "is no language here"
    return f'"{language}" {what}; did you mean "{meant}"? then rename the file: .{meant}.md'


@rule("bad-frame", "A frame holds [[reply]] once, in a paragraph of its own.")
def bad_frame(library: Library, _today: date) -> Iterator[Finding]:
    for frame in library.frames.values():
        paragraphs = [part.strip() for part in frame.body.text.split("\n\n")]
        if paragraphs.count("[[reply]]") != 1 or frame.body.text.count("[[reply]]") != 1:
            message = 'a frame needs one paragraph that is exactly "[[reply]]"'
            yield first_line(frame.body), message


@rule("number-differs", "Numbers and dates are the same in every language of a reply.", alone=True)
def number_differs(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            if variant is not reply.base and variant_is_current(reply, variant.language):
                yield from other_numbers(reply.base, variant)


def other_numbers(base: Variant, variant: Variant) -> Iterator[Finding]:
    """Numbers that only one of two variants states."""
    ours, ours_maybe = numbers(_words(variant), variant.language)
    theirs, theirs_maybe = numbers(_words(base), base.language)
    here, there = sorted(ours - theirs_maybe), sorted(theirs - ours_maybe)
    if here:
        hint = f", which has {', '.join(there)}" if there else ""
        message = f"{', '.join(here)} stands here and not in {base.body.path}{hint}"
        yield _line_with(variant, here), message
    elif there:
        yield first_line(variant.body), f"{', '.join(there)} of {base.body.path} is missing here"


def _words(variant: Variant) -> str:
    """Title and text as they are seen, without blanks, addresses and the numbers of steps."""
    tokens = reply_markdown.inlines(reply_markdown.parse(variant.body.text))
    inner = " ".join(token.content for token, _ in tokens if token.type == "text")
    return BLANK.sub(" ", as_seen(f"{variant.title} . {inner}"))


def _line_with(variant: Variant, found: list[str]) -> Place:
    for index, line in enumerate(variant.body.text.split("\n")):
        if numbers(as_seen(BLANK.sub(" ", line)), variant.language)[0] & set(found):
            return variant.body.place(index)
    return first_line(variant.body)


@rule(
    "older-translation",
    "A translation is made from the English as it is now.",
    warning=True,
)
def older_translation(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for language, variant in reply.variants.items():
            if variant.of is not None and not variant_is_current(reply, language):
                message = (
                    f"{reply.base.body.path} has changed since: translate the change, "
                    f'then write "of: {mark(reply.base)}"'
                )
                yield variant.of.place, message


@rule("wrong-language", "A text is in the language that its file's name says.", alone=True)
def wrong_language(library: Library, _today: date) -> Iterator[Finding]:
    for reply in library.replies.values():
        for variant in reply.variants.values():
            text = compose.text(library, variant.written, variant.language, addresses=False)
            yield from _in_another(text, variant.language, first_line(variant.body))
    for frame in library.frames.values():
        text = compose.text(library, frame.written, frame.language, addresses=False)
        yield from _in_another(text, frame.language, first_line(frame.body))


def _in_another(text: str, language: str, place: Place) -> Iterator[Finding]:
    if is_unknown(language):
        return
    words = BLANK.sub(" ", text)
    other = is_plainly_other(words, language)
    named = f"{language_name(language)} ({language})"
    if other:
        yield place, f"this is {language_name(other)}, and the file is for {named}"
    elif script_is_missing(words, language):
        yield place, f"this is not written in {named}: translate it, or delete the file"


@rule(
    "untranslated-ask",
    "A question to the customer is written in every language of the playbook's replies.",
    warning=True,
)
def untranslated_ask(library: Library, _today: date) -> Iterator[Finding]:
    for playbook in library.playbooks.values():
        replies = (library.replies.get(name) for name in playbook.replies())
        written = {language for reply in replies if reply for language in reply.variants}
        for check in playbook.checks:
            missing = sorted(written - check.ask.keys()) if check.ask else []
            if missing:
                place = next(iter(check.ask.values())).place
                message = f"replies are written in {', '.join(missing)} too"
                yield place, f"{message}: ask in {'it' if len(missing) == 1 else 'them'} as well"
