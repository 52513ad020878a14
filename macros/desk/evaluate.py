"""How often the desk is right: tickets that people wrote, with the playbook each belongs to.

`tests/tickets/` has one file to tune on and one that is only reported, by other hands. Kinds are
`plain` (ordinary messy English), `described` (no product words), `languages` and `nothing`, whose
tickets belong to no playbook. `around.yml` has what people write around their question, so each
ticket is tried once more inside a letter. `figures.json` has what was reached before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from macros.desk.index import Index
from macros.desk.rank import rank
from macros.library.model import NONE

FOLDER = "tests/tickets"
FIGURES, AROUND = f"{FOLDER}/figures.json", f"{FOLDER}/around.yml"
SETS = ("tune", "report")
GOOD = ("plain", "described", "languages")
LETTERS = ("letters", "empty letters")  # tickets inside letters, and those that belong nowhere
_REFUSED = {
    "nothing": ("nothing",),
    "good": GOOD,
    "empty letters": LETTERS[1:],
    "good letters": LETTERS[:1],
}
_SLACK = 1.0  # points: libraries round differently from machine to machine
_CONFUSIONS = 12
Figures: TypeAlias = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Case:
    """A ticket, the playbook it belongs to, and what the desk answered, best first."""

    kind: str
    playbook: str
    text: str
    answers: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.answers[0] if self.answers else NONE


def tickets(root: Path, name: str) -> list[dict[str, str]]:
    """The tickets of a set; raises OSError when there is no such set."""
    text = (root / FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    found: list[dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def letters(root: Path, name: str) -> list[dict[str, str]]:
    """The tickets of a set, each inside a letter in its language; none without letters."""
    path = root / AROUND
    if not path.is_file():
        return []
    around = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[name]
    found = []
    for number, ticket in enumerate(tickets(root, name)):
        spoken = ticket.get("language", "en")
        fitting = [letter["text"] for letter in around if letter["language"] == spoken]
        if fitting:
            text = fitting[number % len(fitting)].replace("{ticket}", ticket["text"].strip())
            kind = LETTERS[ticket["kind"] == "nothing"]
            found.append(ticket | {"text": text, "kind": kind})
    return found


def cases(index: Index, given: Sequence[Mapping[str, str]]) -> list[Case]:
    """What the desk answers to each ticket."""
    return [
        Case(
            t["kind"],
            t["playbook"],
            t["text"],
            tuple(a.playbook for a in rank(index, t["text"]).answers),
        )
        for t in given
    ]


def figures(found: Sequence[Case]) -> dict[str, float]:
    """Per cent: right in the first place and among three, by kind; rightly and wrongly refused."""
    said: dict[str, float | None] = {}
    for kind in (*GOOD, LETTERS[0]):
        own = [case for case in found if case.kind == kind]
        said[f"{kind}, first"] = _share(case.first == case.playbook for case in own)
        said[f"{kind}, first three"] = _share(case.playbook in case.answers[:3] for case in own)
    for name, kinds in _REFUSED.items():
        said[f"{name}, refused"] = _share(not c.answers for c in found if c.kind in kinds)
    return {key: value for key, value in said.items() if value is not None}


def _share(hits: Iterable[bool]) -> float | None:
    """Per cent, None of nothing."""
    counted = list(hits)
    return round(100 * sum(counted) / len(counted), 1) if counted else None


def known(root: Path) -> Figures:
    """The figures that were committed last; none when there are none."""
    path = root / FIGURES
    found: Figures = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def lines(name: str, found: Sequence[Case], before: Mapping[str, float]) -> Iterator[str]:
    """What there is to say of a set: its figures, what changed, what is confused with what."""
    yield f"{name}: {len(found)} tickets"
    for key, value in figures(found).items():
        change = value - before.get(key, value)
        yield f"  {key:24}{value:6.1f} %" + (f"  ({change:+.1f})" if change else "")
    wrong = Counter((c.playbook, c.first) for c in found if c.first != c.playbook)
    for (wanted, given), count in wrong.most_common(_CONFUSIONS):
        yield f"  {count} × {wanted} taken for {given}"


def dropped(now: Mapping[str, float], before: Mapping[str, float]) -> list[str]:
    """The figures that became worse by more than machines differ."""
    return [
        f"{key} was {before[key]} %, is {value} %"
        for key, value in now.items()
        if key in before and (value - before[key]) * (-1 if key.startswith("good") else 1) < -_SLACK
    ]


def measure(root: Path, index: Index, *, record: bool) -> bool:
    """Print what every set says; with `record` keep the figures. Gives whether nothing dropped."""
    before, now, worse = known(root), {}, []
    for name in SETS:
        found = cases(index, [*tickets(root, name), *letters(root, name)])
        now[name] = figures(found)
        print("\n".join(lines(name, found, before.get(name, {}))))
        worse += [f"{name}: {line}" for line in dropped(now[name], before.get(name, {}))]
    if record:
        text = json.dumps(now, indent=2) + "\n"
        (root / FIGURES).write_text(text, encoding="utf-8")
        return True
    for line in worse:
        print(f"worse than {FIGURES}: {line}")
    return not worse
