"""Learning from asks how much each feature speaks for each class, in whole numbers.

For as many playbooks as people write, a linear support vector machine for each class: it finds what
tells close playbooks apart, which counting words does not. A class keeps the features that matter
most to it and learns once more with these alone, so the index stays small. For thousands of classes
that would take minutes; there, a class is the rarest words of its asks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from macros.desk.words import features, terms

MOST_CLASSES = 150
KEPT, KEPT_AROUND, KEPT_OF_MANY = 1500, 3000, 40  # features of a class
ALL_KEPT = 63_000  # of all classes: what a page may download
LEVELS = 6  # weights from -6 to 6: more bits made nothing better
_MANY = 2000  # asks, from which on what stands in a single one is chance
_COST = 2
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
    rows = normalize(matrix.multiply(rarity).tocsr())
    return _whole(_machines(rows, labels, classes).multiply(rarity).tocsr(), kept)


def learn_around(asks: Sequence[str], around: Sequence[str]) -> dict[int, int]:
    """How much each feature speaks for what stands around a question, against all that is asked.

    It is learnt apart, so that no playbook loses a word that people also write around a question.
    """
    found = [features(text) for text in (*asks, *around)]
    kept, rarity = _kept(found, 2)
    if not kept or not asks or not around:
        return {}
    matrix = _matrix(found, {feature: column for column, feature in enumerate(kept)})
    rows = normalize(matrix.multiply(rarity).tocsr())
    mine = np.arange(len(found)) >= len(asks)
    weights = _sparing(rows, rows.tocsc(), mine, KEPT_AROUND)
    whole = _whole(csr_matrix(weights * rarity), kept)
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


def _machines(rows: Any, labels: Any, classes: int) -> Any:
    """One machine against the rest for each class, on the features that matter most to it."""
    present = [label for label in range(classes) if label in set(labels)]
    columns = rows.tocsc()
    kept = min(KEPT, ALL_KEPT // classes)
    weights = np.zeros((classes, rows.shape[1]))
    for label in present:
        weights[label] = _sparing(rows, columns, labels == label, kept)
    return csr_matrix(weights)


def _sparing(rows: Any, columns: Any, mine: Any, kept: int) -> Any:
    """The weights of a machine that uses so many features at most."""
    first = _machine(rows, mine)
    chosen = np.sort(np.argsort(-np.abs(first), kind="stable")[:kept])
    weights = np.zeros(rows.shape[1])
    weights[chosen] = _machine(columns[:, chosen].tocsr(), mine)
    return weights


def _machine(rows: Any, mine: Any) -> Any:
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
