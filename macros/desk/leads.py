"""Which checks of a playbook a ticket speaks for, learnt from what checks and their replies say.

A check is the features of its condition, of tickets that speak for it, and of the reply it leads
to; one that few checks of the playbook have, and few texts of the library, says most. Whole
numbers, so that the browser adds up to the same.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from pathlib import Path

from macros.desk import common as common_of
from macros.desk import features as features_of
from macros.desk.cache import keep_json
from macros.desk.features import _features, features, number
from macros.library.model import Check, Library, Playbook

KEPT = 400  # features of a check: what a page may download
LEVELS = 99
_OF_KIND = {"w": 1.0, "b": 0.25, "g": 0.25, "c": 1.0}
_CONDITION, _ASKS, _TITLE, _WHEN, _BODY = 3.0, 3.5, 0.6, 0.3, 0.8
# Two of five checks lead to another playbook, one of twenty tickets does: it was brought here.
_ELSEWHERE = 0.8
_AGAIN = 0.3  # of a feature that several texts of one kind have
_TELLS_APART, _LENGTH = 1.5, 0.3
# The number that stands for no feature: how often customers mean a check, against the others.
OFTEN = 1 << features_of.BITS
# Nor for this: what the best check has to reach, in tenths, for the ticket's length. The more of
# them have asks, the more any ticket reaches.
ENOUGH = OFTEN + 1
_ENOUGH, _WITH_ASKS = 9, 12
_EASE, _BESIDE, _MOST, _OFTEN = 20, 0.25, 3, 6  # the first three as in likely.js
Weights = dict[int, dict[int, int]]


def packed(library: Library, playbook: Playbook, cache: Path) -> list[str]:
    """What in a ticket speaks for each check: features and weights, `number.weight number.weight`.

    Numbers count from the one before, so that they are short; both are written to the base 36.
    What was learnt of the same texts is kept in the folder `cache`.
    """
    checks = [list(_texts(library, check)) for check in playbook.checks]
    asked, enough = _asked(library, playbook), _enough(playbook)
    code = [
        Path(module.__file__ or "").read_bytes() for module in (sys.modules[__name__], features_of)
    ]
    key = hashlib.sha256(repr((checks, asked, enough, code)).encode()).hexdigest()[:24]
    file = cache / "leads" / f"{key}.json"
    kept = _kept(file, len(checks))
    if kept is not None:
        return kept
    found: list[list[tuple[int, int]]] = [[] for _ in checks]
    for feature, weights in sorted(_learnt(checks, asked, enough).items()):
        for place, weight in weights.items():
            found[place].append((feature, weight))
    strings = [" ".join(_steps(pairs)) for pairs in found]
    keep_json(file, strings)
    return strings


def common(library: Library, cache: Path) -> str:
    """Words that are never shown as speaking for a check, written as `packed` does."""
    return " ".join(_steps([(feature, 1) for feature in common_of.common(library, cache)]))


_PACKED = re.compile(r"(?:[0-9a-z]+\.-?[0-9a-z]+(?: [0-9a-z]+\.-?[0-9a-z]+)*)?")


def _kept(file: Path, count: int) -> list[str] | None:
    """What was learnt before, where it is whole and could have been written here."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    fits = isinstance(found, list) and len(found) == count
    whole = fits and all(isinstance(one, str) and _PACKED.fullmatch(one) for one in found)
    return found if whole else None


def learn(library: Library, playbook: Playbook) -> Weights:
    """Weights by feature and check, counted from 0; the otherwise has none."""
    checks = [list(_texts(library, check)) for check in playbook.checks]
    return _learnt(checks, _asked(library, playbook), _enough(playbook))


