"""From which margin on a playbook fits: one limit for every language and length.

A model learnt from four fifths of the asks scores the last fifth, and all but a few of these have
to pass; where asks are as various as people, that limit is too low to refuse anything, so there is
a least one. Vectors have length 1, so a single word and a letter are held to the same limit.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from macros.desk.learn import Model, train

REFUSED = 0.02  # of the asks that were held back
_HELD_BACK = 5  # every fifth
_FEWEST = 1000  # asks; fewer say too little of the next ticket
_LEAST = 0.2  # real tickets that fit: 2 of 100 refused; that fit nothing: half


def min_margin(asks: Sequence[tuple[int, str]], none: int) -> float:
    """Return the least margin over "none of them", class `none`, with which a playbook fits."""
    if len(asks) < _FEWEST:
        return _LEAST
    learnt = [ask for place, ask in enumerate(asks) if place % _HELD_BACK]
    held_back = [text for label, text in asks[::_HELD_BACK] if label != none]
    margins = train(learnt, none + 1).margins(held_back, none)
    return round(max(_LEAST, float(np.quantile(margins, REFUSED, method="lower"))), 3)


def refused(model: Model, asks: Sequence[tuple[int, str]], none: int, least: float) -> list[int]:
    """Return the places of asks that would be refused, though they were taught."""
    margins = model.margins([text for _, text in asks], none)
    return [
        place for place, (label, _) in enumerate(asks) if label != none and margins[place] < least
    ]
