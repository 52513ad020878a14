"""A review as text for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from macros.review.compare import Change, Review
from macros.review.words import Part, marked

MARKER = "<!-- what customers will read -->"
LONGEST = 60_000  # GitHub refuses a comment of more than 65,536 characters
_SAMPLES = 5
_SIDES = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_TAGS = {"same": ("", ""), "gone": ("<del>", "</del>"), "new": ("<ins>", "</ins>")}


def summary(review: Review) -> str:
    """One sentence on how much changes."""
    if not review.changes:
        return "Customers will read what they read before."
    messages, replies = len(review.messages), len({one.reply for one in review.messages})
    languages = ", ".join(sorted({one.language for one in review.messages}))
    return (
        f"{_count(messages, 'message')} of {_count(replies, 'reply', 'replies')} will read "
        f"differently ({languages}); playbooks: {len(review.playbooks)}."
    )


def text(review: Review) -> str:
    """The review for a terminal: words that go in [-…-], words that come in {+…+}."""
    blocks = [summary(review)]
    for number, change in enumerate(review.changes, 1):
        said = "".join(
            _sided(part, _SIDES) for part in marked(change.hunk.before, change.hunk.after)
        )
        lines = "\n".join(f"    {line}" for line in said.split("\n"))
        blocks.append(f"{number}. {heading(change)}\n{lines}\n   {where(change)}")
    for name, others in review.others.items():
        blocks.append("\n".join([name, *(f"    {line}" for line in others)]))
    return "\n\n".join(blocks) + "\n"


def markdown(review: Review) -> str:
    """The review for a pull request; what people wrote stands between tags that read nothing."""
    said = f"{MARKER}\n## What customers will read\n\n{summary(review)}\n"
    blocks = []
    for number, change in enumerate(review.changes, 1):
        words = "".join(
            _sided(part, _TAGS, escaped=True)
            for part in marked(change.hunk.before, change.hunk.after)
        )
        blocks.append(
            f"<p><b>{number}. {_safe(heading(change))}</b></p>\n<pre>{_lines(words)}</pre>\n"
            f"<p>{_safe(where(change))}</p>\n"
        )
    for name, others in review.others.items():
        blocks.append(
            f"<p><b>{_safe(name)}</b></p>\n<pre>{_lines(_safe(chr(10).join(others)))}</pre>\n"
        )
    return _fitted(said, blocks)


def heading(change: Change) -> str:
    """What changes, and in how many messages."""
    kind = "" if not change.hunk.whole else "gone: " if change.hunk.before else "new: "
    return f"{kind}{change.cause}, {_count(len(change.messages), 'message')}"


def where(change: Change) -> str:
    """Samples of the messages, and the playbooks concerned."""
    samples = [f"{one.reply} ({one.language}, {one.channel})" for one in change.messages]
    return f"In {_some(samples)}. Playbooks: {_some(change.playbooks) or 'none'}."


def _sided(part: Part, marks: dict[str, tuple[str, str]], *, escaped: bool = False) -> str:
    opened, closed = marks[part.side]
    return f"{opened}{_safe(part.text) if escaped else part.text}{closed}"


def _safe(text: str) -> str:
    """Text that stays text in HTML within Markdown: no tag, no mention, no link."""
    return escape(text).replace("@", "&#64;").replace("://", "&#58;//")


def _lines(text: str) -> str:
    """Empty lines would end the block of HTML."""
    return text.replace("\n\n", "\n&nbsp;\n").replace("\n\n", "\n&nbsp;\n")


def _fitted(said: str, blocks: Sequence[str]) -> str:
    for index, block in enumerate(blocks):
        if len(said) + len(block) > LONGEST:
            return f"{said}\nAnd {len(blocks) - index} more: see the page of the review.\n"
        said += f"\n{block}"
    return said


def _some(names: Sequence[str]) -> str:
    more = len(names) - _SAMPLES
    return ", ".join(names[:_SAMPLES]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