def _learnt(
    checks: Sequence[Sequence[tuple[float, str]]], asked: Sequence[str], enough: int
) -> Weights:
    texts = [[(kind, _kinds(text)) for kind, text in check] for check in checks]
    said = [features(text) for text in asked]
    held = Counter(f for check in texts for f in set().union(*(found for _, found in check)))
    # What customers say anyway when they ask of this playbook tells nothing of its checks.
    common = Counter(f for found in said for f in found)
    most = log(len(asked) + 1)
    worth = {
        feature: (most - log(common[feature] + 1)) * log((len(checks) + 1) / count) ** _TELLS_APART
        for feature, count in held.items()
    }
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for place, check in enumerate(texts):
        for feature, weight in _strongest(_of_check(check, worth)):
            found[feature][place] = weight
    found[ENOUGH] = {0: enough}
    found[OFTEN] = _often(found, said, len(checks))
    return dict(found)


def _enough(playbook: Playbook) -> int:
    """What the best of the checks has to reach, by how many of them have asks."""
    settled = [check for check in playbook.checks if check.condition is not None]
    return _ENOUGH + round(_WITH_ASKS * sum(bool(c.asks) for c in settled) / max(1, len(settled)))


def _says(weights: Weights, best: int, length: float) -> bool:
    return best * 10 >= weights[ENOUGH][0] * length


def _often(weights: Weights, said: Sequence[set[int]], checks: int) -> dict[int, int]:
    """How often asks speak for each check, as a weight for tickets that say little else."""
    times = [0] * checks
    for features_said in said:
        found = _sums(weights, features_said, checks)
        if _says(weights, max(found, default=0), sqrt(len(features_said) + _EASE)):
            times[found.index(max(found))] += 1
    usual = sum(times) / max(1, checks - 1) + 1  # the otherwise has no asks
    return {place: round(_OFTEN * log((count + 1) / usual)) for place, count in enumerate(times)}


def _sums(weights: Weights, found: Iterable[int], checks: int) -> list[int]:
    sums = [0] * checks
    for feature in found:
        for place, weight in weights.get(feature, {}).items():
            sums[place] += weight
    return sums


def _kinds(text: str) -> dict[int, float]:
    """The features of a text, with how much each kind of them counts."""
    return {number(found): _OF_KIND[found[0]] for found in _features(text)}


def _asked(library: Library, playbook: Playbook) -> list[str]:
    texts = [str(ask) for ask in (*playbook.asks, *library.asks.get(playbook.name, ())[::3])]
    return texts + [f"{c.condition} {c.look}" for c in playbook.checks if c.condition]


def likely(weights: Weights, ticket: str, checks: int) -> list[int]:
    """The checks that a ticket speaks for, counted from 0, the best first: as `likely.js`."""
    found = features(ticket)
    said, often = _sums(weights, found, checks), weights.get(OFTEN, {})
    length = sqrt(len(found) + _EASE)
    if not _says(weights, max(said, default=0), length):
        return []
    fits = {
        place: score + often.get(place, 0) * length / 10
        for place, score in enumerate(said)
        if score
    }
    order = sorted(fits, key=lambda place: (-fits[place], place))[:_MOST]
    return [place for place in order if fits[place] > 0 and fits[place] >= _BESIDE * fits[order[0]]]


def _texts(library: Library, check: Check) -> Iterator[tuple[float, str]]:
    """What speaks for a check, with how much each kind counts."""
    is_elsewhere = check.lead is not None and check.lead.kind == "playbook"
    for kind, text in _said(library, check):
        yield kind * (_ELSEWHERE if is_elsewhere else 1), text


def _said(library: Library, check: Check) -> Iterator[tuple[float, str]]:
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


def _of_check(
    texts: Sequence[tuple[float, Mapping[int, float]]], worth: Mapping[int, float]
) -> dict[int, float]:
    by_kind: defaultdict[tuple[float, int], list[float]] = defaultdict(list)
    for kind, counts in texts:
        found = {feature: worth[feature] * count for feature, count in counts.items()}
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


def _steps(pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    before = 0
    for feature, weight in pairs:
        yield f"{base36(feature - before)}.{base36(weight)}"
        before = feature


def base36(number: int) -> str:
    """A whole number as JavaScript writes and reads it to the base 36."""
    if number < 0:
        return f"-{base36(-number)}"
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits
