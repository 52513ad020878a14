"""How often the desk is right, on real tickets and on made-up ones, and whether that got worse.

`tests/tickets/figures.json` holds what was reached before, by set, kind and playbook, so that
figures are compared over the playbooks that both sides have. Only a drop of a set that is not made
up fails, and only one beyond noise: below what the former share could be by chance.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import TypeAlias

from macros.desk import build as desk
from macros.desk.answers import Answered, answered
from macros.desk.tickets import (
    AS_THEY_ARE,
    EMPTY_LETTERS,
    FOLDER,
    MADE_UP,
    REAL,
    TWO,
    Ticket,
    every,
    followed,
)
from macros.desk.untried import untried
from macros.library.model import NONE, Library

FIGURES = f"{FOLDER}/figures.json"
SETS = (*AS_THEY_ARE, *MADE_UP)
MEASURES = ("first", "first three", "turned away")
_Z, _ONE_SIDED = 1.96, 1.28  # 95 of 100 on both sides; 90 of 100 on one
_CONFUSIONS = 12
Counts: TypeAlias = dict[str, dict[str, list[int]]]  # by kind and playbook: tickets, then MEASURES


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket, and what the desk answered."""

    ticket: Ticket
    answered: Answered

    @property
    def first(self) -> bool:
        return self.answered.playbooks[:1] in [(name,) for name in self.ticket.playbooks]

    @property
    def three(self) -> bool:
        """Whether a right one is among three; of two questions, both in the list."""
        wanted = set(self.ticket.playbooks)
        if self.ticket.kind == TWO:
            return wanted <= set(self.answered.playbooks)
        return not wanted.isdisjoint(self.answered.playbooks[:3])

    @property
    def away(self) -> bool:
        return not self.answered.playbooks


def cases(root: Path, index: bytes, given: Sequence[Ticket]) -> list[Case]:
    """Return what the desk answers to each ticket; raises NodeError."""
    texts = [ticket.text for ticket in given]
    found = answered(root, index, texts)
    return [Case(*both) for both in zip(given, found, strict=True)]


def counts(found: Iterable[Case]) -> Counts:
    """Return how many tickets, and how many of them first, among three, turned away."""
    counted: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for case in found:
        own = counted[case.ticket.kind].setdefault(case.ticket.playbooks[0], [0] * 4)
        for place, holds in enumerate((True, case.first, case.three, case.away)):
            own[place] += holds
    return dict(counted)


def known(root: Path) -> dict[str, Counts]:
    """Return the figures that were committed last; none when there are none."""
    path = root / FIGURES
    found: dict[str, Counts] = (
        json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    )
    return found


def interval(hits: int, of: int, z: float = _Z) -> tuple[float, float]:
    """Return between which shares the true one lies, in per cent (Wilson's score interval)."""
    if not of:
        return 0.0, 100.0
    share, spread = hits / of, z * z / of
    middle = share + spread / 2
    around = z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - around) / (1 + spread), (middle + around) / (1 + spread)
    return 100 * low, 100 * high


def row(name: str, found: Sequence[Case]) -> str:
    """Return a line of a table: how many, and each measure with its interval."""
    numbers = [
        (sum(case.first for case in found), len(found)),
        (sum(case.three for case in found), len(found)),
        (sum(case.away for case in found), len(found)),
    ]
    return f"  {name:22}{len(found):5}" + "".join(f"  {_share(*one)}" for one in numbers)


def _share(hits: int, of: int) -> str:
    low, high = interval(hits, of)
    return f"{100 * hits / of:5.1f} ({low:3.0f}–{high:3.0f})"


