"""Near misses: the known name that was probably meant, by fuzzy matching (difflib)."""

from __future__ import annotations

import difflib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

_MANY = 200  # of more names only those near in the alphabet are compared


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when nothing comes close."""
    return _nearest(name.casefold(), frozenset(names))


@lru_cache(maxsize=4096)
def _nearest(wanted: str, names: frozenset[str]) -> str | None:
    known = _known(names)
    if wanted in known.folded:
        return known.folded[wanted]
    last = _last(wanted)
    close = known.by_last.get(last) or [
        one
        for one in difflib.get_close_matches(wanted, known.around(wanted), n=3, cutoff=0.6)
        if _last(one).startswith(last) or _alike(_last(one), last) >= 0.6
    ]
    best = max(close[:_MANY], key=lambda one: _alike(one, wanted), default=None)
    return None if best is None else known.folded[best]


class _Known:
    """Names in small letters, in the order of the alphabet: by the whole, by the last part."""

    def __init__(self, names: frozenset[str]) -> None:
        self.folded = {name.casefold(): name for name in sorted(names)}
        self.by_last: defaultdict[str, list[str]] = defaultdict(list)
        for name in self.folded:
            self.by_last[_last(name)].append(name)
        self._whole = sorted(self.folded)
        self._lasts = sorted(self.by_last)

    def around(self, wanted: str) -> list[str]:
        """The names to compare: all, or of many those that begin, or end, most like it."""
        if len(self.folded) <= _MANY:
            return list(self.folded)
        near = _window(self._whole, wanted)
        lasts = _window(self._lasts, _last(wanted))
        found = [*near, *(name for last in lasts for name in self.by_last[last][:3])]
        return list(dict.fromkeys(found))


@lru_cache(maxsize=32)
def _known(names: frozenset[str]) -> _Known:
    return _Known(names)


def _window(ordered: Sequence[str], wanted: str) -> Sequence[str]:
    place = bisect_left(ordered, wanted)
    return ordered[max(0, place - _MANY // 4) : place + _MANY // 4]


def near_miss(name: str, names: Iterable[str]) -> str:
    """A question that names what was probably meant, or nothing when nothing comes close."""
    meant = nearest(name, names)
    return f'; did you mean "{meant}"?' if meant else ""


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()
