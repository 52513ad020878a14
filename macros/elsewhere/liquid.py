"""Liquid, the language of placeholders of several help desks."""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.tool import Written, by_hand

_MEANT = re.compile(r"\{\{|\{%")


def literal(words: str) -> str:
    """What opens a placeholder or a tag, said by a placeholder."""
    return _MEANT.sub(lambda match: "{{ '" + match[0] + "' }}", words)


def guarded(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A placeholder, with its default where there is nothing to put in.

    Written with `if`, which every version of Liquid has; the filter `default` came later.
    """
    del number, again
    if own is None:
        return by_hand(blank)
    if not blank.default:
        return Written("{{" + own + "}}")
    default = literal(blank.default)
    empty = f'{own} == nil or {own} == ""'
    return Written(f"{{% if {empty} %}}{default}{{% else %}}{{{{{own}}}}}{{% endif %}}")
