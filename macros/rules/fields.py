"""Fields can always be filled, or left to a default."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from macros.library.model import BASE_LANGUAGE, Field, Library
from macros.library.uses import blanks, passages
from macros.problems import Text
from macros.rules.base import Finding, rule
from macros.text.linear import TooSlowError, for_browser
from macros.text.pattern_cost import is_slow, takes_long
from macros.text.patterns import compiled

# Browsers check what agents type against the same pattern, with their own grammar.
_TYPED = 400  # characters, more than anybody types into a field
_PYTHON_ONLY = re.compile(r"\(\?(?:P|#|>|\(|[aiLmsux-]+[:)])|\\[AZ]|\\[@#%&=:;,<>~!\"'_ ]")


@rule("unfillable-field", "A field is required or has a default, never both.")
def unfillable_field(library: Library, _today: date) -> Iterator[Finding]:
    for name, field in library.fields.items():
        if not field.required and not field.defaults:
            message = (
                f'"{name}" needs "required: true" or a default: a blank is never sent unfilled'
            )
            yield field.places[""], message
        if field.required and field.defaults:
            message = f'"{name}" is required, so its default is never used; keep one of the two'
            yield field.places.get("default", field.places[""]), message


@rule("bad-field", "A field's name, pattern, example and values fit together.")
def bad_field(library: Library, _today: date) -> Iterator[Finding]:
    for name, field in library.fields.items():
        if name == "reply":
            yield field.places[""], '"reply" is where a frame puts the reply; name it otherwise'
        if (field.type == "choice") != bool(field.values):
            message = f'"{name}" needs values exactly when its type is choice'
            yield field.places.get("type", field.places[""]), message
        for example in field.examples.values() if field.values else ():
            if example not in field.values:
                message = f'the example "{example}" is none of the values of "{name}"'
                yield field.places.get("example", field.places[""]), message
        if field.pattern is not None:
            yield from _pattern(field, field.pattern)
        yield from _detect(field)


@rule("missing-language", "A field has a label and a default in every language it is sent in.")
def missing_language(library: Library, _today: date) -> Iterator[Finding]:
    sent_in: dict[str, set[str]] = defaultdict(set)
    written = {language for reply in library.replies.values() for language in reply.variants}
    for language, passage in passages(library):
        for name, _ in blanks(passage) if language in written else ():
            sent_in[name].add(language)
    for name, field in library.fields.items():
        if name == "reply" or field.places[""].path in library.names["broken"]:
            continue
        defaults = {} if field.required else field.defaults
        for key, values in (("label", field.labels), ("default", defaults)):
            for language in sorted(sent_in[name] - values.keys()) if values else ():
                english = values.get(BASE_LANGUAGE, "")
                message = f'"{name}" has no {key} in {language}, where replies use it'
                place = field.places.get(key, field.places[""])
                yield place, f"{message}; write {key}: {{en: {english}, {language}: …}}"


def _pattern(field: Field, pattern: Text) -> Iterator[Finding]:
    try:
        compiled(pattern)
    except ValueError as error:
        yield pattern.place, f"the pattern is no regular expression: {error}"
        return
    foreign = _PYTHON_ONLY.search(pattern)
    if foreign:
        yield pattern.place, f'browsers cannot read "{foreign[0]}" in a pattern; leave it out'
    for example in field.examples.values() if not is_slow_field(field) else ():
        if not compiled(pattern).fullmatch(example):
            message = f'the example "{example}" of "{field.name}" does not fit its pattern'
            yield pattern.place, message


def _detect(field: Field) -> Iterator[Finding]:
    """What a ticket is searched for is a pattern that browsers know, and the example looks so."""
    ways = [(way, way.pattern) for way in field.detect if way.pattern is not None]
    told = [(pattern, cannot_be_looked_for(pattern)) for _, pattern in ways]
    for pattern, error in told:
        if error and not isinstance(error, TooSlowError):
            yield pattern.place, f'"{pattern}" is nothing to look for in a ticket: {error}'
    if not ways or len(ways) < len(field.detect) or any(error for _, error in told):
        return
    for example in field.examples.values():
        if not any(_looks(example, pattern, way.digits) for way, pattern in ways):
            message = f'the example "{example}" of "{field.name}" would not be found by it'
            yield ways[0][1].place, message


def _looks(example: str, pattern: str, digits: int) -> bool:
    enough = sum(sign.isdecimal() for sign in example) >= digits
    return enough and compiled(pattern, re.IGNORECASE).fullmatch(example) is not None


def cannot_be_looked_for(pattern: str) -> ValueError | None:
    """Why no ticket can be searched for the pattern, a TooSlowError where that takes long."""
    try:
        for_browser(pattern)
    except ValueError as error:
        return error
    return None


def is_slow_field(field: Field) -> bool:
    """Whether the field's pattern could keep a browser busy while somebody types."""
    try:
        whole = compiled(rf"\A(?:{field.pattern})\Z")
    except ValueError:
        return False
    examples = (f"{example}!" for example in field.examples.values())
    return is_slow(whole.pattern, longest=_TYPED) or takes_long(whole, examples)
