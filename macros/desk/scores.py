"""How much a text speaks for each playbook, for none of them, and for standing around a question.

A score is a sum of whole numbers, so Python and the browser add up to the same. How well a playbook
fits is what its score is above that of "none of them", per square root of what the text has to say:
a long text has more words that speak for anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from macros.desk.features import features
from macros.desk.index import Index

_EASE = 3  # a word or two say little, however well they fit


class Count:
    """What the features of a growing text add up to."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.seen: set[int] = set()
        # Of the playbooks, of none of them, and of what stands around a question.
        self.playbooks = len(index.about["playbooks"])
        self.scores = [0] * (self.playbooks + 2)

    def add(self, *texts: str) -> Count:
        for text in texts:
            new = features(text) - self.seen
            self.seen |= new
            for feature in new:
                for place, value in self.index.weights.get(feature, {}).items():
                    self.scores[place] += value
        return self

    def fits(self, places: Sequence[int] | None = None) -> list[float]:
        """How well each playbook fits, or each of those at some places."""
        none = self.scores[self.playbooks]
        wanted = range(self.playbooks) if places is None else places
        return [(self.scores[place] - none) / self._root for place in wanted]

    @property
    def fit(self) -> float:
        """How well the best playbook fits, 0 where there is none."""
        return max(self.fits(), default=0.0)

    @property
    def sure(self) -> float:
        """How sure it is that a playbook fits: how well the best does, and how much is told."""
        return self.fit + self.told / self._root / 4

    @property
    def told(self) -> int:
        """How much more speaks for anything than for standing around a question."""
        return max(self.scores[:-1]) - self.scores[-1]

    @property
    def _root(self) -> float:
        return sqrt(len(self.seen) + _EASE)
