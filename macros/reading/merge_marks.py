"""What a merge that was not finished leaves in a file."""

from __future__ import annotations

import re

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:[ \t].*)?\r?$", re.MULTILINE)
# Seven of = alone may underline a heading, where text stands above.
_MIDDLE = re.compile(r"(?:\A|\n[ \t]*\r?\n)(={7})[ \t]*\r?(?=\n|\Z)")


def merge_mark(text: str) -> int | None:
    """The line, counted from 1, of the first mark of a merge; None where there is none."""
    if not any(sign * 7 in text for sign in "<>|="):
        return None
    found = [match.start() for match in (_MARK.search(text),) if match]
    found += [match.start(1) for match in (_MIDDLE.search(text),) if match]
    return text.count("\n", 0, min(found)) + 1 if found else None
