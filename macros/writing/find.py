"""Find: where something is said, in replies and pages as people see them, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.library.model import Library
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.rules.sent import sent
from macros.text.seen import as_seen

_MARKS = re.compile(r"[*`\[]|\]\([^)]*\)|\{\{.*?\}\}")  # of Markdown and macros
_AROUND = 40  # signs of context


def find(library: Library, wanted: str) -> list[str]:
    """Lines `path:line: what: … words …` for every place that says `wanted`, sorted."""
    pattern = _pattern(wanted)
    if pattern is None:
        return []
    found = {
        (place, f"{place}: {what}: {said}")
        for what, lines in _texts(library)
        for place, said in _said(pattern, lines)
    }
    return [line for _, line in sorted(found)]


def _pattern(wanted: str) -> re.Pattern[str] | None:
    """Words in this order: case, kinds of hyphens and blanks and a plural s make no difference."""
    words = re.findall(r"[^\s-]+", as_seen(wanted))
    forms = [_form(word) for word in words]
    before = r"(?<![A-Za-z0-9])" if words and words[0][0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if words and words[-1][-1].isascii() else ""
    if not words:
        return None
    return re.compile(f"{before}{'[ -]*'.join(forms)}{after}", re.IGNORECASE)


def _form(word: str) -> str:
    plain = word.removesuffix("s") if len(word) > 2 else word
    return re.escape(plain) + ("s?" if plain.isalpha() and plain.isascii() else "")


def _texts(library: Library) -> Iterator[tuple[str, list[tuple[str, Place]]]]:
    """Every text as its lines, with a word on what it is."""
    for text in sent(library):
        yield f"{text.kind} ({text.language})" if text.language else text.kind, list(text.shown())
    for page in library.pages.values():
        yield "page", [*_typed(page.title, page.summary), *_lines(page.body)]
    for playbook in library.playbooks.values():
        checks = playbook.checks
        yield "check", [line for one in checks for line in _typed(one.condition, one.look)]
        for correction in playbook.corrections:
            yield "correction", _typed(correction.was, correction.now)


def _lines(body: Passage) -> list[tuple[str, Place]]:
    lines = enumerate(body.text.split("\n"))
    return [(_MARKS.sub("", line), body.place(number)) for number, line in lines]


def _typed(*texts: str | None) -> list[tuple[str, Place]]:
    return [(text, text.place) for text in texts if isinstance(text, Text)]


def _said(pattern: re.Pattern[str], lines: list[tuple[str, Place]]) -> Iterator[tuple[Place, str]]:
    """Where lines, read on without a stop, say it."""
    whole, starts = "", []
    for line, place in lines:
        starts.append((len(whole), place))
        whole += f"{as_seen(line)} "
    for match in pattern.finditer(whole):
        place = max((one for one in starts if one[0] <= match.start()), key=lambda one: one[0])[1]
        first, last = max(0, match.start() - _AROUND), match.end() + _AROUND
        around = f"{'…' * (first > 0)}{whole[first:last].strip()}{'…' * (last < len(whole))}"
        yield place, around
