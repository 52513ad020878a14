"""Which checks of a playbook a ticket speaks for, learnt from what the checks and their replies say.

A check is the features of its condition, of tickets that speak for it, and of the reply it leads to;
one that few checks of the playbook have, and few texts of the library, says most. Whole numbers, so
that the browser adds up to the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from macros.desk.features import features, terms
from macros.library.model import Check, Library, Playbook

KEPT = 400  # features of a check: what a page may download
LEVELS = 99
_OF_WORDS, _OF_PARTS = 1.0, 0.25  # pairs of words count twice: they are rare anyway
_CONDITION, _ASKS, _TITLE, _WHEN, _BODY = 1.0, 2.5, 0.6, 0.3, 0.8
_AGAIN = 0.3  # of a feature that several texts of one kind have
_TELLS_APART, _LENGTH = 1.5, 0.3
Weights = dict[int, dict[int, int]]


def learn(library: Library, playbook: Playbook) -> Weights:
    """Weights by feature and check, counted from 0; the otherwise has none."""
    texts = [list(_texts(library, check)) for check in playbook.checks]
    held = Counter(f for kinds in texts for f in set().union(*(features(t) for _, t in kinds)))
    rarity = _rarity(library)
    apart = {f: log((len(texts) + 1) / count) ** _TELLS_APART for f, count in held.items()}
    worth = {f: rarity(f) * tells for f, tells in apart.items()}
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for place, kinds in enumerate(texts):
        for feature, weight in _strongest(_of_check(kinds, worth)):
            found[feature][place] = weight
    return dict(found)


def scores(weights: Weights, ticket: str, checks: int) -> list[int]:
    """How much a ticket speaks for each check."""
    found = [0] * checks
    for feature in features(ticket):
        for place, weight in weights.get(feature, {}).items():
            found[place] += weight
    return found


def _texts(library: Library, check: Check) -> Iterator[tuple[float, str]]:
    """What speaks for a check, with how much each kind counts."""
    if check.condition is None:
        return
    yield _CONDITION, str(check.condition)
    yield from ((_ASKS, str(ask)) for ask in check.asks)
    reply = library.replies.get(check.lead.name) if check.lead else None
    if check.lead and check.lead.kind == "reply" and reply:
        for variant in reply.variants.values():
            yield _TITLE, variant.title
            yield _WHEN, variant.when
            yield _BODY, variant.body.text
    elif check.lead and check.lead.kind == "playbook" and check.lead.name in library.playbooks:
        page = library.playbooks[check.lead.name].page
        yield _TITLE, page.title
        yield _WHEN, page.summary


def _of_check(texts: Sequence[tuple[float, str]], worth: Mapping[int, float]) -> dict[int, float]:
    by_kind: defaultdict[tuple[float, int], list[float]] = defaultdict(list)
    for kind, text in texts:
        words = terms(text)
        found = {f: worth[f] * (_OF_WORDS if f in words else _OF_PARTS) for f in features(text)}
        length = sqrt(sum(value * value for value in found.values())) ** _LENGTH or 1
        for feature, value in found.items():
            by_kind[kind, feature].append(value / length)
    sums: defaultdict[int, float] = defaultdict(float)
    for (kind, feature), values in by_kind.items():
        best = max(values)
        sums[feature] += kind * (best + _AGAIN * (sum(values) - best))
    return sums


def _strongest(weights: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    for feature, weight in kept:
        whole = min(LEVELS, round(weight))
        if whole:
            yield feature, whole


@lru_cache(maxsize=2)
def _seen(texts: tuple[str, ...]) -> Counter[int]:
    return Counter(feature for text in texts for feature in features(text))


def _rarity(library: Library) -> Callable[[int], float]:
    """How rare a feature is among everything that is asked and checked."""
    texts = _library_texts(library)
    seen, most = _seen(texts), log(len(texts) + 1)
    return lambda feature: most - log(seen.get(feature, 0) + 1)


def _library_texts(library: Library) -> tuple[str, ...]:
    asks = [str(ask) for book in library.playbooks.values() for ask in book.asks]
    asks += [str(ask) for found in library.asks.values() for ask in found]
    checks = (check for book in library.playbooks.values() for check in book.checks)
    return (*asks, *(f"{c.condition} {c.look}" for c in checks if c.condition))