def table(name: str, found: Sequence[Case], before: Counts) -> Iterator[str]:
    """Yield what there is to say of a set: by kind, by language, what is confused with what."""
    heads = "  ".join(f"{head:>14}" for head in MEASURES)
    yield f"{name}: {len(found)} tickets, per cent of them with the interval of 95 %{'':3}{heads}"
    for kind, own in _grouped(found, lambda case: case.ticket.kind):
        yield row(kind, own) + _change(counts(own).get(kind, {}), before.get(kind, {}))
    good = [c for c in found if not c.ticket.fits_none]
    for language, own in _grouped(good, lambda case: case.ticket.language):
        yield row(f"in {language}", own)
    if name in AS_THEY_ARE:
        for word, learnt in (("wording in the asks", True), ("kept apart", False)):
            some = [case for case in found if case.ticket.learnt == learnt]
            for kind, own in _grouped(some, lambda case: case.ticket.kind):
                yield row(f"{kind}, {word}"[:22], own)
    wrong = Counter(
        (case.ticket.playbooks[0], (*case.answered.playbooks, NONE)[0])
        for case in found
        if not case.first and not (case.ticket.fits_none and case.away)
    )
    for (wanted, given), count in wrong.most_common(_CONFUSIONS):
        yield f"  {count} × {wanted} taken for {given}"


def _grouped(found: Sequence[Case], of: object) -> list[tuple[str, list[Case]]]:
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in found:
        groups[of(case)].append(case)  # type: ignore[operator]
    return sorted(groups.items())


def _change(now: Mapping[str, list[int]], before: Mapping[str, list[int]]) -> str:
    both = _both(now, before)
    if both is None:
        return ""
    (of, *mine), (than, *theirs) = both
    changes = [100 * a / of - 100 * b / than for a, b in zip(mine, theirs, strict=True)]
    return "".join(f"  {change:+.1f}" for change in changes) if any(changes) else ""


def _both(
    now: Mapping[str, list[int]], before: Mapping[str, list[int]]
) -> tuple[list[int], list[int]] | None:
    """Return the sums over the playbooks that both sides have; None when there is none."""
    shared = now.keys() & before.keys()
    if not shared:
        return None
    mine, theirs = (
        [sum(some[name][i] for name in shared) for i in range(4)] for some in (now, before)
    )
    return mine, theirs


def dropped(now: Counts, before: Counts) -> Iterator[str]:
    """Yield the measures that fell by more than chance explains, over shared playbooks."""
    for kind in now.keys() & before.keys():
        both = _both(now[kind], before[kind])
        if both is None:
            continue
        (of, *mine), (than, *theirs) = both
        for measure, a, b in zip(MEASURES, mine, theirs, strict=True):
            good = (measure == "turned away") == (kind in {"nothing", EMPTY_LETTERS})
            if kind in {"nothing", EMPTY_LETTERS} and measure != "turned away":
                continue
            low, high = interval(b, than, _ONE_SIDED)
            share = 100 * a / of
            if (share < low) if good else (share > high):
                yield f"{kind}, {measure}: was {100 * b / than:.1f} %, is {share:.1f} %"


def measure(root: Path, library: Library, *, record: bool) -> bool:
    """Print what every set says; with `record` keep the figures. Return whether nothing dropped.

    Raises OSError where tickets cannot be read, and NodeError.
    """
    sets = {name: list(followed(library, every(root, name))) for name in SETS}
    index = desk.build(library, root / desk.CACHE)
    before, now = known(root), {}
    worse: list[str] = []
    for name, given in sets.items():
        if not given:
            continue
        found = cases(root, index, given)
        now[name] = counts(found)
        print("\n".join(table(name, found, before.get(name, {}))))
        if name in AS_THEY_ARE:
            worse += sorted(dropped(now[name], before.get(name, {})))
    _beside(library, sets[REAL] or sets[MADE_UP[-1]])
    for problem in untried(root, library):
        print(problem)
    if record:
        text = json.dumps(now, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        (root / FIGURES).write_text(text, encoding="utf-8")
        return True
    for line in worse:
        print(f"worse than {FIGURES}: {line}")
    return not worse


def _beside(library: Library, given: Sequence[Ticket]) -> None:
    """Print what others make of the tickets that belong to a playbook."""
    from macros.desk import rivals  # noqa: PLC0415  # a second's worth of libraries

    good = [ticket for ticket in given if not ticket.fits_none]
    names = [book.name for book in desk.desk_playbooks(library)]
    print("beside the desk, on the same tickets, none turned away")
    for name, answers in rivals.answers(library, [ticket.text for ticket in good]):
        found = [
            Case(ticket, Answered(tuple(names[place] for place in places), (), False))
            for ticket, places in zip(good, answers, strict=True)
        ]
        print(row(name, found))
