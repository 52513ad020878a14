"""Replies repeat nothing: a text needed twice is one reply that two playbooks use."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain

from macros.library.model import Library
from macros.rules.base import Finding, rule

RUN = 5  # words in a row
SHARED = 0.6
FEWEST = 10  # runs; shorter texts are alike by chance
# A run that stands in more replies than this is a phrase of the house, not a copy.
COMMON = 20


@rule(
    "near-duplicate", "No two replies share most of their text, unless they are declared related."
)
def near_duplicate(library: Library, _today: date) -> Iterator[Finding]:
    runs = {name: runs_of(reply.base.body.text) for name, reply in library.replies.items()}
    long = {name: found for name, found in runs.items() if len(found) >= FEWEST}
    times = Counter(chain.from_iterable(long.values()))
    copied = {run for run, count in times.items() if 1 < count <= COMMON}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in long.items():
        for run in found & copied:
            holders[run].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update((one, other) for one in names for other in names if one < other)
    for (one, other), count in shared.items():
        part = count / min(len(runs[one]), len(runs[other]))
        first, second = library.replies[one], library.replies[other]
        if part > SHARED and one not in second.related and other not in first.related:
            message = (
                f'{part:.0%} of it stands in "{one}" too: use one reply for both, or declare '
                f"them related (related: [{one}])"
            )
            yield second.base.body.place(), message


def runs_of(text: str) -> set[tuple[str, ...]]:
    """The runs of words in a text, case ignored."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(RUN)), strict=False))
