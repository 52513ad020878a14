"""Learning from asks how much each feature speaks for each class, in whole numbers.

A text is a set of features, x its vector of ones, n how many of them the index knows. The score of
a class is `scale · Σ weights / √n + bias`: a linear support vector machine for each class against
the rest (one-vs-rest), on vectors of length 1. What tells close playbooks apart is learnt this way,
which counting words does not do.

The weights that matter most, over all classes, are kept and quantized (`prune`, `quantize`): what
matters is what moves a score far and often, for the heaviest weights alone are of rare words, which
the next ticket does not have.

Time grows with classes times texts. From `WORK` on a machine no longer sees every text, but its
own and a share of the others, the nearest first; beyond `_MOST_MACHINES` a class is the mean of its
asks (a centroid). Each step finds a little less than the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn import config_context
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from macros.cores import heaps, spread
from macros.desk.features import features
from macros.desk.index import Weights

KEPT, KEPT_OF_CLASS, KEPT_OF_MANY = 236_000, 2800, 40  # weights: of all, of a class, of one of many
KEPT_AROUND = 3000  # weights of what stands around a question
LEVELS = 8  # quantized weights are from -8 to 8
_FEW = 2000  # asks, below which a feature that stands in a single one is kept
_COST = 0.7  # C of the machine: more follows each single ask closer, and finds fewer of the tickets
_MATTERS = 1 / 2  # the power to which it counts how many asks have a feature
WORK = 300_000_000  # classes times features of all texts: about forty seconds
_MOST_MACHINES = 2000
_SMALLEST = 20  # heap of classes that is worth a job
_CELLS = 10_000_000  # scores held at a time: 80 MB
_NEAR = 20  # classes whose texts a machine sees all of


@dataclass(frozen=True, slots=True)
class Model:
    """Scores of texts, one column a class: `matrix(texts) @ weights / √n + biases`."""

    features: list[int]  # sorted
    weights: Any  # one row a feature
    biases: Any

    def margins(self, texts: Sequence[str], none: int) -> Any:
        """Return how much the best of the classes before `none` is above it, for each text.

        A text without features that are known fits nothing.
        """
        matrix = _matrix([features(text) for text in texts], self.features)
        many = max(1, _CELLS // len(self.biases))
        several = [matrix[start : start + many] for start in range(0, len(texts), many)]
        return np.concatenate([np.zeros(0), *(self._margins(some, none) for some in several)])

    def _margins(self, matrix: Any, none: int) -> Any:
        known = matrix.getnnz(axis=1)
        sums = (matrix @ self.weights).toarray() / np.sqrt(np.maximum(1, known))[:, None]
        scores = sums + self.biases
        found = scores[:, :none].max(axis=1) - scores[:, none]
        return np.where(known > 0, found, -np.inf)


def train(asks: Sequence[tuple[int, str]], classes: int, work: int = WORK) -> Model:
    """Return a model from asks, each with its class from 0 to `classes` - 1.

    The same asks in the same order give the same model on the same machine.
    """
    found = [features(text) for _, text in asks]
    labels = np.array([label for label, _ in asks], dtype=int)
    counted = Counter(feature for some in found for feature in some)
    fewest = 1 if len(asks) < _FEW else 2
    kept = sorted(feature for feature, count in counted.items() if count >= fewest)
    matrix = _matrix(found, kept)
    often = np.array([counted[feature] for feature in kept])
    # Rare features count more, by the root of their inverse document frequency (idf).
    rarity = np.sqrt(np.log((1 + len(found)) / (1 + often)) + 1)
    rows = normalize(matrix.multiply(rarity).tocsr())
    # What a vector of length 1 is to one of n ones, on the whole.
    lengths = np.sqrt(matrix.multiply(rarity**2).sum(axis=1).A1)
    longer = float(np.mean(lengths / np.sqrt(np.maximum(1, matrix.sum(axis=1).A1)))) or 1.0
    if classes > _MOST_MACHINES or len(set(labels)) < 2:
        weights, biases = _centroids(rows, labels, classes), np.zeros(classes)
    else:
        weights, biases = _machines(rows, labels, often, classes, work)
    weights = weights.multiply((rarity / longer)[:, None]).tocsr()
    return Model(kept, _pruned(weights, often, classes), biases)


def train_around(asks: Sequence[str], around: Sequence[str], model: Model) -> tuple[Any, float]:
    """Return how much each of a model's features speaks for what stands around a question.

    It is learnt apart, against all that is asked, so that no playbook loses a word that people also
    write around a question.
    """
    labelled = [*((0, text) for text in asks), *((1, text) for text in around)]
    other = train(labelled, 2)
    places = {feature: place for place, feature in enumerate(other.features)}
    mine = np.asarray(other.weights[:, 1].todense())[:, 0]
    values = np.array([mine[places[f]] if f in places else 0.0 for f in model.features])
    least = np.sort(np.abs(values))[-KEPT_AROUND:][0] if len(values) else 0
    return np.where(np.abs(values) >= least, values, 0), float(other.biases[1])


def quantize(model: Model, extra: Any) -> tuple[Weights, float]:
    """Return a model's weights, and those of one more class, as whole numbers, and what 1 is.

    `extra` has a value for each of the model's features. What becomes 0 is left out.
    """
    values = hstack([model.weights, csr_matrix(extra[:, None])]).tocsr().sorted_indices()
    if not values.nnz:
        return Weights(*(np.zeros(0, dtype=int) for _ in range(3))), 1.0
    largest = float(np.percentile(np.abs(values.data), 99.5))
    values.data = np.clip(np.rint(values.data * LEVELS / largest), -LEVELS, LEVELS)
    values.eliminate_zeros()
    features = np.repeat(model.features, np.diff(values.indptr))
    return Weights(features, values.indices, values.data.astype(int)), largest / LEVELS


def dequantize(weights: Weights, scale: float, biases: Any) -> Model:
    """Return what the browser has of a model."""
    kept, rows = np.unique(weights.features, return_inverse=True)
    cells = (weights.values * scale, (rows, weights.classes))
    return Model(kept.tolist(), csr_matrix(cells, shape=(len(kept), len(biases))), biases)


def _matrix(found: Sequence[set[int]], kept: Sequence[int]) -> Any:
    """Return a sparse matrix of ones, one row a text, one column a feature that is kept."""
    columns = {feature: column for column, feature in enumerate(kept)}
    places: list[int] = []
    starts = [0]
    for some in found:
        places += sorted(columns[feature] for feature in some if feature in columns)
        starts.append(len(places))
    return csr_matrix((np.ones(len(places)), places, starts), shape=(len(found), len(kept)))


def _machines(rows: Any, labels: Any, often: Any, classes: int, work: int) -> tuple[Any, Any]:
    """Return the weights, one row a feature, and the biases of a machine for each class."""
    weights, biases = [csr_matrix((1, rows.shape[1]))] * classes, np.zeros(classes)
    much = classes * rows.nnz / work
    if much <= 1:
        machine = _machine(rows, labels)
        known = zip(machine.classes_, machine.coef_, machine.intercept_, strict=False)
        for label, own, bias in known if len(machine.classes_) > 2 else _both(machine):
            weights[label], biases[label] = csr_matrix(own), bias
        return vstack(weights).T.tocsr(), biases
    seen = int(rows.shape[0] / much**2)  # so that more classes are learnt in less time each
    centroids = normalize(_centroids(rows, labels, classes).T.tocsr())
    several = partial(_each, rows, labels, centroids, often, seen)
    jobs = [partial(several, some) for some in heaps(np.unique(labels).tolist(), _SMALLEST)]
    for label, own, bias in chain.from_iterable(spread(jobs)):
        weights[label], biases[label] = own, bias
    return vstack(weights).T.tocsr(), biases


def _each(
    rows: Any, labels: Any, centroids: Any, often: Any, seen: int, own: Sequence[int]
) -> list[tuple[int, Any, float]]:
    """Return label, weights and bias of some classes, each with a machine of its own."""
    found = []
    alike = (centroids[own] @ centroids.T).toarray()
    for label, near in zip(own, alike, strict=True):
        chosen = _chosen(labels, label, near, seen)
        machine = _machine(rows[chosen], labels[chosen] == label)
        weights = machine.coef_[0]
        matters = np.abs(weights) * often**_MATTERS
        weights[matters < np.partition(matters, -KEPT_OF_CLASS)[-KEPT_OF_CLASS]] = 0
        found.append((label, csr_matrix(weights), machine.intercept_[0]))
    return found


def _machine(rows: Any, labels: Any) -> LinearSVC:
    with config_context(assume_finite=True, skip_parameter_validation=True):
        return LinearSVC(C=_COST, tol=0.1, random_state=0).fit(rows, labels)


def _both(machine: LinearSVC) -> list[tuple[Any, Any, float]]:
    """Return label, weights and bias of two classes, which share one machine."""
    own, bias = machine.coef_[0], float(machine.intercept_[0])
    return [(machine.classes_[0], -own, -bias), (machine.classes_[1], own, bias)]


def _chosen(labels: Any, label: int, alike: Any, most: int) -> Any:
    """Return the places of the texts that a machine sees: its own, near ones, and some others."""
    near = np.isin(labels, np.argsort(-alike, kind="stable")[: _NEAR + 1])
    others = np.flatnonzero(~near & (labels != label))
    step = max(1, -(-len(others) // most))
    return np.sort(np.r_[np.flatnonzero(near | (labels == label)), others[label % step :: step]])


def _centroids(rows: Any, labels: Any, classes: int) -> Any:
    """Return the mean text of each class, one row a feature."""
    ones = (np.ones(len(labels)), (labels, np.arange(len(labels))))
    sums = csr_matrix(ones, shape=(classes, len(labels))) @ rows
    many = np.maximum(1, np.bincount(labels, minlength=classes))
    return sums.multiply(1 / many[:, None]).T.tocsr()


def _pruned(weights: Any, often: Any, classes: int) -> Any:
    """Return the weights that matter most, as many as an index may hold."""
    most = max(min(KEPT, KEPT_OF_CLASS * classes), KEPT_OF_MANY * classes)
    found = weights.tocoo()
    if found.nnz > most:
        matters = np.abs(found.data) * often[found.row] ** _MATTERS
        found.data[matters < np.partition(matters, -most)[-most]] = 0
    pruned = found.tocsr()
    pruned.eliminate_zeros()
    return pruned
