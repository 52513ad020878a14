"""Near misses: the known name that was probably meant, by fuzzy matching (difflib)."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when nothing comes close."""
    folded = {known.casefold(): known for known in sorted(set(names))}
    wanted = name.casefold()
    if wanted in folded:
        return folded[wanted]
    last = _last(wanted)
    close = [known for known in folded if _last(known) == last]
    close = close or [
        known
        for known in difflib.get_close_matches(wanted, folded, n=3, cutoff=0.6)
        if _last(known).startswith(last) or _alike(_last(known), last) >= 0.6
    ]
    best = max(close, key=lambda known: _alike(known, wanted), default=None)
    return None if best is None else folded[best]


def near_miss(name: str, names: Iterable[str]) -> str:
    """A question that names what was probably meant, or nothing when nothing comes close."""
    meant = nearest(name, names)
    return f'; did you mean "{meant}"?' if meant else ""


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
