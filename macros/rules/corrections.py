"""A correction is a test: what was withdrawn is not said again, what was left out is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from macros.library.model import Correction, Library, Playbook
from macros.problems import Text
from macros.rules.base import Finding, rule
from macros.rules.claims import Said, Texts
from macros.rules.fields import cannot_be_looked_for, is_slow_field
from macros.text.linear import TooSlowError
from macros.text.patterns import SLOW, Claim, SlowError, claim
from macros.text.seen import as_seen

_CURLY = set("‘’‚‛“”„‟«»")
_LONGEST = 120  # characters of what is right that a message repeats


@rule("bad-pattern", "A never_say or must_say pattern is a regular expression.", alone=True)
def bad_pattern(library: Library, _today: date) -> Iterator[Finding]:
    for pattern in _patterns(library):
        try:
            claim(pattern)
        except SlowError:
            continue
        except ValueError as error:
            yield pattern.place, f"this pattern is no regular expression: {error}"
    for key in _keys(library):
        why = cannot_be_looked_for(key)
        if why and not isinstance(why, TooSlowError):
            yield key.place, f'"{key}" is nothing to look for in a ticket: {why}'


@rule("slow-pattern", "A pattern comes to its end soon, whatever the text.", alone=True)
def slow_pattern(library: Library, _today: date) -> Iterator[Finding]:
    for pattern in _patterns(library):
        try:
            claim(pattern)
        except SlowError as error:
            yield pattern.place, f"{error}; write plain words: {{phrase: …}}"
        except ValueError:
            continue
    for field in library.fields.values():
        if field.pattern is not None and is_slow_field(field):
            yield field.pattern.place, SLOW
    for looked_for in _looked_for(library):
        slow = cannot_be_looked_for(looked_for)
        if isinstance(slow, TooSlowError):
            yield looked_for.place, str(slow)


@rule("empty-correction", "A correction has something to hold replies to.")
def empty_correction(library: Library, _today: date) -> Iterator[Finding]:
    for playbook, correction in _corrections(library):
        whole = playbook.page.body.path not in library.names["broken"]
        if not correction.never_say and not correction.must_say and whole:
            yield correction.place, "this correction needs never_say, must_say or both"
        if correction.never_say and correction.example is None and whole:
            message = "give an example: a sentence that never_say has to catch"
            yield correction.place, message


@rule("missed-example", "never_say catches its own example.", alone=True)
def missed_example(library: Library, _today: date) -> Iterator[Finding]:
    for _, correction in _corrections(library):
        example, claims = correction.example, list(_claims(correction.never_say))
        if example and claims and not any(found.find(as_seen(example)) for _, found in claims):
            message = f'no never_say pattern catches the example "{example}"'
            wrapped = next((p for p in correction.never_say if _is_quoted(p)), None)
            if wrapped:
                message = (
                    f"the curly quotes around {wrapped} are part of the pattern: "
                    f"write straight ones, '{wrapped[1:-1]}'"
                )
            yield wrapped.place if wrapped else example.place, message


def _is_quoted(pattern: str) -> bool:
    """Whether curly quotes stand where YAML's own were meant."""
    return len(pattern) > 1 and pattern[0] in _CURLY and pattern[-1] in _CURLY


@rule("never-say", "No reply says again what a correction withdrew.", alone=True)
def never_say(library: Library, _today: date) -> Iterator[Finding]:
    texts = Texts(library)
    everywhere = texts.said(library.replies, library.playbooks)
    for playbook, correction in _corrections(library.whole):
        own = () if correction.library_wide else texts.said(playbook.replies(), (playbook.name,))
        for source, found in _claims(correction.never_say):
            for text in everywhere if correction.library_wide else own:
                yield from _said_again(texts, text, found, source, correction)


def _said_again(
    texts: Texts, text: Said, found: Claim, pattern: Text, correction: Correction
) -> Iterator[Finding]:
    with suppress(SlowError):
        words = found.find(text.text)
        if words:
            now = _shortened(correction.now)
            message = f'"{words}" was withdrawn ({pattern.place})' + (f": {now}" if now else "")
            yield texts.place(text, found), message


def _shortened(text: str) -> str:
    """The first sentence, or as much as a line can bear."""
    whole = " ".join(text.split())
    first = whole.partition(". ")[0] + "." if ". " in whole else whole
    return first if len(first) <= _LONGEST else first[: _LONGEST - 2].rpartition(" ")[0] + " …"


@rule("must-say", "A reply of the playbook says what a correction demands.", alone=True)
def must_say(library: Library, _today: date) -> Iterator[Finding]:
    texts = Texts(library.whole)
    for playbook, correction in _corrections(library):
        if not correction.must_say or _unread(library.whole, playbook):
            continue
        names = playbook.replies()
        for source, found in _claims(correction.must_say):
            with suppress(SlowError):
                if not any(found.find(said.text) for name in names for said in texts.of(name)):
                    yield source.place, f'no reply of "{playbook.name}" says /{source}/'


def _unread(library: Library, playbook: Playbook) -> bool:
    """Whether something the playbook says could not be read."""
    broken = playbook.page.body.path in library.names["broken"]
    return broken or any(name not in library.replies for name in playbook.replies())


def _corrections(library: Library) -> Iterator[tuple[Playbook, Correction]]:
    for playbook in library.playbooks.values():
        for correction in playbook.corrections:
            yield playbook, correction


def _patterns(library: Library) -> Iterator[Text]:
    for _, correction in _corrections(library):
        yield from (*correction.never_say, *correction.must_say)


def _keys(library: Library) -> Iterator[Text]:
    """Patterns of the company's secret keys."""
    yield from (key for key in library.company.keys if isinstance(key, Text))


def _looked_for(library: Library) -> Iterator[Text]:
    """Every pattern that tickets are searched for."""
    yield from _keys(library)
    ways = (way for field in library.fields.values() for way in field.detect)
    yield from (way.pattern for way in ways if way.pattern is not None)


def _claims(patterns: tuple[Text, ...]) -> Iterator[tuple[Text, Claim]]:
    for pattern in patterns:
        with suppress(ValueError):
            yield pattern, claim(pattern)
