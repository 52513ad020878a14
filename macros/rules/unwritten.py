"""The texts with which `python -m macros new` begins a file: they say what to write there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.library.model import Library
from macros.problems import Place, Text
from macros.rules.base import Finding, first_line, rule
from macros.text.seen import as_seen

SKELETON = frozenset(
    {
        "one sentence on what the customer sees.",
        "one sentence on what the product's playbooks are.",
        "the problem in a customer's own words",
        "the next team",
        "what has to hold for this reply",
        "translate what follows, and delete this line.",
        "the first sentence answers the question.",
    }
)
_LONGEST = max(map(len, SKELETON)) + 10  # with some blanks around


@rule("unwritten", "Nothing of a new file's skeleton is left as it was.", alone=True)
def unwritten(library: Library, _today: date) -> Iterator[Finding]:
    for text, place in _texts(library):
        if 10 < len(text) < _LONGEST and as_seen(text).casefold() in SKELETON:
            yield place, f'"{text.strip()}" stands here to be replaced: write your own'


def _texts(library: Library) -> Iterator[tuple[str, Place]]:
    for page in library.pages.values():
        yield from _placed(page.title, page.summary)
    for playbook in library.playbooks.values():
        yield from _placed(*playbook.asks)
        for check in playbook.checks:
            yield from _placed(check.condition, check.look)
        if playbook.escalation:
            yield from _placed(playbook.escalation.to)
    for reply in library.replies.values():
        for variant in reply.variants.values():
            yield from _placed(variant.title, variant.when)
            for index, line in enumerate(variant.body.text.split("\n")):
                yield line, variant.body.place(index)
    for frame in library.frames.values():
        yield frame.body.text, first_line(frame.body)


def _placed(*texts: str | None) -> Iterator[tuple[str, Place]]:
    return ((text, text.place) for text in texts if isinstance(text, Text))
