"""Words that went and words that came, in a text before and after."""

from __future__ import annotations

import difflib
import re
from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["same", "gone", "new"]

# A word, an address, blanks, or one sign; a sign of Chinese or Japanese is a word of its own.
_TOKEN = re.compile(r"https?://\S+|\[\[\w+\]\]|[^\W\u3040-\u30ff\u3400-\u9fff]+|\s+|.")


class Part(NamedTuple):
    """A stretch of text, and in which of the two it stands."""

    side: Side
    text: str


def marked(before: str, after: str) -> list[Part]:
    """Both texts as one, in stretches; words that only stand between changes count as changed."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts: list[Part] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            parts.append(Part("gone", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(Part("new", "".join(new[j1:j2])))
    return _without_islands(parts)


def _without_islands(parts: list[Part]) -> list[Part]:
    """Blanks and single signs between two changes belong to both."""
    out: list[Part] = []
    index = 0
    while index < len(parts):
        run = [parts[index]]
        while parts[index].side != "same" and index + 1 < len(parts):
            following = parts[index + 1]
            island = following.side == "same" and not re.search(r"\w", following.text)
            if following.side == "same" and not (island and index + 2 < len(parts)):
                break
            run.append(following)
            index += 1
            if island:
                index += 1
                run.append(parts[index])
        out += _joined(run)
        index += 1
    return out


def _joined(run: list[Part]) -> list[Part]:
    if len(run) == 1:
        return run
    gone = "".join(part.text for part in run if part.side != "new")
    new = "".join(part.text for part in run if part.side != "gone")
    return [part for part in (Part("gone", gone), Part("new", new)) if part.text]
