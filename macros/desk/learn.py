"""Learning from asks how much each feature speaks for each class, in whole numbers.

For as many playbooks as people write, a linear support vector machine for each class: it finds what
tells close playbooks apart, which counting words does not. The features that matter most are kept,
and each class learns once more with its own of these alone, so the index stays small. What matters
is what moves a score far and often: the heaviest features alone are rare words, which the next
ticket does not have. For thousands of classes all this would take minutes; there, a class is the
rarest words of its asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from macros.desk.features import features, terms

MOST_CLASSES = 150
KEPT = 88_000  # weights of all classes: what a page may download
KEPT_AROUND, KEPT_OF_MANY = 3000, 40  # weights of one class
LEVELS = 6  # weights from -6 to 6: more bits made nothing better
_MANY = 2000  # asks, from which on what stands in a single one is chance
_COST = 0.25  # more follows each single ask closer, and finds fewer of the tickets
_OFTEN = 1 / 3  # the power to which it counts how many asks have a feature
Learnt: TypeAlias = dict[int, dict[int, int]]  # weights by feature and class


def learn(asks: Sequence[tuple[int, str]], classes: int) -> Learnt:
    """Weights by feature and class from asks, each with its class from 0 to `classes` - 1.

    The same asks in the same order give the same weights on the same machine.
    """
    many = classes > MOST_CLASSES
    found = [terms(text) if many else features(text) for _, text in asks]
    kept, rarity = _kept(found, 1 if many or len(asks) < _MANY else 2)
    if not kept:
        return {}
    matrix = _matrix(found, {feature: column for column, feature in enumerate(kept)})
    labels = np.array([label for label, _ in asks])
    if many or len(set(labels)) < 2:
        return _whole(_vocabularies(matrix, rarity, labels, classes), kept)
    return _whole(_machines(matrix, rarity, labels == np.arange(classes)[:, None], KEPT), kept)


def learn_around(asks: Sequence[str], around: Sequence[str]) -> dict[int, int]:
    """How much each feature speaks for what stands around a question, against all that is asked.

    It is learnt apart, so that no playbook loses a word that people also write around a question.
    """
    found = [features(text) for text in (*asks, *around)]
    kept, rarity = _kept(found, 2)
    if not kept or not asks or not around:
        return {}
    matrix = _matrix(found, {feature: column for column, feature in enumerate(kept)})
    mine = np.arange(len(found)) >= len(asks)
    whole = _whole(_machines(matrix, rarity, mine[None], KEPT_AROUND), kept)
    return {feature: of[0] for feature, of in whole.items()}


def _kept(found: Sequence[set[int]], fewest: int) -> tuple[list[int], Any]:
    """The features that so many texts have, in order, and how rare each is."""
    counted = Counter(feature for some in found for feature in some)
    kept = sorted(feature for feature, count in counted.items() if count >= fewest)
    return kept, np.log((1 + len(found)) / (1 + np.array([counted[f] for f in kept]))) + 1


def _matrix(found: Sequence[set[int]], columns: dict[int, int]) -> Any:
    pairs = [(row, columns[f]) for row, some in enumerate(found) for f in some if f in columns]
    rows, places = zip(*sorted(pairs), strict=True)
    return csr_matrix((np.ones(len(pairs)), (rows, places)), shape=(len(found), len(columns)))


def _machines(matrix: Any, rarity: Any, belongs: Any, most: int) -> Any:
    """So many weights at most, of a machine for each class that tells which texts belong to it."""
    rows = normalize(matrix.multiply(rarity).tocsr())
    often = matrix.sum(axis=0).A1 ** _OFTEN
    first = np.array([_machine(rows, mine) * rarity for mine in belongs])
    matters = np.abs(first) * often
    least = np.sort(matters, axis=None)[-most:][0]
    columns = rows.tocsc()
    weights = np.zeros_like(first)
    for mine, chosen, own in zip(belongs, matters >= least, weights, strict=True):
        own[chosen] = _machine(columns[:, chosen].tocsr(), mine) * rarity[chosen]
    return csr_matrix(weights)


def _machine(rows: Any, mine: Any) -> Any:
    """A weight for each column; all are nothing where there is nothing to tell apart."""
    if mine.all() or not mine.any() or not rows.shape[1]:
        return np.zeros(rows.shape[1])
    return LinearSVC(C=_COST, tol=0.1, random_state=0).fit(rows, mine).coef_[0]


def _vocabularies(matrix: Any, rarity: Any, labels: Any, classes: int) -> Any:
    """For each class the rarest words of its asks, whichever of them has it."""
    ones = (np.ones(len(labels)), (labels, np.arange(len(labels))))
    counts = (csr_matrix(ones, shape=(classes, len(labels))) @ matrix).tocsr()
    counts.data[:] = 1
    weights = counts.multiply(rarity).tocsr()
    for label in range(classes):
        values = weights.data[weights.indptr[label] : weights.indptr[label + 1]]
        values[np.argsort(-values, kind="stable")[KEPT_OF_MANY:]] = 0
    weights.eliminate_zeros()
    return weights


def _whole(weights: Any, kept: Sequence[int]) -> Learnt:
    """The weights as whole numbers of few levels; what becomes nothing is left out."""
    values = weights.tocoo()
    if not values.nnz:
        return {}
    largest = np.percentile(np.abs(values.data[values.data != 0]), 99.5)
    whole = np.clip(np.rint(values.data * LEVELS / largest), -LEVELS, LEVELS).astype(int)
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for label, column, value in zip(values.row, values.col, whole, strict=True):
        if value:
            found[kept[column]][int(label)] = int(value)
    return found
